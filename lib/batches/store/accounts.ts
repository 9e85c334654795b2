import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Snapshot } from "../rules/gestures";

/** Writes what a gesture changes of accounts and of guests. */
export async function saveSnapshots(
  tx: Transaction,
  uai: string,
  changes: readonly { accountId: string; after: Snapshot }[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(changes.map(({ accountId, after }) => ({ id: accountId, ...after })));
  await tx.$executeRaw`
    update ent_account account set
      status = coalesce(said.after ->> 'status', account.status::text)::"AccountStatus",
      status_since = case when said.after ->> 'status' is distinct from account.status::text
        and said.after ? 'status' then ${now} else account.status_since end,
      left_on = case when said.after ? 'leftOn' then said.after ->> 'leftOn' else account.left_on end
    from (select (line ->> 'id')::uuid as id, line as after from jsonb_array_elements(${rows}::jsonb) as line) as said
    where account.uai = ${uai} and account.id = said.id`;
  await tx.$executeRaw`
    update guest_account guest set
      ends_on = case when said.after ? 'endsOn' then said.after ->> 'endsOn' else guest.ends_on end,
      sponsor_id = case when said.after ? 'sponsorId' then (
        select id from ent_account where uai = ${uai} and id = (said.after ->> 'sponsorId')::uuid)
        else guest.sponsor_id end,
      sponsor_name = case when said.after ? 'sponsorName' then said.after ->> 'sponsorName' else guest.sponsor_name end,
      sponsor_email = case when said.after ? 'sponsorEmail'
        then said.after ->> 'sponsorEmail' else guest.sponsor_email end
    from (select (line ->> 'id')::uuid as id, line as after from jsonb_array_elements(${rows}::jsonb) as line) as said
    where guest.uai = ${uai} and guest.account_id = said.id`;
}

/** Removes accounts for good; whoever they sponsored keeps the name. */
export async function removeAccounts(tx: Transaction, uai: string, ids: readonly string[]): Promise<void> {
  await tx.guestAccount.updateMany({
    where: { uai, sponsorId: { in: [...ids] } },
    data: { sponsorId: null },
  });
  await tx.entAccount.deleteMany({ where: { uai, id: { in: [...ids] } } });
}
