import "server-only";
import { environment } from "@/lib/platform/env";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { KeyUse } from "@/lib/platform/key-use";
import { currentKey } from "@/lib/platform/sealing";
import { resealTotpSecret, type SealedTotpSecret } from "@/lib/platform/totp-secret";

type Sealed = SealedTotpSecret & { id: string };

/** The keys that the second factors of operators need. */
export function countOperatorKeys(tx: Transaction): Promise<KeyUse[]> {
  return tx.$queryRaw<KeyUse[]>`
    select totp_key_id as "keyId", count(*)::int as count from operator
    where totp_secret is not null group by totp_key_id`;
}

/** The keys that the secrets proposed by enrolment links need, used links included. */
export function countEnrolmentKeys(tx: Transaction): Promise<KeyUse[]> {
  return tx.$queryRaw<KeyUse[]>`
    select totp_key_id as "keyId", count(*)::int as count from enrolment group by totp_key_id`;
}

/** Seals by the current key the second factors that an older one sealed; answers how many. */
export async function resealOperators(tx: Transaction, limit: number): Promise<number> {
  const rows = await tx.$queryRaw<Sealed[]>`
    select id, totp_secret as "totpSecret", totp_key_id as "totpKeyId" from operator
    where totp_secret is not null and totp_key_id <> ${currentId()} order by id limit ${limit} for update`;
  for (const { id, ...stored } of rows)
    await tx.operator.update({ where: { id }, data: resealTotpSecret(stored, id), select: { id: true } });
  return rows.length;
}

/** The same, for the secrets of enrolment links. */
export async function resealEnrolments(tx: Transaction, limit: number): Promise<number> {
  const rows = await tx.$queryRaw<Sealed[]>`
    select id, totp_secret as "totpSecret", totp_key_id as "totpKeyId" from enrolment
    where totp_key_id <> ${currentId()} order by id limit ${limit} for update`;
  for (const { id, ...stored } of rows)
    await tx.enrolment.update({ where: { id }, data: resealTotpSecret(stored, id), select: { id: true } });
  return rows.length;
}

const currentId = () => currentKey(environment().SEALING_KEYS).id;
