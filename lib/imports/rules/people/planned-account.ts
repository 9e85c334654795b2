import type { Account, AccountStatus } from "@/lib/accounts/rules/account";
import { type FunctionTable, type Profile, profileOf } from "@/lib/accounts/rules/profiles";
import { foldText, nameKey } from "@/lib/students/rules/search";
import type { ListField, PersonRecord } from "./person-record";

/** What an import writes of an account; its names as columns are derived from it. */
export type PlannedAccount = Pick<
  Account,
  | (
      | "id"
      | "lastName"
      | "usageName"
      | "firstName"
      | "birthDate"
      | "profile"
      | "functions"
      | "classes"
      | "groups"
    )
  | ("ine" | "login" | "email" | "status" | "localAuthentication" | "isAdministrator" | "secondFactor")
  | ("passwordChangedOn" | "openedOn" | "leftOn")
> & {
  activity: Account["activity"]["kind"];
  lastSeenOn: string | null;
  nameKey: string;
  searchText: string;
  guest: {
    endsOn: string | null;
    sponsorName: string | null;
    sponsorEmail: string | null;
    reason: string | null;
  } | null;
};

const blank = (id: string): Account => ({
  ...{ id, lastName: "", usageName: null, firstName: "", birthDate: null, profile: null },
  ...{ functions: [], classes: [], groups: [], ine: null, login: null, email: null },
  ...{ status: "ACTIVE" as const, statusSince: new Date(0), createdAt: new Date(0), origins: [] },
  ...{ activity: { kind: "UNKNOWN" as const }, localAuthentication: null, isAdministrator: false },
  ...{ secondFactor: null, passwordChangedOn: null, openedOn: null, leftOn: null, guest: null },
});

/** The profile that a record speaks of: its own word, else its functions by the school’s table. */
export function profileOfRecord(record: PersonRecord, table: FunctionTable): Profile | null {
  return record.profile ?? profileOf(record.functions ?? [], table);
}

/**
 * The account as the record leaves it. What the record does not speak of stays; a sign-in never goes back in time, nor
 * from known to unknown; whoever had left is back; a suspension or the bin is never lifted by a file.
 */
export function planAccount(
  record: PersonRecord,
  known: Account | undefined,
  { table, newId }: { table: FunctionTable; newId: string },
): PlannedAccount {
  const before = known ?? blank(newId);
  const names = planNames(record, before);
  const lists = planLists(record, before);
  const said = <Value>(value: Value | null | undefined, held: Value): Value => value ?? held;
  return {
    ...{ id: before.id, ...names },
    birthDate: said(record.birthDate, before.birthDate),
    profile: said(profileAfter(record, lists, table), before.profile),
    ...lists,
    ine: said(record.ine, before.ine),
    login: said(record.login, before.login),
    email: said(record.email, before.email),
    status: statusAfter(before.status),
    ...planActivity(record, before),
    localAuthentication: said(record.localAuthentication, before.localAuthentication),
    isAdministrator: said(record.isAdministrator, before.isAdministrator),
    secondFactor: said(record.secondFactor, before.secondFactor),
    passwordChangedOn: said(record.passwordChangedOn, before.passwordChangedOn),
    openedOn: said(record.openedOn, before.openedOn),
    leftOn: null,
    nameKey: nameKey(names.lastName, names.firstName),
    searchText: searchTextOf({
      ...names,
      login: said(record.login, before.login),
      email: said(record.email, before.email),
    }),
    guest: planGuest(record, before),
  };
}

/** Drawn again from the functions only when the file speaks of them: what another file said in words stays. */
function profileAfter(
  record: PersonRecord,
  { functions }: Pick<Account, "functions">,
  table: FunctionTable,
): Profile | null {
  const speaks = record.functions !== undefined || record.listChanges?.functions !== undefined;
  return profileOfRecord(speaks ? { ...record, functions } : record, table);
}

function planLists(record: PersonRecord, before: Account): Record<ListField, readonly string[]> {
  const plan = (field: ListField) => {
    const held = record[field] ?? before[field];
    const change = record.listChanges?.[field];
    if (!change) return held;
    const removed = new Set(change.removed);
    return [...new Set([...held, ...change.added])].filter((value) => !removed.has(value));
  };
  return { functions: plan("functions"), classes: plan("classes"), groups: plan("groups") };
}

const statusAfter = (status: AccountStatus): AccountStatus => (status === "DEPARTED" ? "ACTIVE" : status);

/** What an account is found by, folded. */
export function searchTextOf(
  account: Pick<Account, "lastName" | "usageName" | "firstName" | "login" | "email">,
): string {
  const words = [account.lastName, account.usageName, account.firstName, account.login, account.email];
  return words
    .map((word) => foldText(word ?? ""))
    .filter((word) => word !== "")
    .join(" ");
}

/** The académie’s directory spells names; another feed does not rename whom the directory holds, nor for an accent. */
function planNames(
  record: PersonRecord,
  before: Account,
): Pick<Account, "lastName" | "firstName" | "usageName"> {
  const { usageName } = before;
  // A Delta set may say one of the two names alone.
  const said = {
    lastName: record.lastName || before.lastName,
    firstName: record.firstName || before.firstName,
  };
  const isFed = before.origins.some(({ source, goneAt }) => source === "AAF" && goneAt === null);
  const same = nameKey(said.lastName, said.firstName) === nameKey(before.lastName, before.firstName);
  const keeps = before.lastName !== "" && record.source !== "AAF" && (isFed || same);
  return keeps
    ? { lastName: before.lastName, firstName: before.firstName, usageName }
    : { ...said, usageName: record.usageName ?? usageName };
}

function planActivity(
  record: PersonRecord,
  { activity }: Account,
): Pick<PlannedAccount, "activity" | "lastSeenOn"> {
  const held = { activity: activity.kind, lastSeenOn: activity.kind === "SEEN_AT" ? activity.day : null };
  const said = record.lastSeen;
  if (!said) return held;
  if (said.kind === "NEVER")
    return activity.kind === "SEEN_AT" ? held : { activity: "NEVER", lastSeenOn: null };
  if (held.lastSeenOn !== null && held.lastSeenOn >= said.day) return held;
  return { activity: "SEEN_AT", lastSeenOn: said.day };
}

function planGuest({ guest: said }: PersonRecord, { guest: held }: Account): PlannedAccount["guest"] {
  if (!said) return held && pickGuest(held);
  const before = held
    ? pickGuest(held)
    : { endsOn: null, sponsorName: null, sponsorEmail: null, reason: null };
  const after = <Value>(value: Value | undefined, old: Value): Value => (value === undefined ? old : value);
  return {
    endsOn: after(said.endsOn, before.endsOn),
    sponsorName: after(said.sponsor, before.sponsorName),
    sponsorEmail: after(said.sponsorEmail, before.sponsorEmail),
    reason: after(said.reason, before.reason),
  };
}

const pickGuest = ({ endsOn, sponsorName, sponsorEmail, reason }: NonNullable<Account["guest"]>) => ({
  ...{ endsOn, sponsorName, sponsorEmail, reason },
});
