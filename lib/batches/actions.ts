"use server";

import { randomUUID } from "node:crypto";
import { fullName } from "@/lib/accounts/rules/account";
import { accept, refuse } from "@/lib/decision";
import { defineAction } from "@/lib/platform/define-action";
import { runBatch, undoBatchJob } from "./jobs";
import { sumDryRun } from "./dry-run";
import { typedAbove } from "./rules/dry-run";
import { decideBatchUndo } from "./rules/gestures";
import { batchSchema, knownBatchSchema } from "./schema";
import { addBatch, type BatchOrder, findByRequest, lockBatch, saveBatch } from "./store/batches";
import { findTerms } from "./terms";

/**
 * Confirms a dry run: what was shown is what is done, by fingerprint; the same confirmation sent twice makes one
 * batch. Refuses when anything changed since it was shown, and a number badly typed above 50.
 */
export const confirmBatch = defineAction({
  permission: "account:manage",
  audit: "account.batch-confirmed",
  stepUp: true,
  input: batchSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    const known = await findByRequest(tx, actor.scope, input.requestId);
    const href = (id: string) => `/e/${uai}/comptes-invites/lots/${id}`;
    if (known) return accept({ targets: [{ kind: "batch", id: known.id }], href: href(known.id) });

    const where = { scope: actor.scope, uai, now };
    const given = await findTerms(tx, where, input);
    const lines: BatchOrder["lines"] = [];
    const { accepted, fingerprint } = await sumDryRun(tx, where, input, given, ({ account, refusal }) => {
      lines.push({ accountId: account.id, label: fullName(account), refusal: refusal?.reason ?? null });
    });
    if (accepted === 0) return refuse("Aucun de ces comptes n’est concerné : rien à faire.");
    if (fingerprint !== input.fingerprint)
      return refuse("La liste a changé depuis que vous l’avez vue : relisez-la, puis confirmez de nouveau.");
    if (accepted > typedAbove && input.nombre !== String(accepted))
      return refuse(`Tapez ${accepted} pour confirmer.`);

    const id = randomUUID();
    const { terms } = given;
    const order = { uai, id, requestId: input.requestId, gesture: input.geste, terms, by: actor, now, lines };
    await addBatch(tx, order);
    await runBatch.enqueue(tx, { uai, actor, payload: { batchId: id }, key: id });
    const detail = { gesture: input.geste, accounts: accepted };
    return accept({ targets: [{ kind: "batch", id, detail }], href: href(id) });
  },
});

/** Takes a whole batch back within 30 days; what changed since is kept, line by line. */
export const undoBatch = defineAction({
  permission: "account:manage",
  audit: "account.batch-undo-asked",
  input: knownBatchSchema,
  async run({ input: { batchId }, actor, now, tx }) {
    const batch = await lockBatch(tx, actor.scope, batchId);
    if (!batch) return refuse("Ce lot n’existe pas.");
    const decision = decideBatchUndo(batch, now);
    if (!decision.accepted) return decision;
    await saveBatch(tx, batch, { status: "UNDOING", undoneByName: actor.name });
    await undoBatchJob.enqueue(tx, { uai: batch.uai, actor, payload: { batchId }, key: batchId });
    return accept({
      targets: [{ kind: "batch", id: batchId, detail: { gesture: batch.gesture } }],
      message: "Le lot est en train d’être défait.",
    });
  },
});
