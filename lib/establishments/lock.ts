import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";

/** One gesture of its kind at a time in a school, until the commit: what two people do at once follows one another. */
export async function lockSchool(tx: Transaction, uai: string): Promise<void> {
  await tx.$queryRaw`select 1 from establishment where uai = ${uai} for update`;
}
