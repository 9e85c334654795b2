import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { finishWithoutThem } from "@/lib/resets/actions/lists";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, liveSecrets } from "../campaigns";
import { campaignRow, lineOf, listOf, makeAssistedDesk, ranksTo, takeIn, header } from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

async function withLostSheets() {
  const desk = await makeAssistedDesk(3);
  await takeIn(desk, listOf(ranksTo(3)));
  const { uai, campaignId, operator } = desk;
  const [eleve = ""] = desk.ids;
  expect(await make(replaceLostSheets, { uai, campaignId, classe: "6e A", eleve }, operator)).toMatchObject({
    status: "led",
  });
  expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_LIST", done_count: 2 });
  return desk;
}

test("a lost sheet is replaced by the next list of EduConnect, and by nothing before", async () => {
  const desk = await withLostSheets();
  const before = await liveSecrets(desk.uai);
  await takeIn(desk, [header, lineOf(0, { password: "Mdp-Nouveau-0000" })].join("\n"));
  expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE", done_count: 3 });
  expect(await liveSecrets(desk.uai)).toHaveLength(before.length);
  expect(await items(desk.campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);
});

test("a replacement that never came leaves the pupil the sheet that was lost, still printable", async () => {
  const { uai, campaignId, operator } = await withLostSheets();
  const motif = "ÉduConnect est indisponible cette semaine";
  expect(await make(finishWithoutThem, { uai, campaignId, motif }, operator)).toMatchObject({
    status: "done",
  });
  expect(await campaignRow(campaignId)).toMatchObject({ status: "DONE", done_count: 3 });
  expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);
  expect(await liveSecrets(uai)).toHaveLength(3);
});
