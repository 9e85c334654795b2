import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

/** The number that grows whenever the people of a school change: a preview older than it is made again. */
export async function findPeopleVersion(tx: Transaction, uai: string): Promise<number> {
  const { peopleVersion } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { peopleVersion: true },
  });
  return peopleVersion;
}

/** Says, in the transaction that makes it true, that the people of a school have changed. */
export async function bumpPeopleVersion(tx: Transaction, uai: string): Promise<void> {
  await tx.establishment.update({
    where: { uai },
    data: { peopleVersion: { increment: 1 } },
    select: { uai: true },
  });
}
