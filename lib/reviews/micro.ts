import "server-only";
import { randomUUID } from "node:crypto";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { dayPlus } from "@/lib/accounts/rules/days";
import { openCampaign } from "./opening";
import { microParts, microReviewDays } from "./rules/campaign";
import { dayWords, sentencesOf } from "./rules/sentence";
import { listUnreviewedIds, loadGrants } from "./store/grants";

/**
 * Opens the review of the personal rights of those whose function changed or who left, as an import has just written
 * it: one review an import, or several when one would be too large to close, for whoever imported, of the rights that no
 * open review holds. Answers what the journal says.
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
  const sentenceOf = sentencesOf(school);
  const deadline = dayPlus(today, microReviewDays);
  const opened: JournalTarget[] = [];
  for (const [rank, { rights, place }] of microParts(found).entries()) {
    // The import’s id opens the first: received twice, it opens none of them again.
    const requestId = rank === 0 ? importId : randomUUID();
    const name = `Changements de fonction et départs du ${dayWords(today)}${place}`;
    const id = await openCampaign(
      tx,
      {
        ...{ uai, requestId, kind: "MICRO", name, deadline, by: by.name, now },
        scope: { targets: [], personalOnly: true, population: null, words },
      },
      { grants: rights, sentenceOf, reviewers: [{ operatorId: by.id, name: by.name }] },
    );
    const detail = { import: importId, rights: rights.length, until: deadline };
    opened.push({ kind: "review", id, detail });
  }
  return opened;
}

const words = "Droits personnels de ceux dont un import montre qu’ils ont changé de fonction ou sont partis";
