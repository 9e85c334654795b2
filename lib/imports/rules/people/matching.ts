import type { Account } from "@/lib/accounts/rules/account";
import type { Profile } from "@/lib/accounts/rules/profiles";
import { nameKey } from "@/lib/students/rules/search";
import type { DoubtReason } from "../doubts";
import type { PersonRecord } from "./person-record";

export type PersonMatch =
  | { kind: "matched"; id: string }
  | { kind: "new" }
  /** A change or a removal of somebody whom the school does not hold. */
  | { kind: "foreign" }
  | { kind: "doubtful"; reason: DoubtReason; candidateIds: readonly string[] };

/** Known accounts by each key they may be found with. */
export type PeopleIndex = {
  bySource: ReadonlyMap<string, readonly Account[]>;
  byIne: ReadonlyMap<string, readonly Account[]>;
  byLogin: ReadonlyMap<string, readonly Account[]>;
  byName: ReadonlyMap<string, readonly Account[]>;
};

export const sourceKey = (source: string, sourceId: string) => `${source}:${sourceId}`;
export const loginKey = (login: string) => login.toLowerCase();

export function indexPeople(accounts: readonly Account[]): PeopleIndex {
  const group = (keysOf: (account: Account) => readonly string[]) => {
    const index = new Map<string, Account[]>();
    for (const account of accounts)
      for (const key of new Set(keysOf(account))) {
        const held = index.get(key);
        if (held) held.push(account);
        else index.set(key, [account]);
      }
    return index;
  };
  return {
    bySource: group(({ origins }) =>
      origins.flatMap(({ source, sourceId }) => (sourceId === null ? [] : [sourceKey(source, sourceId)])),
    ),
    byIne: group(({ ine }) => (ine === null ? [] : [ine])),
    byLogin: group(({ login }) => (login === null ? [] : [loginKey(login)])),
    byName: group(namesOf),
  };
}

/**
 * Whose record this is: by the feed’s identifier, then INE, then ENT login, then name and birth date. Where a birth
 * date is missing on either side, one namesake of the same profile is taken unless something contradicts it; anything
 * else is a doubt with its candidates, never a guess. A guest is only ever a guest: a teacher of the same name is
 * another finding (G09).
 */
export function matchPerson(record: PersonRecord, profile: Profile | null, known: PeopleIndex): PersonMatch {
  const byNumber = numbersOf(record, known);
  if (byNumber.length > 1) return doubtful("PERSON_KEYS_DISAGREE", byNumber);
  const [numbered] = byNumber;
  if (numbered)
    return isSomebodyElse(record, numbered) ? doubtful("PERSON_NAME_DIFFERS", byNumber) : matched(numbered);
  if (record.request !== "ADD") return { kind: "foreign" };
  return matchByName(record, profile, known);
}

function numbersOf(record: PersonRecord, known: PeopleIndex): Account[] {
  const { source, sourceId, ine, login } = record;
  const found = [
    ...((sourceId && known.bySource.get(sourceKey(source, sourceId))) || []),
    ...((ine && known.byIne.get(ine)) || []),
    ...((login && known.byLogin.get(loginKey(login))) || []),
  ];
  return [...new Set(found)];
}

function matchByName(record: PersonRecord, profile: Profile | null, known: PeopleIndex): PersonMatch {
  const namesakes = namesakesOf(record, known).filter((account) => sameCrowd(account, record, profile));
  const born = record.birthDate ? namesakes.filter(({ birthDate }) => birthDate === record.birthDate) : [];
  if (born.length > 0) return settle(record, born);
  const untold = namesakes.filter(({ birthDate }) => !record.birthDate || birthDate === null);
  const [only] = untold;
  if (!only) return { kind: "new" };
  const told = profile !== null && only.profile === profile;
  return untold.length === 1 && told ? settle(record, untold) : doubtful("PERSON_HOMONYMS", untold);
}

function settle(record: PersonRecord, candidates: readonly Account[]): PersonMatch {
  const [only] = candidates;
  return only && candidates.length === 1 && !isContradicted(record, only)
    ? matched(only)
    : doubtful("PERSON_HOMONYMS", candidates);
}

/** A number on both sides that differs: two people of one name. */
function isContradicted(record: PersonRecord, account: Account): boolean {
  const differ = (said: string | null | undefined, held: string | null) =>
    Boolean(said) && held !== null && said?.toLowerCase() !== held.toLowerCase();
  return (
    differ(record.login, account.login) || differ(record.ine, account.ine) || heldByOther(record, account)
  );
}

/** The same feed already knows this account under another identifier: two people of one name. */
function heldByOther({ source, sourceId }: PersonRecord, { origins }: Account): boolean {
  const origin = origins.find((one) => one.source === source && one.goneAt === null);
  return Boolean(sourceId && origin?.sourceId && origin.sourceId !== sourceId);
}

function sameCrowd(account: Account, record: PersonRecord, profile: Profile | null): boolean {
  if ((account.guest !== null) !== (record.guest !== undefined)) return false;
  return (
    profile === null ||
    account.profile === null ||
    account.profile === profile ||
    bothStaff(profile, account.profile)
  );
}

const outsiders: ReadonlySet<Profile> = new Set(["ELV", "TUT", "EXT"]);
const bothStaff = (one: Profile, other: Profile) => !outsiders.has(one) && !outsiders.has(other);

function namesakesOf(record: PersonRecord, known: PeopleIndex): Account[] {
  return [...new Set(recordNames(record).flatMap((key) => known.byName.get(key) ?? []))];
}

function recordNames({ lastName, usageName, firstName }: PersonRecord): string[] {
  return [lastName, usageName ?? lastName].map((name) => nameKey(name, firstName));
}

function namesOf({ lastName, usageName, firstName }: Account): string[] {
  return [lastName, usageName ?? lastName].map((name) => nameKey(name, firstName));
}

/** Neither the name nor the birth date agree. A removal says neither. */
function isSomebodyElse(record: PersonRecord, account: Account): boolean {
  if (
    record.lastName === "" ||
    record.firstName === "" ||
    (record.birthDate && record.birthDate === account.birthDate)
  )
    return false;
  const names = namesOf(account);
  return !recordNames(record).some((name) => names.includes(name));
}

const matched = ({ id }: Account): PersonMatch => ({ kind: "matched", id });

function doubtful(reason: DoubtReason, candidates: readonly Account[]): PersonMatch {
  return { kind: "doubtful", reason, candidateIds: candidates.map(({ id }) => id).sort() };
}
