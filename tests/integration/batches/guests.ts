import { randomUUID } from "node:crypto";
import { readDryRun } from "@/lib/batches/read";
import { confirmBatch } from "@/lib/batches/actions";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make, type Fields, type Outcome } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";

/** A school and its RUPN, with guests who end in 2027 and whose last sign-in is known. */
export async function schoolOfGuests(count: number) {
  const { uai } = await makeSchool();
  const rupn = await makeOperator({ uai, roles: ["RUPN"] });
  return { uai, rupn, guests: await makeGuests(uai, count) };
}

/** Guests of a school, in the order of their identifiers. */
export async function makeGuests(uai: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID()).sort();
  await asOwner(
    `insert into ent_account (id, uai, last_name, first_name, name_key, search_text, profile, activity, last_seen_on,
       status_since, created_at)
     select id::uuid, $1, 'Invité', 'N' || n, 'invite n' || n, 'invite n' || n, 'EXT', 'SEEN_AT', '2026-11-01', now(), now()
     from unnest($2::text[]) with ordinality as given(id, n)`,
    [uai, ids],
  );
  await asOwner(
    `insert into guest_account (uai, account_id, ends_on, reason)
     select $1, id::uuid, '2099-06-30', 'Atelier' from unnest($2::text[]) as given(id)`,
    [uai, ids],
  );
  return ids;
}

/** Reads the dry run, then confirms what it showed. */
export async function confirmed(
  who: TestOperator,
  chosen: Fields & { uai: string; geste: string },
  changes: Fields = {},
): Promise<Outcome> {
  const { uai } = chosen;
  const request = { now: new Date(), sessionToken: who.sessionToken };
  const shown = await asRequest(request, () => readDryRun(uai, { crowd: "GUESTS", ...chosen }));
  const { fingerprint } = shown;
  const nombre = String(shown.accepted);
  const requestId = randomUUID();
  return make(confirmBatch, { crowd: "GUESTS", ...chosen, fingerprint, nombre, requestId, ...changes }, who);
}

export const batchOf = (outcome: Outcome) =>
  outcome.status === "led" ? (outcome.href.split("/").at(-1) ?? "") : "";

export const statuses = (uai: string) =>
  asOwner<{ status: string; count: number }>(
    "select status, count(*)::int as count from ent_account where uai = $1 group by 1 order by 1",
    [uai],
  );

export const lines = (batchId: string) =>
  asOwner<{ status: string; count: number }>(
    "select status, count(*)::int as count from batch_line where batch_id = $1 group by 1 order by 1",
    [batchId],
  );
