"use server";

import { randomUUID } from "node:crypto";
import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { lockSchool } from "@/lib/establishments/lock";
import { recordException } from "@/lib/hygiene/facts";
import { decideException } from "@/lib/hygiene/rules/exceptions";
import { rightsExceptionSchema } from "@/lib/hygiene/schema";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineAction } from "@/lib/platform/define-action";
import type { Actor } from "@/lib/platform/session";
import { applyDraft, applyOrders, type Applied } from "./apply";
import { isRightsSubject, loadRights } from "./facts";
import { decideLimit } from "./rules/limit";
import { choosePrepared } from "./rules/choices";
import { draftConversions } from "./rules/draft";
import { indexRights } from "./rules/effective";
import { conversionListing, exactChoices } from "./rules/lists/conversions";
import { namesOfRights } from "./rules/names";
import {
  conversionSchema,
  knownRightsBatchSchema,
  limitSchema,
  mostConversions,
  revocationSchema,
} from "./schema";
import { addRightsBatch, findRightsBatch, findRightsRequest } from "./store/batches";
import { undoBatchNow } from "./undo";

const pageOf = (uai: string, id: string) => `/e/${uai}/droits/lots/${id}`;

/** Revokes grants, one or many: one batch, which can be undone for 30 days. */
export const revokeRights = defineAction({
  permission: "rights:manage",
  audit: "rights.revoked",
  stepUp: true,
  input: revocationSchema,
  async run({ input: { requestId, droit }, actor, now, tx }) {
    const work = { uai: actor.uai ?? "", by: actor, now, requestId, gesture: "REVOKE" as const };
    const applied = await applyOrders(
      tx,
      work,
      droit.map((grantId) => ({ kind: "REVOKE", grantId })),
    );
    return answer(work.uai, applied);
  },
});

/** Gives grants a last day; the console revokes them the day after. */
export const limitRights = defineAction({
  permission: "rights:manage",
  audit: "rights.limited",
  stepUp: true,
  input: limitSchema,
  async run({ input: { requestId, droit, fin }, actor, now, tx }) {
    const decision = decideLimit(fin, parisDay(now));
    if (!decision.accepted) return decision;
    const work = { uai: actor.uai ?? "", by: actor, now, requestId, gesture: "LIMIT" as const };
    const applied = await applyOrders(
      tx,
      work,
      droit.map((grantId) => ({ kind: "LIMIT", grantId, endsOn: fin })),
    );
    return answer(work.uai, applied);
  },
});

function answer(uai: string, { batchId, done, refused, targets }: Applied) {
  const [refusal] = refused.values();
  if (done === 0 && refusal !== undefined) return refuse(refusal);
  return accept({ targets, href: pageOf(uai, batchId) });
}

/** Prepares conversions: who gains and who loses is kept with them, and nothing is applied. */
export const prepareConversion = defineAction({
  permission: "rights:manage",
  audit: "rights.conversion-prepared",
  input: conversionSchema,
  async run({ input: { requestId, ajouts, choix, tout, ...filter }, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const known = await findRightsRequest(tx, actor.scope, requestId);
    if (known)
      return accept({ targets: [{ kind: "rights-batch", id: known.id }], href: pageOf(uai, known.id) });
    const school = await loadRights(tx, uai, now);
    const index = indexRights(school);
    const names = namesOfRights(school);
    const everyExact = () => exactChoices(conversionListing(index, { names, filter: { ...filter, ajouts } }));
    const keys = tout === "on" ? everyExact() : choix;
    if (keys.length === 0) return refuse("Aucune conversion exacte dans cette liste : rechargez la page.");
    if (keys.length > mostConversions)
      return refuse(
        `${count(keys.length, "conversion")} : filtrez la liste, pour ${count(mostConversions, "conversion")} au plus à la fois.`,
      );
    const chosen = choosePrepared(index, keys, ajouts);
    if (!chosen.accepted) return chosen;
    const { lines, announced } = draftConversions(index, chosen.change, { names, newId: randomUUID });
    const id = randomUUID();
    await addRightsBatch(tx, { uai, id, requestId, gesture: "CONVERT", announced, by: actor, now }, lines);
    const detail = { targets: announced.length, lines: lines.length };
    return accept({ targets: [{ kind: "rights-batch", id, detail }], href: pageOf(uai, id) });
  },
});

const unknownBatch = "Ce lot n’existe pas.";

/** The batch, once nobody else can be applying or undoing one in the school. */
async function holdBatch(tx: Transaction, { uai, scope }: Pick<Actor, "uai" | "scope">, batchId: string) {
  await lockSchool(tx, uai ?? "");
  return findRightsBatch(tx, scope, batchId);
}

/** Applies a prepared conversion; the rights of everybody are verified before anything is kept. */
export const applyConversion = defineAction({
  permission: "rights:manage",
  audit: "rights.converted",
  stepUp: true,
  input: knownRightsBatchSchema,
  async run({ input: { batchId }, actor, now, tx }) {
    const batch = await holdBatch(tx, actor, batchId);
    if (!batch) return refuse(unknownBatch);
    if (batch.status !== "DRAFT") return refuse("Ce lot a déjà été appliqué.");
    const applied = await applyDraft(tx, { uai: batch.uai, by: actor, now }, batch);
    if (!applied.accepted) return applied;
    const { targets, refused, done } = applied.change;
    const message =
      refused.size === 0
        ? "La conversion est appliquée, et vérifiée."
        : `${count(done, "ligne appliquée et vérifiée", "lignes appliquées et vérifiées")}, ${count(refused.size, "refusée")} : voyez pourquoi ci-dessous.`;
    return accept({ targets, message });
  },
});

/** Takes a batch of rights back within 30 days; what changed since is kept, line by line. */
export const undoRights = defineAction({
  permission: "rights:manage",
  audit: "rights.undone",
  stepUp: true,
  input: knownRightsBatchSchema,
  async run({ input: { batchId }, actor, now, tx }) {
    const batch = await holdBatch(tx, actor, batchId);
    if (!batch) return refuse(unknownBatch);
    const undone = await undoBatchNow(tx, { uai: batch.uai, by: actor, now }, batch);
    if (!undone.accepted) return undone;
    const { targets, undoneCount, keptCount } = undone.change;
    const kept =
      keptCount > 0
        ? ` ${count(keptCount, "ligne a changé depuis et reste telle quelle", "lignes ont changé depuis et restent telles quelles")}.`
        : "";
    return accept({
      targets,
      message: `${count(undoneCount, "ligne défaite", "lignes défaites")}, et vérifiées.${kept}`,
    });
  },
});

/** Says why a finding on rights is accepted, who answers for it and until when; it stays visible, and reopens by itself. */
export const grantRightsException = defineAction({
  permission: "finding:except",
  audit: "finding.excepted",
  input: rightsExceptionSchema,
  async run({ input, actor, now, tx }) {
    const decision = decideException(input.endsOn, parisDay(now));
    if (!decision.accepted) return decision;
    const uai = actor.uai ?? "";
    if (!(await isRightsSubject(tx, actor.scope, input.subjectId))) return refuse("Ce droit n’existe plus.");
    if (input.accountId !== null && (await listSchoolAccounts(tx, uai, [input.accountId])).length === 0)
      return refuse("Ce compte n’existe pas.");
    const id = randomUUID();
    await recordException(tx, { uai, id, ...input, by: actor.name, now });
    const { rule, owner, endsOn } = input;
    return accept({
      targets: [{ kind: "grant", id: input.subjectId, detail: { rule, owner, endsOn } }],
      message: "L’exception est enregistrée : le constat reste visible, et se rouvrira à son terme.",
    });
  },
});
