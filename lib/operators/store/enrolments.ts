import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { openTotpSecret, sealTotpSecret } from "@/lib/platform/totp-secret";

export type Enrolment = {
  id: string;
  operatorId: string;
  name: string;
  email: string;
  schoolNames: string[];
  operatorDisabled: boolean;
  expiresAt: Date;
  usedAt: Date | null;
};

/** Keeps one open link by operator: a new one makes those before useless. `id` is the SHA-256 of the token. */
export async function saveEnrolment(
  tx: Transaction,
  link: { id: string; operatorId: string; totpSecret: string; expiresAt: Date },
): Promise<void> {
  await tx.enrolment.deleteMany({ where: { operatorId: link.operatorId, usedAt: null } });
  await tx.enrolment.create({ data: { ...link, ...sealTotpSecret(link.totpSecret, link.id) } });
}

export async function findEnrolment(tx: Transaction, id: string): Promise<Enrolment | null> {
  const found = await tx.enrolment.findUnique({
    where: { id },
    select: {
      id: true,
      operatorId: true,
      expiresAt: true,
      usedAt: true,
      operator: {
        select: {
          name: true,
          email: true,
          disabledAt: true,
          memberships: { select: { establishment: { select: { name: true } } }, orderBy: { uai: "asc" } },
        },
      },
    },
  });
  if (!found) return null;
  const { operator, ...link } = found;
  const schoolNames = operator.memberships.map(({ establishment }) => establishment.name);
  return {
    ...link,
    name: operator.name,
    email: operator.email,
    operatorDisabled: operator.disabledAt !== null,
    schoolNames: [...new Set(schoolNames)],
  };
}

/** The base32 secret this link proposes to the application. */
export async function findProposedSecret(tx: Transaction, id: string): Promise<string> {
  const sealed = await tx.enrolment.findUniqueOrThrow({
    where: { id },
    select: { totpSecret: true, totpKeyId: true },
  });
  return openTotpSecret(sealed, id);
}

/** True for the one who uses the link: it opens once. */
export async function takeEnrolment(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.enrolment.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}
