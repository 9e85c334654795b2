import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { runBatch } from "@/lib/batches/jobs";
import { readBatch, readBatches } from "@/lib/batches/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import type { TestOperator } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { batchOf, confirmed, schoolOfGuests } from "./guests";

useTestDatabase();
afterAll(closeDatabase);

const as = <T>({ sessionToken }: TestOperator, read: () => Promise<T>) =>
  asRequest({ now: new Date(), sessionToken }, read);

test("batches are read page by page, the latest first, each once", async () => {
  const { uai, rupn } = await schoolOfGuests(0);
  await asOwner(
    `insert into batch (uai, id, request_id, gesture, created_by, created_by_name, created_at)
     select $1, gen_random_uuid(), gen_random_uuid(), 'SUSPEND', $2, 'Essai', now() - (n / 2) * interval '1 hour'
     from generate_series(1, 60) as n`,
    [uai, rupn.id],
  );
  const first = await as(rupn, () => readBatches(uai, undefined));
  expect(first).toMatchObject({ total: 60, isFirstPage: true });
  expect(first.batches).toHaveLength(50);
  const second = await as(rupn, () => readBatches(uai, first.next));
  expect(second).toMatchObject({ total: 60, isFirstPage: false, next: null });
  const ids = [...first.batches, ...second.batches].map(({ id }) => id);
  expect(ids).toEqual(
    (
      await asOwner<{ id: string }>("select id from batch where uai = $1 order by created_at desc, id desc", [
        uai,
      ])
    ).map(({ id }) => id),
  );
  const { uai: elsewhere, rupn: stranger } = await schoolOfGuests(0);
  expect(await as(stranger, () => readBatches(elsewhere, first.next))).toMatchObject({
    batches: [],
    total: 0,
  });
});

test("the lines of a batch are narrowed to one result", async () => {
  const { uai, rupn, guests } = await schoolOfGuests(5);
  await asOwner("update ent_account set status = 'SUSPENDED' where id = any($1::uuid[])", [
    guests.slice(0, 2),
  ]);
  const batchId = batchOf(await confirmed(rupn, { uai, geste: "SUSPEND", compte: guests }));
  await workQueue([runBatch]);
  const look = (query: unknown) => as(rupn, () => readBatch(uai, batchId, query));
  expect((await look({}))?.lines.map(({ accountId }) => accountId)).toEqual(guests);
  const refused = await look({ resultat: "REFUSED" });
  expect(refused?.lines.map(({ accountId }) => accountId)).toEqual(guests.slice(0, 2));
  expect(refused?.counts).toMatchObject({ DONE: 3, REFUSED: 2 });
  expect((await look({ resultat: "REFUSED", apres: guests[0] }))?.lines).toHaveLength(1);
  expect((await look({ resultat: "NONSENSE", apres: "1" }))?.lines).toHaveLength(5);
  expect(await as(rupn, () => readBatch(uai, randomUUID(), {}))).toBeNull();
});
