import { afterAll, describe, expect, test } from "vitest";
import { readDelegations } from "@/lib/delegations/read";
import { readSchoolSettings } from "@/lib/establishments/read";
import { readImports } from "@/lib/imports/read";
import { readJournal, readJournalAbout } from "@/lib/journal/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { closeCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { readCampaign } from "@/lib/resets/read/campaigns";
import { readChoices, readPlanPreview } from "@/lib/resets/read/plans";
import { exportStudents } from "@/lib/students/documents";
import { readClassTable, readSelected, readStudent, readStudents } from "@/lib/students/read";
import { campaignOf, items, planFor, startFor } from "@/tests/integration/resets/campaigns";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { as, everyone, printed, school } from "./delegated-school";

useTestDatabase();
afterAll(closeDatabase);

describe("pupils", () => {
  test("the list, the search, the counts and the export hold the delegate's classes only", async () => {
    const { uai, delegate, mine, others } = await school();
    const list = await as(delegate, () => readStudents(uai, {}));
    expect(list.students.map(({ id }) => id).sort()).toEqual([...mine].sort());
    expect([list.total, list.school.total, list.lines.map(({ className }) => className)]).toEqual([
      3,
      3,
      ["6e A"],
    ]);
    for (const query of [
      { q: "eleve" },
      { classe: "6e B" },
      { situation: "SANS_CLASSE" },
      { apres: others[0] },
    ])
      for (const { id } of (await as(delegate, () => readStudents(uai, query))).students)
        expect(mine, JSON.stringify(query)).toContain(id);
    expect((await as(delegate, () => readClassTable(uai))).lines).toMatchObject([
      { className: "6e A", total: 3 },
    ]);

    const file = await as(delegate, () => exportStudents(formOf({ uai })));
    const text = file.status === "printed" ? await file.response.text() : "";
    expect(text).toContain("ICI 2");
    expect(text).not.toContain("AILLEURS");
  });

  test("a pupil of another class is as one who does not exist", async () => {
    const { uai, delegate, mine, others } = await school();
    const [own, other, nobody] = await Promise.all(
      [mine[0] ?? "", others[0] ?? "", "0199a1b2-0000-7000-8000-000000000001"].map((id) =>
        as(delegate, () => readStudent(uai, id)),
      ),
    );
    expect([own?.id, other, nobody]).toEqual([mine[0], null, null]);
    expect(own).toMatchObject({ mayReset: true, mayWithhold: false, mayReadJournal: false });
  });

  test("imports, journal, settings and delegations stay closed", async () => {
    const { uai, delegate, mine } = await school();
    const rooms: (() => Promise<unknown>)[] = [
      () => readImports(uai, null),
      () => readJournal(uai, {}),
      () => readJournalAbout(uai, mine[0] ?? ""),
      () => readSchoolSettings(uai),
      () => readDelegations(uai),
    ];
    for (const room of rooms) await expect(as(delegate, room)).rejects.toThrow("404");
  });
});

describe("the wizard of a delegate", () => {
  test("offers and counts their classes, and everyone means those", async () => {
    const { uai, delegate } = await school();
    const choices = await as(delegate, () => readChoices(uai));
    expect(choices).toMatchObject({
      classes: [{ name: "6e A", count: 3 }],
      groups: [{ name: "LATIN", count: 1 }],
      isDelegated: true,
      mayImport: false,
    });
    expect(await as(delegate, () => readSelected(uai, { everything: "on" }))).toEqual({
      target: { portee: "ALL" },
    });
    for (const [plan, count] of [
      [{ portee: "ALL" }, 3],
      [{ portee: "CLASSES", classe: ["6e A", "6e B"] }, 3],
      [{ portee: "CLASSES", classe: "6e B" }, 0],
      [{ portee: "GROUPS", groupe: "LATIN" }, 1],
    ] as const) {
      const preview = await as(delegate, () => readPlanPreview(uai, plan));
      expect(preview?.includedCount, JSON.stringify(plan)).toBe(count);
      expect(JSON.stringify(preview)).not.toContain("6e B");
    }
  });

  test("starts on their pupils, under the names of their classes", async () => {
    const { uai, delegate, mine } = await school();
    expect(await make(startCampaign, planFor(uai, everyone), delegate)).toMatchObject({ status: "refused" });
    const campaignId = campaignOf(await make(startCampaign, planFor(uai, 3), delegate));
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);
    const [kept] = await asOwner("select scope, created_by from reset_campaign where id = $1", [campaignId]);
    expect(kept).toEqual({ scope: { kind: "CLASSES", names: ["6e A"] }, created_by: delegate.id });
    const reset = await asOwner<{ student_id: string }>(
      "select student_id from reset_item where campaign_id = $1",
      [campaignId],
    );
    expect(reset.map(({ student_id }) => student_id).sort()).toEqual([...mine].sort());
    expect(await printed(delegate, { uai, campaignId })).toContain("ICI2");
    expect(await make(closeCampaign, { uai, campaignId }, delegate)).toMatchObject({ status: "done" });
  });

  test("waits for a campaign of other classes, without being told which", async () => {
    const { uai, operator, delegate } = await school();
    const other = await make(startCampaign, planFor(uai, 4, { portee: "CLASSES", classe: "6e B" }), operator);
    await asOwner("update reset_campaign set name = 'SECRET' where uai = $1 returning 1", [uai]);
    const refusal = await make(startCampaign, planFor(uai, 3), delegate);
    expect(refusal).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("déjà en cours") as string,
    });
    const choices = await as(delegate, () => readChoices(uai));
    expect(choices.running).not.toBeNull();
    expect(JSON.stringify([refusal, choices])).not.toContain("SECRET");
    await workQueue([runCampaign]);
    expect(await items(campaignOf(other))).toEqual([{ status: "DONE", outcome: null, count: 4 }]);
    expect((await make(startCampaign, planFor(uai, 3), delegate)).status).toBe("led");
    await workQueue([runCampaign]);
  });

  test("is run for the whole of its pupils by the job, even one who has just changed class", async () => {
    const { uai, delegate, mine } = await school();
    const campaignId = await startFor(uai, delegate, 3);
    await asOwner("update student_account set class_name = '6e B' where id = $1 returning 1", [mine[0]]);
    await workQueue([runCampaign]);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 3 }]);

    const seen = await as(delegate, () => readCampaign(uai, campaignId));
    expect(seen).toMatchObject({
      canRun: false,
      canClose: false,
      doneCount: 3,
      printable: 2,
      lastDone: null,
    });
    // While it runs, a pupil still of the delegate's classes is named, and never the one who left them.
    await asOwner("update reset_campaign set status = 'RUNNING' where id = $1 returning 1", [campaignId]);
    await asOwner("update student_account set last_name = 'PARTI' where id = $1 returning 1", [mine[0]]);
    expect((await as(delegate, () => readCampaign(uai, campaignId)))?.lastDone).toMatchObject({
      name: expect.stringContaining("ICI") as string,
      className: "6e A",
    });
    await asOwner("update reset_campaign set status = 'DONE' where id = $1 returning 1", [campaignId]);
    expect(await make(closeCampaign, { uai, campaignId }, delegate)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("plus confiés") as string,
    });
    expect(await printed(delegate, { uai, campaignId })).not.toContain("ICI0");
    await asOwner(
      "update reset_item set status = 'FAILED', outcome = 'x' where student_id = $1 returning 1",
      [mine[0]],
    );
    expect((await as(delegate, () => readCampaign(uai, campaignId)))?.failures).toEqual([]);
    await make(handOutSheets, { uai, campaignId, classe: "6e A", tous: "oui" }, delegate);
    expect(
      await asOwner("select 1 from reset_item where campaign_id = $1 and handed_out_at is not null", [
        campaignId,
      ]),
    ).toHaveLength(2);
  });
});
