import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { cancelCampaign } from "@/lib/resets/actions/campaigns";
import { handOutSheets, noteShredding, replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, journalled, liveSecrets, principal } from "./campaigns";
import { doneCampaign, print, read, sealsOf, seen } from "./registers";

useTestDatabase();
afterAll(closeDatabase);

describe("the register of a class", () => {
  test("a sheet nobody printed cannot be given", async () => {
    const { uai, operator, of } = await doneCampaign(2);
    expect(await make(handOutSheets, { ...of, tous: "oui" }, operator)).toMatchObject({ status: "refused" });
    expect(await journalled(uai, "sheet.handed-out")).toEqual([]);
  });

  test("says who received, from whom, and takes a mistaken tick back, one entry a pupil", async () => {
    const { uai, operator, students, campaignId, of } = await doneCampaign(3);
    await print(of, operator);
    const [first = "", second = ""] = students;
    const remisPar = "Mme Durand";
    expect(await make(handOutSheets, { ...of, remis: [first, second], remisPar }, operator)).toMatchObject({
      status: "done",
      message: "2 feuilles remises.",
    });
    const register = await read(uai, campaignId, operator);
    expect(register?.handedOut).toBe(2);
    expect(register?.lines.find(({ studentId }) => studentId === first)).toMatchObject({
      handedOutBy: remisPar,
      recordedBy: operator.name,
      state: "HANDED_OUT",
    });
    expect(
      await make(handOutSheets, { ...of, etait: [first, second], remis: [second] }, operator),
    ).toMatchObject({ status: "done" });
    expect((await read(uai, campaignId, operator))?.handedOut).toBe(1);
    const [given, alsoGiven, back] = await journalled(uai, "sheet.handed-out");
    expect(new Set([given?.target_id, alsoGiven?.target_id])).toEqual(new Set([first, second]));
    expect(back).toMatchObject({ target_id: first, text: expect.stringContaining("takenBack") as string });
  });

  test("a page drawn earlier never takes back what another page ticked since", async () => {
    const { uai, operator, students, campaignId, of } = await doneCampaign(2);
    await print(of, operator);
    const [first = "", second = ""] = students;
    await make(handOutSheets, { ...of, remis: [first] }, operator);
    await make(handOutSheets, { ...of, remis: [second] }, operator);
    expect((await read(uai, campaignId, operator))?.handedOut).toBe(2);
  });

  test("holds no password, and another school finds nothing", async () => {
    const { uai, operator, campaignId, of } = await doneCampaign(1);
    await print(of, operator);
    expect(JSON.stringify(await read(uai, campaignId, operator))).not.toMatch(/sealed|password|secret/i);
    const stranger = await principal();
    expect(await read(stranger.uai, campaignId, stranger.operator)).toBeNull();
    for (const gesture of [handOutSheets, noteShredding, replaceLostSheets])
      expect(
        await make(gesture, { ...of, uai: stranger.uai, tous: "oui", eleve: "" }, stranger.operator),
      ).toMatchObject({ status: "refused", reason: "Cette campagne n’existe pas." });
  });

  test("notes once that the paper left was shredded", async () => {
    const { uai, operator, campaignId, of } = await doneCampaign(1);
    expect(await make(noteShredding, of, operator)).toMatchObject({ status: "refused" });
    await print(of, operator);
    expect(await make(noteShredding, of, operator)).toMatchObject({ status: "done" });
    expect(await make(noteShredding, of, operator)).toMatchObject({ status: "refused" });
    expect((await read(uai, campaignId, operator))?.sheets).toMatchObject([{ shreddedBy: operator.name }]);
  });
});

describe("a lost sheet", () => {
  test("of one pupil gets a new password, and the others keep theirs", async () => {
    const { uai, operator, students, campaignId, of } = await doneCampaign(3);
    await print(of, operator);
    await make(handOutSheets, { ...of, tous: "oui" }, operator);
    const before = await sealsOf(uai);
    const [lost = ""] = students;
    expect(await make(replaceLostSheets, { ...of, eleve: lost }, operator)).toMatchObject({ status: "led" });
    await workQueue([runCampaign]);

    const after = await sealsOf(uai);
    expect(after.size).toBe(3);
    expect(after.get(lost)).not.toBe(before.get(lost));
    for (const other of students.slice(1)) expect(after.get(other)).toBe(before.get(other));
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);
    expect((await read(uai, campaignId, operator))?.lines).toMatchObject([
      { studentId: lost, state: "TO_PRINT" },
      { state: "HANDED_OUT" },
      { state: "HANDED_OUT" },
    ]);
    const campaign = await seen(uai, campaignId, operator);
    expect(campaign).toMatchObject({ status: "DONE", doneCount: 3, failedCount: 0, excludedCount: 0 });
    expect(await journalled(uai, "sheet.voided")).toMatchObject([{ target_id: lost }]);
  });

  test("whose replacement is cancelled keeps the password it had, still printable", async () => {
    const { uai, operator, campaignId, of } = await doneCampaign(2);
    const before = await sealsOf(uai);
    await make(replaceLostSheets, { ...of, eleve: "" }, operator);
    expect(await make(cancelCampaign, { uai, campaignId }, operator)).toMatchObject({ status: "done" });
    await workQueue([runCampaign]);
    expect(await sealsOf(uai)).toEqual(before);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 2 }]);
    await print(of, operator);
  });

  test("asked twice in a row is replaced once", async () => {
    const { uai, operator, of } = await doneCampaign(2);
    await make(replaceLostSheets, { ...of, eleve: "" }, operator);
    expect(await make(replaceLostSheets, { ...of, eleve: "" }, operator)).toMatchObject({
      status: "refused",
    });
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(2);
    expect(await journalled(uai, "sheet.voided")).toHaveLength(2);
  });
});
