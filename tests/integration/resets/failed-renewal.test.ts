import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { retryCampaign } from "@/lib/resets/actions/campaigns";
import { handOutSheets, replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { printSheets } from "@/lib/resets/documents";
import { runCampaign } from "@/lib/resets/jobs";
import { formOf, make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, principal, startFor } from "./campaigns";
import { classe, doneCampaign, print, read, sealsOf, seen, withoutKey } from "./registers";

useTestDatabase();
afterAll(closeDatabase);

describe("a lost sheet", () => {
  test("whose replacement fails keeps the password it had, valid, printable and told for what it is", async () => {
    const { uai, operator, students, campaignId, of } = await doneCampaign(1);
    await print(of, operator);
    await make(handOutSheets, { ...of, tous: "oui" }, operator);
    const before = await sealsOf(uai);
    await make(replaceLostSheets, { ...of, eleve: "" }, operator);
    await withoutKey(campaignId, () => workQueue([runCampaign]));

    expect(await sealsOf(uai)).toEqual(before);
    const outcome = expect.stringMatching(/reste valable et imprimable/) as string;
    expect(await items(campaignId)).toEqual([{ status: "FAILED", outcome, count: 1 }]);
    expect(await read(uai, campaignId, operator)).toMatchObject({
      lines: [{ studentId: students[0], state: "NOT_REPLACED", isPrintable: true }],
      canPrint: true,
      canReplace: true,
    });
    const [row] = (await seen(uai, campaignId, operator))?.classes ?? [];
    expect(row).toMatchObject({ done: 0, failed: 1, printable: 1, sheets: 1 });
    await print(of, operator);
    expect(await make(handOutSheets, { ...of, tous: "oui" }, operator)).toMatchObject({ status: "done" });
    expect((await read(uai, campaignId, operator))?.lines).toMatchObject([{ state: "HANDED_OUT" }]);
  });

  test.each(["retried", "asked again"])(
    "whose replacement failed, %s, gets its new password",
    async (way) => {
      const { uai, operator, campaignId, of } = await doneCampaign(2);
      const before = await sealsOf(uai);
      await make(replaceLostSheets, { ...of, eleve: "" }, operator);
      await withoutKey(campaignId, () => workQueue([runCampaign]));
      await print(of, operator);
      const again = way === "retried" ? retryCampaign : replaceLostSheets;
      expect((await make(again, { ...of, eleve: "" }, operator)).status).not.toBe("refused");
      await workQueue([runCampaign]);

      const after = await sealsOf(uai);
      for (const [student, seal] of before) expect(after.get(student)).not.toBe(seal);
      expect(after.size).toBe(2);
      // What was printed meanwhile is the old password's: the new one is still to print.
      expect((await read(uai, campaignId, operator))?.lines).toMatchObject([
        { state: "TO_PRINT" },
        { state: "TO_PRINT" },
      ]);
      expect(await seen(uai, campaignId, operator)).toMatchObject({ doneCount: 2, failedCount: 0 });
    },
  );

  test("of a pupil never reset is not printed when the reset fails", async () => {
    const { uai, operator } = await principal();
    await makeStudents(uai, 1);
    const campaignId = await startFor(uai, operator, 1);
    await withoutKey(campaignId, () => workQueue([runCampaign]));
    expect(await read(uai, campaignId, operator)).toBeNull();
    const { sessionToken } = operator;
    const printed = await asRequest({ sessionToken, now: new Date() }, () =>
      printSheets(formOf({ uai, campaignId, classe, contenu: "LIST" })),
    );
    expect(printed.status).toBe("refus");
  });
});
