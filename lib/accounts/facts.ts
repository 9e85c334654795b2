import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import { type FunctionTable, functionTableOf } from "./rules/profiles";
import type { Account, AccountStatus, Activity, GuestFacts, Origin } from "./rules/account";

type Row = Omit<Account, "activity" | "origins" | "guest"> & {
  activity: Activity["kind"];
  lastSeenOn: string | null;
};
type GuestRow = Omit<GuestFacts, "sponsorStatus"> & { accountId: string };

/**
 * Every account of a school, guests included, as rules and imports know it, or those of these ids: the same three
 * questions whatever the number. Joined here: on tables just filled, PostgreSQL would read one for each row of another.
 */
export async function listSchoolAccounts(
  tx: Transaction,
  uai: string,
  ids: readonly string[] | null = null,
): Promise<Account[]> {
  const chosen = (column: string) =>
    ids === null ? Prisma.empty : Prisma.sql`and ${Prisma.raw(column)} = any(${[...ids]}::uuid[])`;
  const rows = await tx.$queryRaw<Row[]>`
    select id, last_name as "lastName", usage_name as "usageName", first_name as "firstName",
      birth_date as "birthDate", profile::text as profile, functions, classes, groups, ine, login, email,
      status::text as status, status_since as "statusSince", activity::text as activity,
      last_seen_on as "lastSeenOn", local_authentication as "localAuthentication",
      is_administrator as "isAdministrator", second_factor as "secondFactor",
      password_changed_on as "passwordChangedOn", opened_on as "openedOn", left_on as "leftOn",
      created_at as "createdAt"
    from ent_account where uai = ${uai} ${chosen("id")}
    order by last_name, first_name, id`;
  const origins = await tx.$queryRaw<(Origin & { accountId: string })[]>`
    select account_id as "accountId", source::text as source, source_id as "sourceId",
      first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", gone_at as "goneAt"
    from account_origin where uai = ${uai} ${chosen("account_id")} order by source`;
  const guests = await tx.$queryRaw<GuestRow[]>`
    select account_id as "accountId", ends_on as "endsOn", sponsor_id as "sponsorId", sponsor_name as "sponsorName",
      sponsor_email as "sponsorEmail", reason, mailbox_reason as "mailboxReason"
    from guest_account where uai = ${uai} ${chosen("account_id")}`;
  const sponsors = await findStatuses(tx, uai, { rows, guests, isWhole: ids === null });
  const originsOf = groupByAccount(origins);
  const guestOf = new Map(guests.map((guest) => [guest.accountId, guest]));
  return rows.map((row) => accountOf(row, originsOf.get(row.id) ?? [], guestOf.get(row.id), sponsors));
}

function groupByAccount(origins: readonly (Origin & { accountId: string })[]): ReadonlyMap<string, Origin[]> {
  const groups = new Map<string, Origin[]>();
  for (const { accountId, ...origin } of origins) {
    const held = groups.get(accountId);
    if (held) held.push(origin);
    else groups.set(accountId, [origin]);
  }
  return groups;
}

/** The standing of the sponsors, who are among the accounts when these are all of the school’s. */
async function findStatuses(
  tx: Transaction,
  uai: string,
  { rows, guests, isWhole }: { rows: readonly Row[]; guests: readonly GuestRow[]; isWhole: boolean },
): Promise<ReadonlyMap<string, AccountStatus>> {
  if (isWhole) return new Map(rows.map(({ id, status }) => [id, status]));
  const ids = [...new Set(guests.flatMap(({ sponsorId }) => sponsorId ?? []))];
  if (ids.length === 0) return new Map();
  const sponsors = await tx.entAccount.findMany({
    where: { uai, id: { in: ids } },
    select: { id: true, status: true },
  });
  return new Map(sponsors.map(({ id, status }) => [id, status]));
}

function accountOf(
  { activity, lastSeenOn, ...account }: Row,
  origins: readonly Origin[],
  guest: GuestRow | undefined,
  sponsors: ReadonlyMap<string, AccountStatus>,
): Account {
  return {
    ...account,
    activity: activity === "SEEN_AT" ? { kind: activity, day: lastSeenOn ?? "" } : { kind: activity },
    origins,
    guest: guest ? guestFactsOf(guest, sponsors) : null,
  };
}

function guestFactsOf(guest: GuestRow, sponsors: ReadonlyMap<string, AccountStatus>): GuestFacts {
  const { endsOn, sponsorId, sponsorName, sponsorEmail, reason, mailboxReason } = guest;
  const sponsorStatus = sponsors.get(sponsorId ?? "") ?? null;
  return { endsOn, sponsorId, sponsorName, sponsorEmail, sponsorStatus, reason, mailboxReason };
}

/** The school’s table of functions: the defaults, and what it changed. */
export async function findFunctionTable(tx: Transaction, uai: string): Promise<FunctionTable> {
  const { functionProfiles } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { functionProfiles: true },
  });
  return functionTableOf(functionProfiles);
}

/** Whether the school has any ENT account. */
export async function hasAccounts(tx: Transaction, uai: string): Promise<boolean> {
  const account = await tx.entAccount.findFirst({ where: { uai }, select: { id: true } });
  return account !== null;
}
