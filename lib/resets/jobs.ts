import "server-only";
import * as z from "zod";
import { defineJob, type Step } from "@/lib/platform/define-job";
import type { Transaction } from "@/lib/platform/database/transaction";
import { serverTrouble } from "@/lib/platform/database/trouble";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { MissingKey } from "@/lib/platform/sealing";
import type { Scope } from "@/lib/platform/scope";
import { decideExclusion, exclusionTexts } from "./rules/exclusions";
import { isRunning } from "./rules/lifecycle";
import { staleListsBefore } from "./rules/received-list/lifecycle";
import { sealNewPasswords } from "./seals";
import { type Campaign, lockCampaign, saveStatus } from "./store/campaigns";
import {
  listExpiredCampaigns,
  listPendingStudents,
  type PendingStudent,
  purgeCampaignSecrets,
  saveResets,
  saveUndone,
  type SealedReset,
} from "./store/secrets";
import { removeStaleLists } from "./store/lists";
import { lockStudentFacts } from "./store/students";

/** Large enough to be fast, small enough that a gesture waits a tenth of a second for the campaign's lock. */
const batchSize = 500;

/** How long a campaign may go on before the others waiting have their turn, in milliseconds. */
const turnMs = 500;

type Progress = "more" | "over";

/**
 * Runs a campaign batch by batch, each batch one transaction with its journal entries: killed at any moment,
 * a pupil has either the old password or a new printable one. When a batch breaks, its pupils are taken one by
 * one, so that one failure never stops the rest.
 */
export const runCampaign = defineJob({
  name: "reset-run",
  audit: "student.reset",
  payload: z.object({ campaignId: z.uuid() }),
  async run({ payload: { campaignId }, scope, step, cede }) {
    const turnEnds = performance.now() + turnMs;
    let progress: Progress = "more";
    while (progress === "more" && performance.now() < turnEnds)
      progress = await runBatch(step, scope, campaignId);
    if (progress === "more") cede();
  },
});

async function runBatch(step: Step, scope: Scope, campaignId: string): Promise<Progress> {
  try {
    return await resetBatch(step, scope, campaignId, batchSize);
  } catch {
    for (let left = batchSize; left > 0; left -= 1) {
      const progress = await resetAlone(step, scope, campaignId);
      if (progress === "over") return "over";
    }
    return "more";
  }
}

async function resetAlone(step: Step, scope: Scope, campaignId: string): Promise<Progress> {
  try {
    return await resetBatch(step, scope, campaignId, 1);
  } catch (error) {
    // No pupil is at fault: the queue takes the run up again later.
    if (serverTrouble(error) !== null) throw error;
    return step(async ({ tx }) => {
      const campaign = await lockCampaign(tx, scope, campaignId);
      const [pending] = campaign ? await listPendingStudents(tx, campaign, 1) : [];
      if (!campaign || !pending) return { result: "over", targets: [] };
      const { studentId } = pending;
      const outcome = failureSentence(error, pending);
      await saveUndone(tx, campaign, [{ studentId, status: "FAILED", outcome }]);
      return { result: "more", targets: [studentTarget(studentId, { campaignId, failed: outcome })] };
    });
  }
}

/** Why, and what the pupil is left with: of a lost sheet, its password, which can be printed again. */
function failureSentence(error: unknown, { renewal }: PendingStudent): string {
  const kept = renewal
    ? "La feuille perdue n’est pas remplacée : son mot de passe reste valable et imprimable."
    : "Le mot de passe de l’élève n’a pas changé.";
  return error instanceof MissingKey
    ? `${error.sentence} ${kept}`
    : `Erreur technique. ${kept} Relancez les échecs.`;
}

function resetBatch(step: Step, scope: Scope, campaignId: string, size: number): Promise<Progress> {
  return step<Progress>(async ({ tx, now }) => {
    const campaign = await lockCampaign(tx, scope, campaignId);
    if (!campaign || !isRunning(campaign)) return { result: "over", targets: [] };
    const pending = await listPendingStudents(tx, campaign, size + 1);
    const students = pending.slice(0, size);
    const isLast = pending.length === students.length;
    const begun = campaign.status === "QUEUED" ? { startedAt: now } : {};
    if (isLast) await saveStatus(tx, campaign, { status: "DONE", finishedAt: now, ...begun });
    else if ("startedAt" in begun) await saveStatus(tx, campaign, { status: "RUNNING", ...begun });
    const targets = students.length > 0 ? await resetStudents(tx, scope, campaign, students, now) : [];
    if (!isLast) return { result: "more", targets };
    const finished = { kind: "campaign", id: campaign.id, detail: { finished: true } };
    return { result: "over", targets: [...targets, finished] };
  });
}

async function resetStudents(
  tx: Transaction,
  scope: Scope,
  campaign: Campaign,
  pending: readonly PendingStudent[],
  now: Date,
): Promise<JournalTarget[]> {
  const ids = pending.map(({ studentId }) => studentId);
  if (now > campaign.validUntil) return failExpired(tx, campaign, ids);
  // Whose sheet was lost was reset once already: the exclusions have had their say.
  const renewed = new Set(pending.filter(({ renewal }) => renewal).map(({ studentId }) => studentId));
  const students = await lockStudentFacts(tx, scope, ids);
  const excluded = students.flatMap((student) => {
    if (renewed.has(student.id)) return [];
    const reason = decideExclusion(student, campaign.exclusions, now);
    return reason === null ? [] : [{ studentId: student.id, status: "EXCLUDED" as const, outcome: reason }];
  });
  const left = new Set(excluded.map(({ studentId }) => studentId));
  const resets = sealNewPasswords(
    campaign,
    ids.filter((id) => !left.has(id)),
  );
  await saveResets(tx, campaign, resets, now);
  if (excluded.length > 0) await saveUndone(tx, campaign, excluded);
  return [...doneTargets(campaign, resets), ...excludedTargets(campaign, excluded)];
}

/** A run that comes after its passwords' last day, for want of a worker: nobody loses a password for a dead one. */
async function failExpired(
  tx: Transaction,
  campaign: Campaign,
  ids: readonly string[],
): Promise<JournalTarget[]> {
  const outcome =
    "Les mots de passe de cette campagne ont expiré avant le tour de l’élève : le sien n’a pas changé. Préparez une nouvelle campagne.";
  await saveUndone(
    tx,
    campaign,
    ids.map((studentId) => ({ studentId, status: "FAILED", outcome })),
  );
  return ids.map((id) => studentTarget(id, { campaignId: campaign.id, failed: outcome }));
}

function studentTarget(id: string, detail: NonNullable<JournalTarget["detail"]>): JournalTarget {
  return { kind: "student", id, detail };
}

function doneTargets(campaign: Campaign, resets: readonly SealedReset[]): JournalTarget[] {
  return resets.map(({ studentId }) => studentTarget(studentId, { campaignId: campaign.id }));
}

function excludedTargets(
  campaign: Campaign,
  excluded: readonly { studentId: string; outcome: keyof typeof exclusionTexts }[],
): JournalTarget[] {
  return excluded.map(({ studentId, outcome }) =>
    studentTarget(studentId, { campaignId: campaign.id, excluded: exclusionTexts[outcome].label }),
  );
}

/** Erases the secrets whose day has passed and the lists that nobody read. Queued every hour for each school. */
export const purgeExpiredSecrets = defineJob({
  name: "reset-purge",
  audit: "secret.purged",
  payload: z.object({}),
  async run({ scope, step }) {
    await step(async ({ tx, now }) => {
      const targets: JournalTarget[] = [];
      for (const campaign of await listExpiredCampaigns(tx, scope, now)) {
        const studentIds = await purgeCampaignSecrets(tx, campaign, now);
        targets.push(
          ...studentIds.map((id) => studentTarget(id, { campaignId: campaign.id, because: "expiry" })),
        );
      }
      const forgotten = await removeStaleLists(tx, scope, staleListsBefore(now));
      targets.push(
        ...forgotten.map(({ id, campaignId }): JournalTarget => {
          return {
            kind: "campaign",
            id: campaignId,
            detail: { listId: id, destroyed: true, because: "expiry" },
          };
        }),
      );
      return { result: undefined, targets };
    });
  },
});
