import "server-only";
import { fullName } from "@/lib/accounts/rules/account";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { findGuestPolicy } from "@/lib/guests/facts";
import { maySponsor } from "@/lib/guests/rules/creation";
import { latestEnd } from "@/lib/guests/rules/policy";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Moment, Terms } from "./rules/gestures";

/** What a gesture is given, from what was typed; a sponsor is an account of the school, by its identifier. */
export async function findTerms(
  tx: Transaction,
  { uai, now }: { uai: string; now: Date },
  { endsOn, sponsorId }: { endsOn?: string | undefined; sponsorId?: string | undefined },
): Promise<{ terms: Terms; moment: Moment }> {
  const [sponsor] = sponsorId === undefined ? [] : await listSchoolAccounts(tx, uai, [sponsorId]);
  // Whoever the form of a new guest would refuse as a sponsor is refused here too, line by line.
  const answers = sponsor && maySponsor(sponsor) ? sponsor : null;
  const terms: Terms = {
    ...(endsOn !== undefined && { endsOn }),
    ...(answers && { sponsor: { id: answers.id, name: fullName(answers), email: answers.email } }),
  };
  return {
    terms,
    moment: { today: parisDay(now), latestEnd: latestEnd(await findGuestPolicy(tx, uai), now) },
  };
}
