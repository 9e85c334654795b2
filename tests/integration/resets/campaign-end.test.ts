import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { cancelCampaign, closeCampaign, retryCampaign } from "@/lib/resets/actions/campaigns";
import { purgeExpiredSecrets, runCampaign } from "@/lib/resets/jobs";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, journalled, liveSecrets, principal, startFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

describe("the end of a campaign", () => {
  test("cancelled before its run keeps every old password", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 2);
    const campaignId = await startFor(uai, operator, 2);
    expect(await make(cancelCampaign, { uai, campaignId }, operator)).toMatchObject({ status: "done" });
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "CANCELLED", outcome: null, count: 2 }]);
    expect(await liveSecrets(uai)).toEqual([]);
  });

  test("retries the failed only, once the missing key is back", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 3);
    const campaignId = await startFor(uai, operator, 3);
    await asOwner("update reset_campaign set key_id = 'lost' where id = $1 returning 1", [campaignId]);
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([
      { status: "FAILED", outcome: expect.stringContaining("lost") as string, count: 3 },
    ]);
    expect(await liveSecrets(uai)).toEqual([]);
    await asOwner("update reset_campaign set key_id = 'k1' where id = $1 returning 1", [campaignId]);
    expect(await make(retryCampaign, { uai, campaignId }, operator)).toMatchObject({ status: "done" });
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);
  });

  test("closed, keeps no secret nor the key that opened them", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 2);
    const campaignId = await startFor(uai, operator, 2);
    await workQueue([runCampaign]);
    expect(await make(closeCampaign, { uai, campaignId }, operator)).toMatchObject({ status: "done" });
    expect(
      await asOwner("select 1 from provisional_secret where uai = $1 and sealed is not null", [uai]),
    ).toEqual([]);
    expect(await asOwner("select data_key, key_id from reset_campaign where id = $1", [campaignId])).toEqual([
      { data_key: null, key_id: null },
    ]);
  });

  test("past its day, is purged and not before", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 2);
    await startFor(uai, operator, 2);
    await workQueue([runCampaign]);
    const order = { origin: { uai, batchId: randomUUID(), actor: null }, payload: {} };
    await purgeExpiredSecrets.perform(order);
    expect(await liveSecrets(uai)).toHaveLength(2);
    await asOwner(
      "update provisional_secret set expires_at = now() - interval '1 second' where uai = $1 returning 1",
      [uai],
    );
    await purgeExpiredSecrets.perform(order);
    expect(
      await asOwner("select 1 from provisional_secret where uai = $1 and sealed is not null", [uai]),
    ).toEqual([]);
    expect(await journalled(uai, "secret.purged")).toHaveLength(2);
  });
});
