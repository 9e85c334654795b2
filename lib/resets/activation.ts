import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

/**
 * Erases the provisional passwords of pupils who have chosen their own or have left, as a file tells: only those made
 * before `before`, what the file speaks of. Answers whose they were.
 */
export async function voidActivatedSecrets(
  tx: Transaction,
  uai: string,
  studentIds: readonly string[],
  { before, now }: { before: Date; now: Date },
): Promise<string[]> {
  if (studentIds.length === 0) return [];
  const voided = await tx.$queryRaw<{ studentId: string }[]>`
    update provisional_secret set live_student_id = null, sealed = null, voided_at = ${now}, purged_at = ${now}
    where uai = ${uai} and live_student_id = any(${[...studentIds]}::uuid[]) and created_at < ${before}
    returning student_id as "studentId"`;
  return voided.map(({ studentId }) => studentId);
}
