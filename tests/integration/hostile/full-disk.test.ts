import { afterAll, afterEach, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { runCampaign } from "@/lib/resets/jobs";
import { makeDesk, send } from "@/tests/integration/imports/desk";
import { filePupils, siecleZip } from "@/tests/integration/imports/files";
import { items, liveSecrets, principal, startFor } from "@/tests/integration/resets/campaigns";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

let filled: string | null = null;

/** PostgreSQL answers from then on as it does when it cannot extend the file of this table. */
async function fillDiskFor(table: string, when = "true"): Promise<void> {
  await asOwner(`create or replace function disk_is_full() returns trigger language plpgsql as $$
    begin raise exception 'No space left on device' using errcode = 'disk_full'; end; $$`);
  await asOwner(
    `create trigger full_disk before insert on ${table} for each row when (${when}) execute function disk_is_full()`,
  );
  filled = table;
}

async function makeRoom(): Promise<void> {
  if (filled !== null) await asOwner(`drop trigger full_disk on ${filled}`);
  filled = null;
}

afterEach(makeRoom);

test("an upload that meets a full disk says so, leaves nothing, and passes once there is room", async () => {
  const desk = await makeDesk();
  const file = siecleZip(desk.uai, filePupils(3));
  await fillDiskFor("import_chunk");
  const refused = await send(desk, [file]);
  expect(refused).toMatchObject({ status: "refused", httpStatus: 500 });
  expect(refused).toHaveProperty("reason", expect.stringMatching(/^Le disque du serveur est plein.*réf\. /));
  expect(await asOwner("select 1 from import where uai = $1", [desk.uai])).toEqual([]);
  await makeRoom();
  expect(await send(desk, [file])).toMatchObject({ status: "received" });
});

test("a campaign that meets a full disk fails nobody, and ends by itself once there is room", async () => {
  const { uai, operator } = await principal();
  const pupils = await makeStudents(uai, 150);
  const campaignId = await startFor(uai, operator, pupils.length);
  // The first batch passes; in the second, some would still fit.
  await fillDiskFor("provisional_secret", `new.student_id = '${pupils[120] ?? ""}'`);
  await workQueue([runCampaign]);
  const met = await items(campaignId);
  expect(met.map(({ status }) => status).sort()).toEqual(["DONE", "PENDING"]);

  await makeRoom();
  await asOwner("update graphile_worker._private_jobs set run_at = now()");
  await workQueue([runCampaign]);
  expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: pupils.length }]);
  expect(await liveSecrets(uai)).toHaveLength(pupils.length);
});
