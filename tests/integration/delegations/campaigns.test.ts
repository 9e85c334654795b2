import { afterAll, describe, expect, test } from "vitest";
import { readDashboard } from "@/lib/dashboard/read";
import { closeDatabase } from "@/lib/platform/database/client";
import type { Role } from "@/lib/platform/permissions";
import { cancelCampaign, closeCampaign, retryCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { readAlteredNames, readCampaign, readCampaigns } from "@/lib/resets/read/campaigns";
import { readStudent, readStudents } from "@/lib/students/read";
import { campaignOf, planFor, startFor } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { as, everyone, printed, school } from "./delegated-school";

useTestDatabase();
afterAll(closeDatabase);

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
    expect(
      await make(handOutSheets, { uai, campaignId, classe: "6e B", tous: "oui" }, delegate),
    ).toMatchObject({
      status: "refused",
    });
    expect(
      await make(handOutSheets, { uai, campaignId, classe: "6e A", tous: "oui" }, delegate),
    ).toMatchObject({
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
