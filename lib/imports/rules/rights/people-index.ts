import type { Holding } from "@/lib/rights/rules/model";
import { foldText } from "@/lib/students/rules/search";

/** What finds an account from what a file writes of somebody. */
export type PeopleIndex = (written: string) => Pick<Holding, "id"> | null;

/** How the console’s own lists name an account that has no identifier. */
const accountPrefix = "compte:";

/**
 * Finds somebody by identifier, by the console’s own number, or by a full name that a single account bears, in either
 * order. Two namesakes are nobody: a right is never given to one of them at random. `gone` are accounts that are no
 * more, and that rights or groups still hold: they answer to their number alone.
 */
export function indexHolders(accounts: readonly Holding[], gone: readonly string[] = []): PeopleIndex {
  const byLogin = new Map(
    accounts.flatMap((account) => (account.login ? [[loginKey(account.login), account]] : [])),
  );
  const byId = new Map(
    [...gone.map((id) => ({ id })), ...accounts].map((account) => [`${accountPrefix}${account.id}`, account]),
  );
  const byName = new Map<string, Holding[]>();
  for (const account of accounts)
    for (const name of namesOf(account)) byName.set(name, [...(byName.get(name) ?? []), account]);
  return (written) => {
    const found = byLogin.get(loginKey(written)) ?? byId.get(written);
    if (found) return found;
    const namesakes = byName.get(foldText(written)) ?? [];
    return namesakes.length === 1 ? (namesakes[0] ?? null) : null;
  };
}

/** Dots and dashes tell two identifiers apart; capitals do not. */
const loginKey = (login: string) => login.trim().toLowerCase();

function namesOf({ firstName, lastName, usageName }: Holding): Set<string> {
  const lasts = usageName === null ? [lastName] : [lastName, usageName];
  return new Set(
    lasts.flatMap((last) => [foldText(`${firstName} ${last}`), foldText(`${last} ${firstName}`)]),
  );
}

/** What the console’s own lists write of an account, that `indexHolders` finds again. */
export function writtenOf({ id, login }: Pick<Holding, "id" | "login">): string {
  return login ?? `${accountPrefix}${id}`;
}
