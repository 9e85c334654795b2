import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { cancelCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { runCampaign } from "@/lib/resets/jobs";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { campaignOf, items, journalled, liveSecrets, planFor, principal, startFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

describe("a campaign", () => {
  test("resets each included pupil once, unblocks, ends sessions, and tells each in the journal", async () => {
    const { uai, operator } = await principal();
    const ids = await makeStudents(uai, 250, (rank) => ({ state: rank % 2 === 0 ? "ACTIVE" : "BLOCKED" }));
    const campaignId = await startFor(uai, operator, 250);
    await workQueue([runCampaign]);

    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 250 }]);
    const secrets = await liveSecrets(uai);
    expect(new Set(secrets.map(({ student_id }) => student_id))).toEqual(new Set(ids));
    const students = await asOwner(
      "select distinct state, must_change_password, sessions_ended_at is not null as ended from student_account where uai = $1",
      [uai],
    );
    expect(students).toEqual([{ state: "PROVISIONAL", must_change_password: true, ended: true }]);
    const told = (await journalled(uai, "student.reset")).filter(({ target_id }) => target_id !== campaignId);
    expect(told.map(({ target_id }) => target_id).sort()).toEqual([...ids].sort());
    expect(new Set(told.map(({ text }) => (JSON.parse(text) as { batch: string }).batch)).size).toBe(1);
    const [campaign] = await asOwner(
      "select status, done_count, failed_count from reset_campaign where id = $1",
      [campaignId],
    );
    expect(campaign).toEqual({ status: "DONE", done_count: 250, failed_count: 0 });
  });

  test("leaves out the excluded, each with its reason", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 4, (rank) => ({
      state: (["ACTIVE", "NEVER_ACTIVATED", "FEDERATED", "ACTIVE"] as const)[rank] ?? "ACTIVE",
      leftOn: rank === 3 ? "2020-01-01" : null,
    }));
    const campaignId = await startFor(uai, operator, 1);
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([
      { status: "DONE", outcome: null, count: 1 },
      { status: "EXCLUDED", outcome: "FEDERATED", count: 1 },
      { status: "EXCLUDED", outcome: "LEFT", count: 1 },
      { status: "EXCLUDED", outcome: "NEVER_ACTIVATED", count: 1 },
    ]);
  });

  test("sent twice starts once, and both lead to the same page", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 3);
    const plan = planFor(uai, 3);
    const outcomes = await Promise.all([1, 2, 3].map(() => make(startCampaign, plan, operator)));
    expect(new Set(outcomes.map(campaignOf)).size).toBe(1);
    expect(outcomes.every(({ status }) => status === "led")).toBe(true);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(3);
  });

  test("refuses a second tab while the first campaign runs, and leaves no trace of it but the refusal", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 2);
    await startFor(uai, operator, 2);
    const second = await make(startCampaign, planFor(uai, 2), operator);
    expect(second).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("déjà en cours") as string,
    });
    expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toHaveLength(1);
    expect(await journalled(uai, "reset.started", "REFUSED")).toHaveLength(1);
    await workQueue([runCampaign]);
  });

  test.each([["1"], ["3"], ["deux"], [""]])(
    "refuses the typed number %j when two pupils are concerned",
    async (nombre) => {
      const { uai, operator } = await principal();
      await makeStudents(uai, 2);
      const outcome = await make(startCampaign, planFor(uai, 2, { nombre }), operator);
      expect(outcome).toMatchObject({ status: "refused", reason: expect.stringContaining("2") as string });
      expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toEqual([]);
    },
  );

  test("a pupil reset twice holds one valid secret, of the last campaign", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 1);
    await startFor(uai, operator, 1);
    await workQueue([runCampaign]);
    const again = planFor(uai, 1, { sansALREADY_RESET_SINCE: "Feuille perdue par l’élève" });
    const second = campaignOf(await make(startCampaign, again, operator));
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toEqual([
      { student_id: expect.any(String) as string, campaign_id: second },
    ]);
    const kept = await asOwner("select 1 from provisional_secret where uai = $1 and sealed is not null", [
      uai,
    ]);
    expect(kept).toHaveLength(1);
  });

  test("of another school is unknown", async () => {
    const mine = await principal();
    const theirs = await principal();
    await makeStudents(theirs.uai, 1);
    const campaignId = await startFor(theirs.uai, theirs.operator, 1);
    const outcome = await make(cancelCampaign, { uai: mine.uai, campaignId }, mine.operator);
    expect(outcome).toMatchObject({ status: "refused", reason: "Cette campagne n’existe pas." });
    const foreign = await make(cancelCampaign, { uai: theirs.uai, campaignId }, mine.operator);
    expect(foreign).toMatchObject({ status: "refused" });
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 1 }]);
  });

  test("asks for a fresh second factor", async () => {
    const { uai } = await principal();
    await makeStudents(uai, 1);
    const old = await makeOperator({ uai, now: new Date(Date.now() - 6 * 60_000) });
    expect(await make(startCampaign, planFor(uai, 1), old)).toMatchObject({ status: "stepUp", reason: null });
    expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toEqual([]);
  });
});
