import { lastPossibleDay } from "@/lib/delegations/rules";
import { parisDayBounds } from "@/lib/paris-day";
import { database } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { openSession } from "@/lib/platform/session";
import { createReadyOperator } from "@/lib/operators/store/accounts";
import { sampleSchoolName, sampleUai } from "../sample/school";
import type { SampleAccount } from "./accounts";

const signInAddress = "https://college-des-deux-rivieres.mon-ent-occitanie.fr";

/** What the delegate of the sample school was handed: three classes, to the end of the school year. */
const delegation = (now: Date) => ({
  classNames: ["6e A", "6e B", "6e C"],
  validUntil: parisDayBounds(lastPossibleDay(now)).end,
});

/** Opens the school and its people's accounts; what already exists is left as it is. */
export async function openSchool(accounts: readonly SampleAccount[]): Promise<void> {
  const now = new Date();
  await inTransaction(scopeOf([sampleUai]), async (tx) => {
    const known = await tx.establishment.findUnique({ where: { uai: sampleUai } });
    if (known) return;
    await tx.establishment.create({ data: { uai: sampleUai, name: sampleSchoolName, signInAddress } });
    for (const { role, name, email, password, totpSecret } of accounts) {
      const memberships = [{ uai: sampleUai, role, ...(role === "DELEGATE" && delegation(now)) }];
      await createReadyOperator(tx, { name, email, password, totpSecret, memberships, now });
    }
  });
}

/** A session of one of the sample school's people, as if they had just signed in. */
export async function openSessionOf({ email }: SampleAccount): Promise<string> {
  const { id } = await database().operator.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return openSession(database(), id, new Date());
}
