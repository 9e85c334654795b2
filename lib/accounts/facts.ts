import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { type FunctionTable, functionTableOf } from "./rules/profiles";
import type { Account, AccountSource, AccountStatus, Activity, Origin } from "./rules/account";

type Row = Omit<Account, "activity" | "origins" | "guest"> & {
  activity: Activity["kind"];
  lastSeenOn: string | null;
  origins: readonly {
    source: AccountSource;
    sourceId: string | null;
    first: string;
    last: string;
    gone: string | null;
  }[];
  isGuest: boolean;
  endsOn: string | null;
  sponsorId: string | null;
  sponsorName: string | null;
  sponsorEmail: string | null;
  sponsorStatus: AccountStatus | null;
  reason: string | null;
  mailboxReason: string | null;
};

/**
 * Every account of a school, guests included, as rules and imports know it, or those of these ids: one question,
 * whatever the number.
 */
export async function listSchoolAccounts(
  tx: Transaction,
  uai: string,
  ids: readonly string[] | null = null,
): Promise<Account[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select account.id, account.last_name as "lastName", account.usage_name as "usageName",
      account.first_name as "firstName", account.birth_date as "birthDate", account.profile::text as profile,
      account.functions, account.classes, account.groups, account.ine, account.login, account.email,
      account.status::text as status, account.status_since as "statusSince", account.activity::text as activity,
      account.last_seen_on as "lastSeenOn", account.local_authentication as "localAuthentication",
      account.is_administrator as "isAdministrator", account.second_factor as "secondFactor",
      account.password_changed_on as "passwordChangedOn", account.opened_on as "openedOn",
      account.left_on as "leftOn", account.created_at as "createdAt", coalesce(origin.all, '[]') as origins,
      guest.account_id is not null as "isGuest", guest.ends_on as "endsOn", guest.sponsor_id as "sponsorId",
      guest.sponsor_name as "sponsorName", guest.sponsor_email as "sponsorEmail",
      sponsor.status::text as "sponsorStatus", guest.reason, guest.mailbox_reason as "mailboxReason"
    from ent_account account
    left join (
      select account_id, jsonb_agg(jsonb_build_object('source', source, 'sourceId', source_id,
        'first', first_seen_at, 'last', last_seen_at, 'gone', gone_at)) as all
      from account_origin where uai = ${uai} group by account_id) as origin on origin.account_id = account.id
    left join guest_account guest on guest.uai = account.uai and guest.account_id = account.id
    left join ent_account sponsor on sponsor.uai = guest.uai and sponsor.id = guest.sponsor_id
    where account.uai = ${uai} and (${ids === null} or account.id = any(${[...(ids ?? [])]}::uuid[]))
    order by account.last_name, account.first_name, account.id`;
  return rows.map(accountOf);
}

function accountOf(row: Row): Account {
  const { activity, lastSeenOn, origins, isGuest, ...rest } = row;
  const { endsOn, sponsorId, sponsorName, sponsorEmail, sponsorStatus, reason, mailboxReason, ...account } =
    rest;
  const guest = { endsOn, sponsorId, sponsorName, sponsorEmail, sponsorStatus, reason, mailboxReason };
  return {
    ...account,
    activity: activity === "SEEN_AT" ? { kind: activity, day: lastSeenOn ?? "" } : { kind: activity },
    origins: origins.map(originOf),
    guest: isGuest ? guest : null,
  };
}

function originOf({ source, sourceId, first, last, gone }: Row["origins"][number]): Origin {
  return {
    ...{ source, sourceId },
    firstSeenAt: new Date(first),
    lastSeenAt: new Date(last),
    goneAt: gone === null ? null : new Date(gone),
  };
}

/** The school’s table of functions: the defaults, and what it changed. */
export async function findFunctionTable(tx: Transaction, uai: string): Promise<FunctionTable> {
  const { functionProfiles } = await tx.establishment.findUniqueOrThrow({
    where: { uai },
    select: { functionProfiles: true },
  });
  return functionTableOf(functionProfiles);
}
