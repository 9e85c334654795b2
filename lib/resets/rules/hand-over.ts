import { accept, refuse, type Decision } from "@/lib/decision";
import type { CampaignStatus } from "./lifecycle";

/** A sheet printed this many days ago and still in nobody's hands is late: a password lies on a desk. */
export const lateAfterDays = 15;

const dayMs = 86_400_000;

export type HandOverFacts = {
  /** The pupil's secret of this campaign can still be printed. */
  isPrintable: boolean;
  /** The sheet was lost and its replacement failed. */
  renewalFailed: boolean;
  printedAt: Date | null;
  handedOutAt: Date | null;
};

export type HandOverState = "NOTHING" | "NOT_REPLACED" | "TO_PRINT" | "TO_HAND_OUT" | "LATE" | "HANDED_OUT";

/** Where one pupil's sheet stands; late on the very instant that completes the fifteenth day. */
export function handOverState(
  { isPrintable, renewalFailed, printedAt, handedOutAt }: HandOverFacts,
  now: Date,
): HandOverState {
  if (handedOutAt !== null) return "HANDED_OUT";
  if (printedAt === null) return unprintedState(isPrintable, renewalFailed);
  return now.getTime() - printedAt.getTime() >= lateAfterDays * dayMs ? "LATE" : "TO_HAND_OUT";
}

function unprintedState(isPrintable: boolean, renewalFailed: boolean): HandOverState {
  if (!isPrintable) return "NOTHING";
  return renewalFailed ? "NOT_REPLACED" : "TO_PRINT";
}

/** Who gives the sheets of a class: whoever gave the last one, else the one who opens the register. */
export function giverOf(
  lines: readonly { handedOutAt: Date | null; handedOutBy: string | null }[],
  operatorName: string,
): string {
  const times = lines.map(({ handedOutAt }) => handedOutAt?.getTime() ?? 0);
  const last = lines[times.indexOf(Math.max(...times))];
  return last?.handedOutBy ?? operatorName;
}

/** What the register gains and what it takes back: only what this page changed, so that two pages never undo each other. */
export function readTicks(shown: { before: readonly string[]; after: readonly string[] }): {
  given: string[];
  takenBack: string[];
} {
  return {
    given: shown.after.filter((id) => !shown.before.includes(id)),
    takenBack: shown.before.filter((id) => !shown.after.includes(id)),
  };
}

type Renewable = { status: CampaignStatus; mode: "MANAGED" | "ASSISTED"; validUntil: Date };

const renewalRefusals: Record<CampaignStatus, string | null> = {
  AWAITING_APPROVAL: "Cette campagne attend d’être approuvée : aucune feuille n’existe encore.",
  AWAITING_LIST: null,
  QUEUED: "Cette campagne est en cours : attendez sa fin.",
  RUNNING: "Cette campagne est en cours : attendez sa fin.",
  DONE: null,
  CANCELLED: "Cette campagne est annulée : préparez-en une nouvelle pour ces élèves.",
  CLOSED: "Cette campagne est close : préparez-en une nouvelle pour ces élèves.",
};

/**
 * A lost sheet: its pupils get a new provisional password in the same campaign, and the one on paper dies as the new
 * one is born. Refuses once the passwords have expired, and while the campaign runs.
 */
export function decideRenewal(
  { status, mode, validUntil }: Renewable,
  studentCount: number,
  now: Date,
): Decision<{ status: "QUEUED" | "AWAITING_LIST" }> {
  const refusal = renewalRefusals[status];
  if (refusal !== null) return refuse(refusal);
  if (now > validUntil)
    return refuse(
      "Les mots de passe de cette campagne ont expiré : préparez-en une nouvelle pour ces élèves.",
    );
  if (studentCount === 0)
    return refuse("Aucun mot de passe encore valable pour ce choix : il n’y a rien à remplacer.");
  return accept({ status: mode === "MANAGED" ? "QUEUED" : "AWAITING_LIST" });
}
