import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { AccountSource } from "@/lib/accounts/rules/account";
import { goneChoice } from "../rules/preview/choices";
import type { PersonChange } from "../rules/people/person-change";
import type { DeclaredSource } from "../rules/people/person-record";
import type { PlannedAccount } from "../rules/people/planned-account";
import type { OfImport } from "./changes";

const sliceLength = 1_000;

/** Writes the lines of a preview of people. */
export async function savePersonLines(
  tx: Transaction,
  { uai, id }: OfImport,
  changes: readonly PersonChange[],
): Promise<void> {
  for (let at = 0; at < changes.length; at += sliceLength)
    await tx.$executeRaw`
      insert into import_change (uai, import_id, seq, kind, account_id, record, differences, doubt, candidates)
      select ${uai}, ${id}::uuid, seq, kind::"ImportChangeKind", "accountId", nullif(record, 'null'::jsonb), differences, doubt,
        array(select jsonb_array_elements_text(candidates)::uuid)
      from jsonb_to_recordset(${JSON.stringify(changes.slice(at, at + sliceLength))}::jsonb) as change(
        seq int, kind text, "accountId" uuid, record jsonb, differences jsonb, doubt text, candidates jsonb)`;
}

export async function listChosenDepartures(tx: Transaction, { uai, id }: OfImport): Promise<string[]> {
  const rows = await tx.importChange.findMany({
    where: { uai, importId: id, kind: "GONE", choice: goneChoice },
    select: { accountId: true },
  });
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/** Everybody whom the file no longer holds, ticked as gone or not. */
export async function listAbsentees(tx: Transaction, { uai, id }: OfImport): Promise<string[]> {
  const rows = await tx.importChange.findMany({
    where: { uai, importId: id, kind: "GONE" },
    select: { accountId: true },
  });
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/** Frees logins about to be given to others, so that two people may swap. */
export async function releaseLogins(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.entAccount.updateMany({ where: { uai, id: { in: [...ids] } }, data: { login: null } });
}

/**
 * Writes accounts, new and known alike; the guests’ facts beside theirs. A sponsor is told by e-mail, login or name,
 * and linked only when one account answers to it.
 */
export async function savePlannedAccounts(
  tx: Transaction,
  uai: string,
  planned: readonly PlannedAccount[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < planned.length; at += sliceLength) {
    const rows = JSON.stringify(planned.slice(at, at + sliceLength));
    await tx.$executeRaw`
      insert into ent_account (uai, id, last_name, usage_name, first_name, name_key, search_text, birth_date, profile,
        functions, classes, groups, ine, login, email, status, status_since, activity, last_seen_on,
        local_authentication, is_administrator, second_factor, password_changed_on, opened_on, left_on, created_at)
      select ${uai}, id, "lastName", "usageName", "firstName", "nameKey", "searchText", "birthDate", profile::"Profile",
        array(select jsonb_array_elements_text(functions)), array(select jsonb_array_elements_text(classes)),
        array(select jsonb_array_elements_text(groups)), ine, login, email, status::"AccountStatus", ${now},
        activity::"Activity", "lastSeenOn", "localAuthentication", "isAdministrator", "secondFactor",
        "passwordChangedOn", "openedOn", "leftOn", ${now}
      from jsonb_to_recordset(${rows}::jsonb) as planned(
        id uuid, "lastName" text, "usageName" text, "firstName" text, "nameKey" text, "searchText" text,
        "birthDate" text, profile text, functions jsonb, classes jsonb, groups jsonb, ine text, login text, email text,
        status text, activity text, "lastSeenOn" text, "localAuthentication" boolean, "isAdministrator" boolean,
        "secondFactor" boolean, "passwordChangedOn" text, "openedOn" text, "leftOn" text)
      on conflict (uai, id) do update set
        last_name = excluded.last_name, usage_name = excluded.usage_name, first_name = excluded.first_name,
        name_key = excluded.name_key, search_text = excluded.search_text, birth_date = excluded.birth_date,
        profile = excluded.profile, functions = excluded.functions, classes = excluded.classes,
        groups = excluded.groups, ine = excluded.ine, login = excluded.login, email = excluded.email,
        status_since = case when ent_account.status = excluded.status
          then ent_account.status_since else excluded.status_since end,
        status = excluded.status, activity = excluded.activity, last_seen_on = excluded.last_seen_on,
        local_authentication = excluded.local_authentication, is_administrator = excluded.is_administrator,
        second_factor = excluded.second_factor, password_changed_on = excluded.password_changed_on,
        opened_on = excluded.opened_on, left_on = excluded.left_on`;
    await tx.$executeRaw`
      insert into guest_account (uai, account_id, ends_on, sponsor_id, sponsor_name, sponsor_email, reason)
      select ${uai}, id, guest ->> 'endsOn', (
          select (array_agg(sponsor.id))[1] from ent_account sponsor
          where sponsor.uai = ${uai} and sponsor.profile is distinct from 'EXT' and (
            lower(sponsor.email) in (lower(guest ->> 'sponsorEmail'), lower(guest ->> 'sponsorName'))
            or lower(sponsor.login) = lower(guest ->> 'sponsorName')
            or lower(guest ->> 'sponsorName') in (
              lower(sponsor.first_name || ' ' || coalesce(sponsor.usage_name, sponsor.last_name)),
              lower(coalesce(sponsor.usage_name, sponsor.last_name) || ' ' || sponsor.first_name)))
          having count(*) = 1),
        guest ->> 'sponsorName', guest ->> 'sponsorEmail', guest ->> 'reason'
      from jsonb_to_recordset(${rows}::jsonb) as planned(id uuid, guest jsonb)
      where guest is not null and guest <> 'null'::jsonb
      on conflict (uai, account_id) do update set
        ends_on = excluded.ends_on, sponsor_name = excluded.sponsor_name, sponsor_email = excluded.sponsor_email,
        sponsor_id = coalesce(excluded.sponsor_id,
          case when guest_account.sponsor_name is not distinct from excluded.sponsor_name
            then guest_account.sponsor_id end),
        reason = excluded.reason`;
  }
}

export type SeenOrigin = { accountId: string; sourceId: string | null };

/** That a feed speaks of these accounts, now. A feed without identifiers of its own keeps the one it had. */
export async function saveOrigins(
  tx: Transaction,
  uai: string,
  { source, origins, now }: { source: AccountSource; origins: readonly SeenOrigin[]; now: Date },
): Promise<void> {
  for (let at = 0; at < origins.length; at += sliceLength)
    await tx.$executeRaw`
      insert into account_origin (uai, account_id, source, source_id, first_seen_at, last_seen_at)
      select ${uai}, "accountId", ${source}::"AccountSource", "sourceId", ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(origins.slice(at, at + sliceLength))}::jsonb) as origin(
        "accountId" uuid, "sourceId" text)
      on conflict (uai, account_id, source) do update set
        source_id = coalesce(excluded.source_id, account_origin.source_id), last_seen_at = excluded.last_seen_at,
        gone_at = null`;
}

/** Says which feed a list of the ENT names, of accounts that it is not known to speak of: it does not speak today. */
export async function saveDeclaredOrigins(
  tx: Transaction,
  uai: string,
  declared: readonly { accountId: string; source: DeclaredSource }[],
  now: Date,
): Promise<void> {
  await tx.accountOrigin.createMany({
    data: declared.map((origin) => ({ ...origin, uai, firstSeenAt: now, lastSeenAt: now })),
    skipDuplicates: true,
  });
}

/** Closes the accounts ticked as gone, from this day on: a guest to the bin, anybody else as departed. */
export async function saveDepartedAccounts(
  tx: Transaction,
  uai: string,
  { ids, source, leftOn, now }: { ids: readonly string[]; source: AccountSource; leftOn: string; now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    update guest_account guest set status_before_bin = account.status
    from ent_account account
    where guest.uai = ${uai} and guest.account_id = any(${[...ids]}::uuid[]) and account.uai = guest.uai
      and account.id = guest.account_id and account.status <> 'BINNED'`;
  await tx.$executeRaw`
    update ent_account account set status_since = ${now}, left_on = ${leftOn},
      status = case when exists (
        select 1 from guest_account guest where guest.uai = account.uai and guest.account_id = account.id)
        then 'BINNED'::"AccountStatus" else 'DEPARTED'::"AccountStatus" end
    where account.uai = ${uai} and account.id = any(${[...ids]}::uuid[])`;
  await tx.accountOrigin.updateMany({
    where: { uai, source, accountId: { in: [...ids] }, goneAt: null },
    data: { goneAt: now },
  });
}
