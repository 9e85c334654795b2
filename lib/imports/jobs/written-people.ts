import "server-only";
import { randomUUID } from "node:crypto";
import type { Account } from "@/lib/accounts/rules/account";
import type { FunctionTable } from "@/lib/accounts/rules/profiles";
import type { Seen } from "@/lib/outgoing/confirm-rules";
import type { PersonRecord } from "../rules/people/person-record";
import { planAccount, type PlannedAccount } from "../rules/people/planned-account";
import { settleDoubt } from "../rules/preview/choices";
import type { ChosenLine, ChosenPerson } from "../store/chosen-people";

/** A line that is to be applied, the account it makes, and the one it finds. */
export type Written = {
  planned: PlannedAccount;
  known: Account | undefined;
  record: PersonRecord;
  wasDoubtful: boolean;
};

/** Whom a line touches: somebody known, somebody new (null), or nobody (undefined). */
export function accountOfLine({ kind, choice, accountId }: ChosenLine): string | null | undefined {
  if (kind === "NEW") return null;
  if (kind === "CHANGED") return accountId ?? "";
  const settled = settleDoubt(choice);
  if (settled.kind === "nobody") return undefined;
  return settled.kind === "known" ? settled.id : null;
}

/** The account that a line makes, or null when it touches nobody. */
export function planLine(
  line: ChosenPerson,
  { byId, table }: { byId: ReadonlyMap<string, Account>; table: FunctionTable },
): Written | null {
  const accountId = accountOfLine(line);
  if (accountId === undefined) return null;
  const known = accountId === null ? undefined : byId.get(accountId);
  if (accountId !== null && !known) throw new Error("A line names an account that the school does not hold");
  const planned = planAccount(line.record, known, { table, newId: randomUUID() });
  return { planned, known, record: line.record, wasDoubtful: line.kind === "DOUBTFUL" };
}

/** What the file showed of an account: its line, that it no longer holds it, or nothing at all. */
export type Witness = {
  show: (written: Written) => void;
  seen: (accountId: string) => Seen | null | undefined;
};

/** A file of people mostly shows that somebody is there, and no more: one answer for all of them. */
const there: Seen = { endsOn: undefined, sponsorName: undefined };

export function createWitness(absent: readonly string[]): Witness {
  const shown = new Map<string, Seen | null>(absent.map((id) => [id, null]));
  return {
    show({ planned: { id }, record: { guest, isAdministrator } }) {
      const isBare = guest === undefined && isAdministrator === undefined;
      shown.set(
        id,
        isBare
          ? there
          : {
              ...(isAdministrator !== undefined && { isAdministrator }),
              endsOn: guest?.endsOn,
              sponsorName: guest?.sponsor,
            },
      );
    },
    seen: (id) => shown.get(id),
  };
}
