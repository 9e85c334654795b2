import "server-only";
import { randomUUID } from "node:crypto";
import type { Account } from "@/lib/accounts/rules/account";
import type { FunctionTable } from "@/lib/accounts/rules/profiles";
import type { Seen } from "@/lib/outgoing/confirm-rules";
import { loginKey } from "../rules/people/matching";
import type { PersonRecord } from "../rules/people/person-record";
import { planAccount, type PlannedAccount } from "../rules/people/planned-account";
import { settleDoubt } from "../rules/preview/choices";
import type { ChosenPerson } from "../store/people";

/** A line that is to be applied, the account it makes, and the one it finds. */
export type Written = {
  planned: PlannedAccount;
  known: Account | undefined;
  record: PersonRecord;
  wasDoubtful: boolean;
};

/** The account that a line makes, or null when it touches nobody. */
export function planLine(
  line: ChosenPerson,
  { byId, table }: { byId: ReadonlyMap<string, Account>; table: FunctionTable },
): Written | null {
  const settled = settledOf(line);
  if (settled.kind === "nobody") return null;
  const known = settled.kind === "known" ? byId.get(settled.id) : undefined;
  if (settled.kind === "known" && !known)
    throw new Error("A line names an account that the school does not hold");
  const planned = planAccount(line.record, known, { table, newId: randomUUID() });
  return { planned, known, record: line.record, wasDoubtful: line.kind === "DOUBTFUL" };
}

function settledOf({ kind, choice, accountId }: ChosenPerson): ReturnType<typeof settleDoubt> {
  if (kind === "NEW") return { kind: "new" };
  return kind === "DOUBTFUL" ? settleDoubt(choice) : { kind: "known", id: accountId ?? "" };
}

/** Two lines for one account, or one login for two: the choices are to be made again. */
export function findSharedLogins(written: readonly Written[], accounts: readonly Account[]): number[] {
  const ids = new Map<string, number>();
  const moved = new Set(written.flatMap(({ known }) => known?.id ?? []));
  const holders = new Map(
    accounts.flatMap(({ id, login }): [string, number][] =>
      login && !moved.has(id) ? [[loginKey(login), 0]] : [],
    ),
  );
  for (const { planned, record } of written) {
    const twin =
      ids.get(planned.id) ?? (planned.login === null ? undefined : holders.get(loginKey(planned.login)));
    if (twin !== undefined) return twin === 0 ? [record.line] : [twin, record.line];
    ids.set(planned.id, record.line);
    if (planned.login !== null) holders.set(loginKey(planned.login), record.line);
  }
  return [];
}

type Witness = (accountId: string) => Seen | null | undefined;

/** What the file showed of an account: its line, that it no longer holds it, or nothing at all. */
export function witnessOf(written: readonly Written[], absent: readonly string[]): Witness {
  const shown = new Map<string, Seen | null>(absent.map((id) => [id, null]));
  for (const { planned, record } of written) {
    const { guest, isAdministrator } = record;
    shown.set(planned.id, {
      ...(isAdministrator !== undefined && { isAdministrator }),
      endsOn: guest?.endsOn,
      sponsorName: guest?.sponsor,
    });
  }
  return (id) => shown.get(id);
}
