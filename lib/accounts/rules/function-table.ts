import { accept, type Decision, refuse } from "@/lib/decision";
import type { Account } from "./account";
import { type FunctionTable, type Profile, profileOf } from "./profiles";

/** The table as it was typed, row by row: one profile for each code. Refuses a code written twice with two profiles. */
export function decideFunctionTable(
  rows: readonly { code: string; profile: Profile }[],
): Decision<{ table: Record<string, Profile> }> {
  const table: Record<string, Profile> = {};
  for (const { code, profile } of rows) {
    const held = Object.hasOwn(table, code) ? table[code] : undefined;
    if (held && held !== profile)
      return refuse(`La fonction ${code} est écrite deux fois, avec deux profils : gardez-en un.`);
    table[code] = profile;
  }
  return Object.keys(table).length === 0 ? refuse("Gardez au moins une fonction.") : accept({ table });
}

/** The accounts whose profile was the one of their functions, and is another by the new table. */
export function reprofile(
  accounts: readonly Account[],
  before: FunctionTable,
  after: FunctionTable,
): { id: string; profile: Profile }[] {
  return accounts.flatMap(({ id, functions, profile }) => {
    const next = profileOf(functions, after);
    const wasDrawn = profile === null || profile === profileOf(functions, before);
    return next !== null && next !== profile && wasDrawn ? [{ id, profile: next }] : [];
  });
}
