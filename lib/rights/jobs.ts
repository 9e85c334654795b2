import "server-only";
import * as z from "zod";
import { lockSchool } from "@/lib/establishments/lock";
import { orderChanges } from "@/lib/outgoing/order";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineJob } from "@/lib/platform/define-job";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { bumpRightsVersion, loadRights } from "./facts";
import { ordersOf } from "./outgoing";
import type { BatchLine } from "./rules/draft";
import { indexRights } from "./rules/effective";
import { rightWords } from "./rules/model";
import { namesOfRights } from "./rules/names";
import { removeDrafts } from "./store/batches";
import { listEnded, revokeGrants } from "./store/grants";

const author = "La console";

/** A conversion prepared and confirmed by nobody for so long is forgotten. */
const draftLifeMs = 24 * 3_600_000;

/**
 * What the console does by itself of a school’s rights, each hour: it revokes those whose last day is past, and forgets
 * conversions that nobody confirmed for a day.
 */
export const sweepRights = defineJob({
  name: "rights-sweep",
  audit: "rights.ended",
  payload: z.object({}),
  async run({ uai, step }) {
    await step(async ({ tx, now }) => {
      await lockSchool(tx, uai);
      await removeDrafts(tx, uai, new Date(now.getTime() - draftLifeMs));
      return { result: undefined, targets: await revokeEnded(tx, uai, now) };
    });
  },
});

async function revokeEnded(tx: Transaction, uai: string, now: Date): Promise<JournalTarget[]> {
  const today = parisDay(now);
  const ended = await listEnded(tx, uai, today);
  if (ended.length === 0) return [];
  const school = await loadRights(tx, uai, now);
  const names = namesOfRights(school);
  const lines = school.grants
    .filter(({ id }) => ended.includes(id))
    .map((grant, rank): BatchLine => ({
      ...{ seq: rank + 1, choice: 0, change: "REVOKED", subject: grant.id },
      label: `${names.holder(grant.holder)} : ${rightWords(grant.role, names.target(grant.target))}`,
    }));
  await revokeGrants(tx, { uai, by: author, today }, ended);
  await bumpRightsVersion(tx, uai);
  const index = indexRights(school);
  const orders = ordersOf(lines, index, names).map(({ order }) => order);
  await orderChanges(tx, { uai, by: author, now }, orders);
  return lines.map(({ subject, label }) => ({ kind: "grant", id: subject, detail: { label, ended: true } }));
}
