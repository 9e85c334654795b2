import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { cancelCampaign, closeCampaign } from "@/lib/resets/actions/campaigns";
import { abandonList, finishWithoutThem, pasteList } from "@/lib/resets/actions/lists";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, liveSecrets } from "../campaigns";
import { bringList, campaignRow, keptLists, listOf, makeAssistedDesk, takeIn } from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

describe("the end", () => {
  test("without those who never came needs a reason, and keeps what was read", async () => {
    const desk = await makeAssistedDesk(3);
    const end = (motif: string) =>
      make(finishWithoutThem, { uai: desk.uai, campaignId: desk.campaignId, motif }, desk.operator);
    const reason = "Comptes à créer par l’académie";
    expect(await end(reason)).toMatchObject({ status: "refused" });
    expect(await items(desk.campaignId)).toEqual([{ status: "PENDING", outcome: null, count: 3 }]);
    await takeIn(desk, listOf([0]));
    await bringList(desk, listOf([1]));
    expect(await end("court")).toMatchObject({ status: "invalid" });
    expect(await end(reason)).toMatchObject({ status: "done" });
    expect(await items(desk.campaignId)).toEqual(
      [
        { status: "CANCELLED", outcome: reason, count: 2 },
        { status: "DONE", outcome: null, count: 1 },
      ].sort((a, b) => (a.status === "DONE" ? -1 : 1) - (b.status === "DONE" ? -1 : 1)),
    );
    expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE", end_reason: reason });
    expect(await keptLists(desk.campaignId)).toEqual([]);
    expect(await liveSecrets(desk.uai)).toHaveLength(1);
  });

  test("by giving a list up destroys it, and nothing else", async () => {
    const desk = await makeAssistedDesk(1);
    const listId = await bringList(desk, listOf([0]));
    expect(
      await make(abandonList, { uai: desk.uai, campaignId: desk.campaignId, listId }, desk.operator),
    ).toMatchObject({ status: "led" });
    expect(await keptLists(desk.campaignId)).toEqual([]);
    expect(await items(desk.campaignId)).toEqual([{ status: "PENDING", outcome: null, count: 1 }]);
  });

  test("by cancelling or closing destroys the lists still unread, and none comes any more", async () => {
    const desk = await makeAssistedDesk(2);
    await takeIn(desk, listOf([0]));
    await bringList(desk, listOf([1]));
    const gesture = { uai: desk.uai, campaignId: desk.campaignId };
    expect(await make(cancelCampaign, gesture, desk.operator)).toMatchObject({ status: "done" });
    expect(await keptLists(desk.campaignId)).toEqual([]);
    await expect(bringList(desk, listOf([1]))).rejects.toThrow("n’attend pas de liste");
    const pasted = { ...gesture, passwordList: listOf([1]) };
    expect(await make(pasteList, pasted, desk.operator)).toMatchObject({ status: "refused" });
    expect(await make(closeCampaign, gesture, desk.operator)).toMatchObject({ status: "done" });
    expect(await liveSecrets(desk.uai)).toEqual([]);
  });
});
