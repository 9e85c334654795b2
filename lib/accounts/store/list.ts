import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { foldText } from "@/lib/students/rules/search";
import type { AccountRow, Crowd } from "../rules/account-row";
import type { AccountFilter, ActivityFilter, EndFilter } from "../schema";

/** Days are “AAAA-MM-JJ” in Paris: today, in 30 days, and the last one that counts as inactive. */
export type Days = { today: string; soon: string; inactiveBefore: string };
export type Matching = { crowd: Crowd; filter: AccountFilter; days: Days };

const sortKeys = {
  EVERYBODY: Prisma.sql`account.last_name, account.first_name, account.id`,
  GUESTS: Prisma.sql`coalesce(guest.ends_on, ''), account.last_name, account.first_name, account.id`,
};

const rowColumns = Prisma.sql`account.id, account.last_name as "lastName", account.usage_name as "usageName",
  account.first_name as "firstName", account.profile::text as profile, account.functions, account.login, account.email,
  account.status::text as status, account.activity::text as activity, account.last_seen_on as "lastSeenOn",
  account.is_administrator as "isAdministrator", guest.ends_on as "endsOn", guest.sponsor_name as "sponsorName",
  guest.reason`;

/** Guests are few: their list begins with them, the other with every account. */
export const sources = {
  EVERYBODY: Prisma.sql`ent_account account
    left join guest_account guest on guest.uai = account.uai and guest.account_id = account.id`,
  GUESTS: Prisma.sql`guest_account guest
    join ent_account account on account.uai = guest.uai and account.id = guest.account_id`,
};

export type AccountPage = { rows: AccountRow[]; total: number };

/**
 * A page in the crowd’s order, and how many match in all. What only guests have is joined to the page alone: joined
 * before, PostgreSQL compares every account with every guest, and 59 ms of a school of 3,000 go there.
 */
export async function listAccounts(
  tx: Transaction,
  scope: Scope,
  { matching, after, limit }: { matching: Matching; after: string | null; limit: number },
): Promise<AccountPage> {
  const { crowd } = matching;
  const from = after === null ? Prisma.sql`true` : isAfter(crowd, scope, after);
  const rows = await tx.$queryRaw<AccountRow[]>`
    select ${rowColumns} from (
      select account.* from ${sources[crowd]}
      where ${isMatch(scope, matching)} and ${from}
      order by ${sortKeys[crowd]} limit ${limit}) account
    left join guest_account guest on guest.uai = account.uai and guest.account_id = account.id
    order by ${sortKeys[crowd]}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from ${sources[crowd]} where ${isMatch(scope, matching)}`;
  return { rows, total: counted?.total ?? 0 };
}

/** Every account that matches, in order. */
export function listMatching(tx: Transaction, scope: Scope, matching: Matching): Promise<AccountRow[]> {
  return tx.$queryRaw<AccountRow[]>`
    select ${rowColumns} from ${sources[matching.crowd]}
    where ${isMatch(scope, matching)} order by ${sortKeys[matching.crowd]}`;
}

export const inScope = (scope: Scope) => Prisma.sql`account.uai in (${Prisma.join([...scope])})`;

function isAfter(crowd: Crowd, scope: Scope, id: string): Prisma.Sql {
  return Prisma.sql`(${sortKeys[crowd]}) > (
    select ${sortKeys[crowd]} from ${sources.EVERYBODY} where ${inScope(scope)} and account.id = ${id}::uuid)`;
}

type Condition = (days: Days) => Prisma.Sql;

/** What each filter in force asks of an account. */
function conditionsOf(filter: AccountFilter): (Condition | null)[] {
  const { q, profil, fonction, classe, activite, fin, parrain } = filter;
  const when = <Value>(value: Value | undefined, condition: (value: Value, days: Days) => Prisma.Sql) =>
    value === undefined ? null : (days: Days) => condition(value, days);
  return [
    when(profil, (profile) => Prisma.sql`account.profile = ${profile}::"Profile"`),
    when(fonction, (code) => Prisma.sql`${code} = any(account.functions)`),
    when(classe, (name) => Prisma.sql`${name} = any(account.classes)`),
    when(activite, (activity, days) => activityConditions(days)[activity]),
    when(fin, (end, days) => endConditions(days)[end]),
    when(parrain, (id) => Prisma.sql`guest.sponsor_id = ${id}::uuid`),
    when(q, isFoundBy),
  ];
}

export function isMatch(scope: Scope, { crowd, filter, days }: Matching): Prisma.Sql {
  const asked = conditionsOf(filter).flatMap((condition) => (condition ? [condition(days)] : []));
  // Whoever left is only in the list of those gone; a guest in the bin, in the bin’s.
  const { etat, source } = filter;
  const fed = source ? [isFedBy(scope, source, crowd)] : [];
  const standing = etat ? Prisma.sql`account.status = ${etat}::"AccountStatus"` : isPresent;
  return Prisma.sql`(${Prisma.join([inScope(scope), standing, ...fed, ...asked], " and ")})`;
}

const isPresent = Prisma.sql`account.status in ('ACTIVE', 'SUSPENDED')`;

/** “is true” keeps PostgreSQL from a search of the feeds for each account: it reads the school’s once and hashes them. Guests are few. */
const isFedBy = (scope: Scope, source: string, crowd: Crowd) => Prisma.sql`((account.uai, account.id) in (
  select origin.uai, origin.account_id from account_origin origin
  where origin.uai in (${Prisma.join([...scope])}) and origin.source = ${source}::"AccountSource"
    and origin.gone_at is null)) ${crowd === "EVERYBODY" ? Prisma.sql`is true` : Prisma.empty}`;

const activityConditions = ({ inactiveBefore }: Days): Record<ActivityFilter, Prisma.Sql> => ({
  VU: Prisma.sql`account.activity = 'SEEN_AT'`,
  INACTIF: Prisma.sql`(account.activity = 'SEEN_AT' and account.last_seen_on < ${inactiveBefore})`,
  JAMAIS: Prisma.sql`account.activity = 'NEVER'`,
  INCONNUE: Prisma.sql`account.activity = 'UNKNOWN'`,
});

const endConditions = ({ today, soon }: Days): Record<EndFilter, Prisma.Sql> => ({
  SANS: Prisma.sql`guest.ends_on is null`,
  PASSEE: Prisma.sql`guest.ends_on < ${today}`,
  BIENTOT: Prisma.sql`guest.ends_on between ${today} and ${soon}`,
});

/** Every word, anywhere in the names, the login or the address; or the whole INE. Signs alone find nobody. */
export function isFoundBy(query: string): Prisma.Sql {
  const words = foldText(query).split(" ").filter(Boolean);
  const named = words.map((word) => Prisma.sql`account.search_text like ${`%${literal(word)}%`}`);
  const isIne = Prisma.sql`account.ine = ${query.toUpperCase().replace(/\s/g, "")}`;
  return words.length === 0 ? isIne : Prisma.sql`((${Prisma.join(named, " and ")}) or ${isIne})`;
}

const literal = (word: string) => word.replace(/[\\%_]/g, "\\$&");
