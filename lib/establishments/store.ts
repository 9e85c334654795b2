import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { SchoolSettings } from "./schema";

const columns = {
  uai: true,
  name: true,
  signInAddress: true,
  secretValidityDays: true,
  resetMode: true,
  secretForm: true,
  approvalThreshold: true,
  approvesWholeSchool: true,
} as const;

export function findSettings(tx: Transaction, scope: Scope) {
  return tx.establishment.findFirst({ where: { uai: { in: [...scope] } }, select: columns });
}

/** The same, locked until the commit: what changed is told from what was there. */
export async function lockSettings(tx: Transaction, scope: Scope) {
  await tx.$queryRaw`select 1 from establishment where uai = any(${[...scope]}) for update`;
  return findSettings(tx, scope);
}

export async function saveSettings(tx: Transaction, uai: string, settings: SchoolSettings): Promise<void> {
  await tx.establishment.update({ where: { uai }, data: settings, select: { uai: true } });
}

/** Where pupils sign in when the school says nothing else: the national page. */
const nationalSignInAddress = "https://educonnect.education.gouv.fr";

/** Adds a school; the transaction's scope must hold its UAI. */
export async function addEstablishment(
  tx: Transaction,
  establishment: { uai: string; name: string },
): Promise<void> {
  await tx.establishment.create({ data: { signInAddress: nationalSignInAddress, ...establishment } });
}

/** A school's name is read before any scope exists. */
export function findEstablishment(tx: Transaction, uai: string): Promise<{ name: string } | null> {
  return tx.establishment.findUnique({ where: { uai }, select: { name: true } });
}
