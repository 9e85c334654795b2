import { afterAll, describe, expect, test } from "vitest";
import { readDashboard } from "@/lib/dashboard/read";
import { readDelegations } from "@/lib/delegations/read";
import { readSchoolSettings } from "@/lib/establishments/read";
import { readImports } from "@/lib/imports/read";
import { readJournal, readJournalAbout } from "@/lib/journal/read";
import { closeDatabase } from "@/lib/platform/database/client";
import type { Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { cancelCampaign, closeCampaign, retryCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { printSheets } from "@/lib/resets/documents";
import { runCampaign } from "@/lib/resets/jobs";
import { readAlteredNames, readCampaign, readCampaigns } from "@/lib/resets/read/campaigns";
import { readChoices, readPlanPreview } from "@/lib/resets/read/plans";
import { exportStudents } from "@/lib/students/documents";
import { readClassTable, readSelection, readStudent, readStudents } from "@/lib/students/read";
import { campaignOf, items, planFor, principal, startFor } from "@/tests/integration/resets/campaigns";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { type Fields, formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { readPdf, solidText } from "@/tests/support/read-pdf";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

/** Pupils of each class of the school of a test; the delegate holds the first. */
const sizes = { "6e A": 3, "6e B": 4 } as const;
const everyone = sizes["6e A"] + sizes["6e B"];

async function school(roles: readonly Role[] = ["DELEGATE"]) {
  const { uai, operator } = await principal();
  const ids = await makeStudents(uai, everyone, (rank) => ({
    lastName: rank < sizes["6e A"] ? `ICI ${rank}` : `AILLEURS ${rank}`,
    className: rank < sizes["6e A"] ? "6e A" : "6e B",
    groups: rank < 1 || rank > 5 ? ["LATIN"] : [],
  }));
  const delegate = await makeOperator({ uai, roles, classNames: ["6e A"] });
  return { uai, operator, delegate, mine: ids.slice(0, sizes["6e A"]), others: ids.slice(sizes["6e A"]) };
}

const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken }, work);

/** The text of a document without its white, or why there is none. */
async function printed(operator: TestOperator, fields: Fields): Promise<string> {
  const result = await as(operator, () => printSheets(formOf({ contenu: "BOTH", ...fields })));
  if (result.status !== "printed") return result.status;
  const pdf = await readPdf([new Uint8Array(await result.response.arrayBuffer())]);
  return pdf.pages.map(solidText).join("");
}

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
    expect(await as(delegate, () => readSelection(uai, { everything: "on" }))).toEqual({
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
    expect(seen).toMatchObject({ canRun: false, canClose: false, doneCount: 3, printable: 2 });
    expect(seen?.lastDone).toHaveLength(1);
    expect(await make(closeCampaign, { uai, campaignId }, delegate)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("plus confiés") as string,
    });
    expect(await printed(delegate, { uai, campaignId })).not.toContain("ICI0");
    await make(handOutSheets, { uai, campaignId, classe: "6e A" }, delegate);
    expect(
      await asOwner("select 1 from reset_item where campaign_id = $1 and handed_out_at is not null", [
        campaignId,
      ]),
    ).toHaveLength(2);
  });
});

describe("a campaign of the principal", () => {
  async function finished(roles?: readonly Role[]) {
    const found = await school(roles);
    await asOwner("update student_account set state = 'FEDERATED' where id = any($1) returning 1", [
      [found.mine[0], found.others[0], found.others[1]],
    ]);
    const plan = planFor(found.uai, 4, { sansBLOCKED_BY_HAND: "Zoé Ailleurs l’a demandé" });
    const campaignId = campaignOf(await make(startCampaign, plan, found.operator));
    await workQueue([runCampaign]);
    return { ...found, campaignId };
  }

  test("is counted for their pupils only, in the list as on its page, and names nobody else", async () => {
    const { uai, delegate, campaignId } = await finished();
    const { campaigns, canDelegate } = await as(delegate, () => readCampaigns(uai));
    const counts = {
      selectedCount: 2,
      excludedCount: 1,
      doneCount: 2,
      failedCount: 0,
      scope: "1 classe : 6e A",
    };
    expect(
      campaigns.map(({ scope, ...campaign }) => ({ ...campaign, scope: scope.replace("\u00a0", " ") })),
    ).toMatchObject([counts]);
    expect(canDelegate).toBe(false);
    const page = await as(delegate, () => readCampaign(uai, campaignId));
    expect(page).toMatchObject({
      ...counts,
      scope: campaigns[0]?.scope,
      printable: 2,
      canRun: false,
      canClose: false,
    });
    expect(page?.classes).toMatchObject([{ className: "6e A", done: 2, excluded: 1, printable: 2 }]);
    expect(page?.excluded.map(({ name }) => name)).toEqual(["ICI 0 Zoé"]);
    expect(JSON.stringify(page)).not.toMatch(/AILLEURS|Ailleurs|6e B/);
    expect(await as(delegate, () => readAlteredNames(uai, campaignId))).toEqual([]);
  });

  test("is printed and handed out for their classes, asked for or not", async () => {
    const { uai, delegate, campaignId } = await finished();
    for (const asked of [{}, { classe: "6e A" }, { classe: ["6e A", "6e B"] }]) {
      const text = await printed(delegate, { uai, campaignId, ...asked });
      expect(text).toContain("ICI1");
      expect(text).not.toContain("AILLEURS");
    }
    expect(await printed(delegate, { uai, campaignId, classe: "6e B" })).toBe("refus");
    expect(await make(handOutSheets, { uai, campaignId, classe: "6e B" }, delegate)).toMatchObject({
      status: "refused",
    });
    expect(await make(handOutSheets, { uai, campaignId, classe: "6e A" }, delegate)).toMatchObject({
      status: "done",
    });
    const marked = await asOwner(
      "select distinct class_name from reset_item where campaign_id = $1 and (printed_at is not null or handed_out_at is not null)",
      [campaignId],
    );
    expect(marked).toEqual([{ class_name: "6e A" }]);
  });

  test("is neither stopped, retried nor closed by the delegate", async () => {
    const { uai, delegate, campaignId } = await finished();
    await asOwner(
      "update reset_item set status = 'FAILED' where campaign_id = $1 and class_name = '6e A' returning 1",
      [campaignId],
    );
    for (const action of [cancelCampaign, retryCampaign, closeCampaign])
      expect(await make(action, { uai, campaignId }, delegate)).toMatchObject({
        status: "refused",
        reason: expect.stringContaining("pas lancé") as string,
      });
    expect(await asOwner("select status from reset_campaign where id = $1", [campaignId])).toEqual([
      { status: "DONE" },
    ]);
  });

  test("without one of their pupils does not exist for them", async () => {
    const { uai, operator, delegate } = await school();
    const plan = planFor(uai, 4, { portee: "CLASSES", classe: "6e B" });
    const campaignId = campaignOf(await make(startCampaign, plan, operator));
    await workQueue([runCampaign]);
    expect((await as(delegate, () => readCampaigns(uai))).campaigns).toEqual([]);
    expect(await as(delegate, () => readCampaign(uai, campaignId))).toBeNull();
    expect(await make(closeCampaign, { uai, campaignId }, delegate)).toMatchObject({
      reason: "Cette campagne n’existe pas.",
    });
    expect(await printed(delegate, { uai, campaignId })).toBe("refus");
  });

  test("shows on the dashboard with the delegate's counts, while it runs and after", async () => {
    const { uai, operator, delegate } = await school();
    await startFor(uai, operator, everyone);
    const running = await as(delegate, () => readDashboard(uai));
    expect(running.campaign).toMatchObject({ selectedCount: 3, doneCount: 0, failedCount: 0 });
    expect(running).toMatchObject({ seesImports: false, lastImport: null });
    await workQueue([runCampaign]);
    const after = await as(delegate, () => readDashboard(uai));
    expect(after.sheets.map(({ className, students }) => [className, students])).toEqual([["6e A", 3]]);
  });
});

describe("a delegation beside another role", () => {
  test("of RUPN: reads every pupil, and resets, prints and follows their classes only", async () => {
    const { uai, operator, delegate, mine, others } = await school(["RUPN", "DELEGATE"]);
    const campaignId = await startFor(uai, operator, everyone);
    expect((await as(delegate, () => readDashboard(uai))).campaign).toMatchObject({ selectedCount: 3 });
    await workQueue([runCampaign]);
    expect((await as(delegate, () => readStudents(uai, {}))).total).toBe(everyone);
    const [own, other] = await Promise.all(
      [mine[0], others[0]].map((id) => as(delegate, () => readStudent(uai, id ?? ""))),
    );
    expect(own).toMatchObject({ mayReset: true, mayReadResets: true });
    expect(other).toMatchObject({ mayReset: false, mayReadResets: false });
    expect((await as(delegate, () => readDashboard(uai))).sheets.map(({ className }) => className)).toEqual([
      "6e A",
    ]);
    expect(await as(delegate, () => readCampaign(uai, campaignId))).toMatchObject({
      doneCount: 3,
      printable: 3,
    });
    expect(await printed(delegate, { uai, campaignId })).not.toContain("AILLEURS");
    const again = planFor(uai, everyone, { sansALREADY_RESET_SINCE: "Feuilles perdues" });
    expect(await make(startCampaign, again, delegate)).toMatchObject({ status: "refused" });
    expect((await make(startCampaign, { ...again, nombre: "3" }, delegate)).status).toBe("led");
    await workQueue([runCampaign]);
  });

  test("of auditor: reads every campaign, and acts on their classes only", async () => {
    const { uai, operator, delegate } = await school(["AUDITOR", "DELEGATE"]);
    const campaignId = await startFor(uai, operator, everyone);
    await workQueue([runCampaign]);
    const page = await as(delegate, () => readCampaign(uai, campaignId));
    expect(page).toMatchObject({
      doneCount: everyone,
      printable: 3,
      mine: ["6e A"],
      canRun: false,
      canClose: false,
    });
    expect(page?.classes).toHaveLength(2);
    expect(await make(closeCampaign, { uai, campaignId }, delegate)).toMatchObject({ status: "refused" });
  });
});
