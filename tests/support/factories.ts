import { randomInt, randomUUID } from "node:crypto";
import { database } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import type { Role } from "@/lib/platform/permissions";
import { scopeOf } from "@/lib/platform/scope";
import { openSession } from "@/lib/platform/session";

export type School = { uai: string; name: string };
export type TestOperator = { id: string; name: string; email: string; sessionToken: string };

const keyLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** A UAI nobody else drew, with its right key letter. */
export function anyUai(): string {
  const digits = randomInt(10_000_000);
  return `${String(digits).padStart(7, "0")}${keyLetters.charAt(digits % keyLetters.length)}`;
}

/** A school of its own for each test, where nobody has to approve: two tests never see each other's pupils. */
export async function makeSchool({
  uai = anyUai(),
  name = "Collège des Capucines",
}: Partial<School> = {}): Promise<School> {
  await inTransaction(scopeOf([uai]), (tx) =>
    tx.establishment.create({
      data: {
        uai,
        name,
        signInAddress: "https://ent.exemple.fr",
        approvalThreshold: 1_000_000,
        approvesWholeSchool: false,
      },
    }),
  );
  return { uai, name };
}

/** An operator already signed in, with the given roles in one school; the school must exist. */
export async function makeOperator({
  uai,
  roles = ["PRINCIPAL"],
  now = new Date(),
  validUntil = null,
  classNames = [],
}: {
  uai: string;
  roles?: readonly Role[];
  /** When the second factor was given. */
  now?: Date;
  validUntil?: Date | null;
  /** Of a delegate only. */
  classNames?: readonly string[];
}): Promise<TestOperator> {
  const email = `${randomUUID()}@exemple.fr`;
  const name = "Claire Martin";
  const validFrom = new Date(now.getTime() - 3_600_000);
  const { id } = await database().operator.create({
    data: {
      email,
      name,
      memberships: {
        create: roles.map((role) => ({ uai, role, validFrom, validUntil, classNames: [...classNames] })),
      },
    },
    select: { id: true },
  });
  return { id, name, email, sessionToken: await openSession(database(), id, now) };
}
