import "server-only";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { findGuestPolicy } from "@/lib/guests/facts";
import { absoluteEnd } from "@/lib/guests/rules/policy";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { evaluateSchool, type Result } from "./rules/evaluate";
import type { School } from "./rules/school";
import type { Scope } from "@/lib/platform/scope";
import type { StoredException } from "./rules/exceptions";
import { addException, findAdministratorPolicy, findHolders, findImportDays, listExceptions } from "./store";

/** The exceptions of a school, over or not, for the rooms that show findings of their own. */
export function findExceptions(tx: Transaction, scope: Scope): Promise<StoredException[]> {
  return listExceptions(tx, scope);
}

/** Keeps an exception for a finding of another room, whose own rules accepted it. */
export function recordException(
  tx: Transaction,
  exception: Parameters<typeof addException>[1],
): Promise<void> {
  return addException(tx, exception);
}

/** A school as the rules look at it, now. */
export async function loadSchool(tx: Transaction, uai: string, now: Date): Promise<School> {
  return {
    accounts: await listSchoolAccounts(tx, uai),
    today: parisDay(now),
    absoluteEnd: absoluteEnd(now),
    guestPolicy: await findGuestPolicy(tx, uai),
    administratorPolicy: await findAdministratorPolicy(tx, uai),
    importedOn: await findImportDays(tx, uai),
    holders: await findHolders(tx, uai, parisDay(now)),
    dayOf: parisDay,
  };
}

/** Everything that the rules find in a school, now. */
export async function findResults(tx: Transaction, uai: string, now: Date): Promise<Result[]> {
  return evaluateSchool(await loadSchool(tx, uai, now));
}
