import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { purgeExpiredSecrets } from "@/lib/resets/jobs";
import { readAssistedGuide } from "@/lib/resets/read/lists";
import { makeOperator } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journalled, liveSecrets } from "../campaigns";
import {
  bringList,
  keptLists,
  listOf,
  makeAssistedDesk,
  nameOf,
  reportOf,
  sendList,
  take,
} from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

describe("the doors", () => {
  test("an upload that names no campaign, or another school’s, keeps nothing and is journalled", async () => {
    const [desk, other] = [await makeAssistedDesk(1), await makeAssistedDesk(1)];
    const astray = { uai: desk.uai, campaignId: other.campaignId };
    expect(await sendList(astray, listOf([0]), desk.operator)).toMatchObject({
      status: "refused",
      httpStatus: 400,
    });
    expect(await sendList({ ...desk, campaignId: "x" }, listOf([0]), desk.operator)).toMatchObject({
      status: "refused",
    });
    expect(await sendList({ ...desk, campaignId: randomUUID() }, listOf([0]), desk.operator)).toMatchObject({
      status: "refused",
    });
    expect(await keptLists(other.campaignId)).toEqual([]);
    expect(await journalled(desk.uai, "list.received", "REFUSED")).toHaveLength(2);
  });

  test("another school’s list, or another campaign’s, answers like an unknown one", async () => {
    const [desk, other] = [await makeAssistedDesk(1), await makeAssistedDesk(1)];
    const foreign = await bringList(other, listOf([0]));
    expect(await reportOf(desk, foreign)).toBeNull();
    expect(await reportOf({ ...desk, campaignId: other.campaignId }, foreign)).toBeNull();
    expect(await reportOf(desk, "not an id")).toBeNull();
    await expect(take({ ...desk, campaignId: other.campaignId }, foreign)).rejects.toThrow("unseen");
    expect(await liveSecrets(other.uai)).toEqual([]);
  });

  test("an auditor reads the guide and sees no list", async () => {
    const desk = await makeAssistedDesk(1);
    await bringList(desk, listOf([0]));
    const auditor = await makeOperator({ uai: desk.uai, roles: ["AUDITOR"] });
    const guide = await asRequest({ now: new Date(), sessionToken: auditor.sessionToken }, () =>
      readAssistedGuide(desk.uai, desk.campaignId),
    );
    expect(guide).toMatchObject({ lists: [], canReceive: false, canFinish: false, pending: 1 });
  });

  test("the guide says whom a whole class would take along", async () => {
    const facts = (rank: number) => ({
      className: rank < 3 ? "6e A" : "4 D",
      state: rank === 2 ? ("FEDERATED" as const) : ("ACTIVE" as const),
    });
    const desk = await makeAssistedDesk(5, facts, 4);
    const guide = await asRequest({ now: new Date(), sessionToken: desk.operator.sessionToken }, () =>
      readAssistedGuide(desk.uai, desk.campaignId),
    );
    expect(guide?.leftOut).toEqual([
      { className: "6e A", name: `${nameOf(2)} Zoé`, status: "EXCLUDED", outcome: "FEDERATED" },
    ]);
  });

  test("a list that nobody reads is destroyed after seven days, and not before", async () => {
    const desk = await makeAssistedDesk(1);
    await bringList(desk, listOf([0]));
    const purge = () =>
      purgeExpiredSecrets.perform({
        origin: { uai: desk.uai, batchId: randomUUID(), actor: null },
        payload: {},
      });
    await asOwner(
      "update received_list set received_at = now() - interval '6 days 23 hours' where uai = $1",
      [desk.uai],
    );
    await purge();
    expect(await keptLists(desk.campaignId)).toHaveLength(1);
    await asOwner("update received_list set received_at = now() - interval '7 days 1 hour' where uai = $1", [
      desk.uai,
    ]);
    await purge();
    expect(await keptLists(desk.campaignId)).toEqual([]);
    expect(await journalled(desk.uai, "secret.purged")).toHaveLength(1);
  });
});
