import "server-only";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { findGuestPolicy } from "@/lib/guests/facts";
import { absoluteEnd } from "@/lib/guests/rules/policy";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { evaluateSchool, type Result } from "./rules/evaluate";
import type { School } from "./rules/school";
import { findAdministratorPolicy, findImportDays } from "./store";

/** A school as the rules look at it, now. */
export async function loadSchool(tx: Transaction, uai: string, now: Date): Promise<School> {
  return {
    accounts: await listSchoolAccounts(tx, uai),
    today: parisDay(now),
    absoluteEnd: absoluteEnd(now),
    guestPolicy: await findGuestPolicy(tx, uai),
    administratorPolicy: await findAdministratorPolicy(tx, uai),
    importedOn: await findImportDays(tx, uai),
    dayOf: parisDay,
  };
}

/** Everything that the rules find in a school, now. */
export async function findResults(tx: Transaction, uai: string, now: Date): Promise<Result[]> {
  return evaluateSchool(await loadSchool(tx, uai, now));
}
