import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { retryCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { purgeExpiredSecrets, runCampaign } from "@/lib/resets/jobs";
import {
  items,
  journalled,
  liveSecrets,
  planFor,
  principal,
  startFor,
} from "@/tests/integration/resets/campaigns";
import { checkChain } from "@/tests/integration/resets/model/invariants";
import { armFaults } from "@/tests/integration/resets/model/world";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { makeCrew, until } from "@/tests/support/workers/crew";

const { migrationUrl } = useTestDatabase();
const owner = new pg.Client({ connectionString: migrationUrl });
beforeAll(async () => {
  await owner.connect();
  await armFaults(owner);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await checkChain({ owner });
  await owner.end();
  await closeDatabase();
});

const told = async (uai: string) =>
  (await journalled(uai, "student.reset"))
    .map(({ target_id, text }) => ({ target_id, text }))
    .filter(({ text }) => !text.includes('"finished"') && !text.includes('"failed"'));

describe("one campaign", () => {
  test("confirmed by two operators in the same second runs once", async () => {
    const { uai, operator } = await principal();
    const deputy = await makeOperator({ uai });
    await makeStudents(uai, 40);
    const outcomes = await Promise.all(
      [operator, deputy, operator, deputy].map((who) => make(startCampaign, planFor(uai, 40), who)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["led", "refused", "refused", "refused"]);
    await workQueue([runCampaign]);
    expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toHaveLength(1);
    expect(await liveSecrets(uai)).toHaveLength(40);
    expect(await told(uai)).toHaveLength(40);
  });

  test("taken by four workers at once resets each pupil once", async () => {
    const { uai, operator } = await principal();
    const pupils = await makeStudents(uai, 1_300);
    const campaignId = await startFor(uai, operator, pupils.length);
    const order = { origin: { uai, batchId: randomUUID(), actor: null }, payload: { campaignId } };
    await Promise.all([1, 2, 3, 4].map(() => runCampaign.perform(order)));
    // What they ceded, if the machine is slow, and the order of the start.
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: pupils.length }]);
    expect((await told(uai)).map(({ target_id }) => target_id).sort()).toEqual([...pupils].sort());
    expect(await liveSecrets(uai)).toHaveLength(pupils.length);
  });

  test("whose worker lacks the key fails every pupil and changes none; a worker that has it ends the retry", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 30);
    const campaignId = await startFor(uai, operator, 30);
    const crew = makeCrew("scripts/worker.ts", {
      MIGRATION_DATABASE_URL: "",
      SEALING_KEYS: `other:${randomBytes(32).toString("base64")}`,
    });
    const { process: worker } = crew.start();
    await until(async () => ((await items(campaignId))[0]?.status === "FAILED" ? true : undefined), 60_000);
    const ended = once(worker, "exit");
    worker.kill("SIGTERM");
    await ended;
    expect(await items(campaignId)).toEqual([
      { status: "FAILED", outcome: expect.stringMatching(/«\sk1\s» manque/u) as string, count: 30 },
    ]);
    expect(
      await asOwner("select 1 from student_account where uai = $1 and state <> 'ACTIVE'", [uai]),
    ).toEqual([]);

    expect(await make(retryCampaign, { uai, campaignId }, operator)).toMatchObject({ status: "done" });
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 30 }]);
    expect(await liveSecrets(uai)).toHaveLength(30);
  });
});

describe("a clock that jumps between two batches", () => {
  /** The first batch and a few more pupils are done; then the server dies, and comes back at another hour. */
  async function halfDone() {
    const { uai, operator } = await principal();
    const ids = Array.from({ length: 700 }, () => randomUUID()).sort();
    await makeStudents(uai, ids.length, (rank) => ({ id: ids[rank] ?? "" }));
    const campaignId = await startFor(uai, operator, ids.length);
    await owner.query("insert into model_fault values ($1, '53100')", [ids[510]]);
    await workQueue([runCampaign]);
    await owner.query("delete from model_fault");
    expect(await liveSecrets(uai)).toHaveLength(510);
    return {
      uai,
      campaignId,
      order: { origin: { uai, batchId: randomUUID(), actor: null }, payload: { campaignId } },
    };
  }
  const jump = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  const hour = 3_600_000;

  test("back an hour: the campaign ends as if nothing had been", async () => {
    const { uai, campaignId, order } = await halfDone();
    jump(-hour);
    await runCampaign.perform(order);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 700 }]);
    expect(await liveSecrets(uai)).toHaveLength(700);
    expect(await told(uai)).toHaveLength(700);
  });

  test("forward a hundred days: whoever is left keeps the old password, and is told why", async () => {
    const { uai, campaignId, order } = await halfDone();
    jump(100 * 24 * hour);
    await runCampaign.perform(order);
    expect(await items(campaignId)).toEqual([
      { status: "DONE", outcome: null, count: 510 },
      { status: "FAILED", outcome: expect.stringContaining("ont expiré") as string, count: 190 },
    ]);
    await purgeExpiredSecrets.perform({ ...order, payload: {} });
    expect(await liveSecrets(uai)).toEqual([]);
    const unchanged = await asOwner("select 1 from student_account where uai = $1 and state = 'ACTIVE'", [
      uai,
    ]);
    expect(unchanged).toHaveLength(190);
    const [campaign] = await asOwner(
      "select status, done_count, failed_count from reset_campaign where id = $1",
      [campaignId],
    );
    expect(campaign).toEqual({ status: "DONE", done_count: 510, failed_count: 190 });
  });
});
