import { type Account, type AccountSource, fullName } from "@/lib/accounts/rules/account";
import type { GuestPolicy } from "@/lib/guests/rules/policy";
import { nameKey } from "@/lib/students/rules/search";
import type { AdministratorPolicy } from "./policy";

/** A school as the rules look at it: read once, whatever the number of rules. Days are “AAAA-MM-JJ” in Paris. */
export type School = {
  accounts: readonly Account[];
  today: string;
  /** The last day that any policy allows a guest: 30 September of next year. */
  absoluteEnd: string;
  guestPolicy: GuestPolicy;
  administratorPolicy: AdministratorPolicy;
  /** The day each feed was last imported; absent when it never was. */
  importedOn: Partial<Record<AccountSource, string>>;
  /** Accounts that hold a right in force by name. */
  holders: ReadonlySet<string>;
  dayOf: (instant: Date) => string;
};

/** The same with what several rules look up, so that none compares everybody with everybody. */
export type Indexed = School & {
  present: readonly Account[];
  guests: readonly Account[];
  administrators: readonly Account[];
  byName: ReadonlyMap<string, readonly Account[]>;
  byEmail: ReadonlyMap<string, readonly Account[]>;
};

const isPresent = ({ status }: Account) => status === "ACTIVE" || status === "SUSPENDED";

export function indexSchool(school: School): Indexed {
  const present = school.accounts.filter(isPresent);
  return {
    ...school,
    present,
    guests: present.filter(({ guest }) => guest !== null),
    administrators: present.filter(({ isAdministrator }) => isAdministrator),
    byName: groupBy(present, ({ lastName, usageName, firstName }) =>
      [...new Set([lastName, usageName ?? lastName])].map((name) => nameKey(name, firstName)),
    ),
    byEmail: groupBy(present, ({ email }) => (email === null ? [] : [email.toLowerCase()])),
  };
}

function groupBy(
  accounts: readonly Account[],
  keysOf: (account: Account) => readonly string[],
): ReadonlyMap<string, readonly Account[]> {
  const groups = new Map<string, Account[]>();
  for (const account of accounts)
    for (const key of keysOf(account)) {
      const held = groups.get(key);
      if (held) held.push(account);
      else groups.set(key, [account]);
    }
  return groups;
}

/** Feeds that know staff by themselves, and not by what somebody typed. */
const officialSources: ReadonlySet<AccountSource> = new Set(["AAF", "STSWEB"]);

export function isFed({ origins }: Account): boolean {
  return origins.some(({ source, goneAt }) => officialSources.has(source) && goneAt === null);
}

/** Others present of the same name; without a birth date on both sides, the name alone tells. */
export function namesakesOf(account: Account, { byName }: Indexed): Account[] {
  const keys = [account.lastName, account.usageName ?? account.lastName].map((name) =>
    nameKey(name, account.firstName),
  );
  const same = [...new Set(keys.flatMap((key) => byName.get(key) ?? []))];
  return same.filter(
    (other) =>
      other.id !== account.id &&
      (account.birthDate === null || other.birthDate === null || account.birthDate === other.birthDate),
  );
}

export const nameAll = (accounts: readonly Parameters<typeof fullName>[0][]): string => {
  const shown = accounts.slice(0, 3).map(fullName).join(", ");
  return accounts.length > 3 ? `${shown} et ${accounts.length - 3} de plus` : shown;
};
