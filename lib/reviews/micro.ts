import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { dayPlus } from "@/lib/accounts/rules/days";
import { openCampaign } from "./opening";
import { microReviewDays } from "./rules/campaign";
import { dayWords, sentencesOf } from "./rules/sentence";
import { listUnreviewedIds, loadGrants } from "./store/grants";

/**
 * Opens the review of the personal rights of those whose function changed or who left, as an import has just written
 * it: one review an import, for whoever imported, of the rights that no open review holds. Answers what the journal says.
 */
export async function openMicroReviews(
  tx: Transaction,
  { uai, importId, now, by }: { uai: string; importId: string; now: Date; by: { id: string; name: string } },
  accountIds: readonly string[],
): Promise<JournalTarget[]> {
  const today = parisDay(now);
  const ids = await listUnreviewedIds(tx, uai, { accountIds, today });
  if (ids.length === 0) return [];
  const { grants, school } = await loadGrants(tx, uai, ids);
  const found = ids.flatMap((id) => grants.get(id) ?? []);
  const name = `Changements de fonction et départs du ${dayWords(today)}`;
  const words =
    "Droits personnels de ceux dont un import montre qu’ils ont changé de fonction ou sont partis";
  const deadline = dayPlus(today, microReviewDays);
  const id = await openCampaign(
    tx,
    {
      ...{ uai, requestId: importId, kind: "MICRO", name, deadline, by: by.name, now },
      scope: { targets: [], personalOnly: true, population: null, words },
    },
    { grants: found, sentenceOf: sentencesOf(school), reviewers: [{ operatorId: by.id, name: by.name }] },
  );
  return [{ kind: "review", id, detail: { import: importId, rights: found.length, until: deadline } }];
}
