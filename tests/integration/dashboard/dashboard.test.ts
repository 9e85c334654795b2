import { afterAll, describe, expect, test } from "vitest";
import { sheetsToGive } from "@/lib/dashboard/rules/sheets";
import { printSheets } from "@/lib/resets/documents";
import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { makeOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { addImport, campaignOf, read, school } from "./desk";

useTestDatabase();
afterAll(closeDatabase);

const dayMs = 86_400_000;

test("a new school has nothing, and its states are unknown", async () => {
  const { uai, operator } = await school();
  expect(await read(uai, operator)).toMatchObject({
    campaign: null,
    sheets: [],
    waitingImports: { count: 0, latestId: null },
    lastImport: null,
    statesKnownAt: null,
    changes: null,
  });
});

describe("a campaign", () => {
  test("is shown while it runs; its sheets come when it is over", async () => {
    const { uai, operator } = await school();
    const id = await campaignOf(uai, operator);
    const before = await read(uai, operator);
    expect(before.campaign).toMatchObject({ id, selectedCount: 4, doneCount: 0 });
    expect(before.sheets).toEqual([]);

    await workQueue([runCampaign]);
    const after = await read(uai, operator);
    expect(after.campaign).toBeNull();
    expect(
      after.sheets.map(({ className, students, printedAt }) => [className, students, printedAt]),
    ).toEqual([
      ["6e A", 2, null],
      ["6e B", 2, null],
    ]);
  });

  test("has its sheets printed, then given, class by class, then expired", async () => {
    const { uai, operator } = await school();
    const campaignId = await campaignOf(uai, operator);
    await workQueue([runCampaign]);
    const request = { now: new Date(), sessionToken: operator.sessionToken };
    const printed = await asRequest(request, () =>
      printSheets(formOf({ uai, campaignId, contenu: "LIST", classe: "6e A" })),
    );
    expect(printed.status).toBe("printed");
    const lines = async (now = new Date()) => sheetsToGive((await read(uai, operator, now)).sheets, now);
    expect((await lines()).map(({ className, printedAt }) => [className, printedAt !== null])).toEqual([
      ["6e A", true],
      ["6e B", false],
    ]);
    await make(handOutSheets, { uai, campaignId, classe: "6e A", tous: "oui" }, operator);
    expect((await lines()).map(({ className }) => className)).toEqual(["6e B"]);
  });

  test("leaves nothing to give once its passwords have expired", async () => {
    const { uai, operator } = await school();
    await campaignOf(uai, operator);
    await workQueue([runCampaign]);
    const [line] = (await read(uai, operator)).sheets;
    const end = line?.expiresAt ?? new Date(0);
    expect(end.getTime()).toBeGreaterThan(Date.now() + 29 * dayMs);
    const reader = await makeOperator({ uai, now: end });
    expect((await read(uai, reader, end)).sheets).toHaveLength(2);
    expect((await read(uai, reader, new Date(end.getTime() + 1))).sheets).toEqual([]);
  });
});

test("imports: those that wait, the last applied, and the last that says states", async () => {
  const { uai, operator } = await school();
  const at = (days: number) => new Date(Date.now() - days * dayMs);
  await addImport(uai, { status: "ABANDONED" });
  await addImport(uai, { status: "NEEDS_MAPPING", createdAt: at(2) });
  const { id } = await addImport(uai, { status: "READY", createdAt: at(1) });
  await addImport(uai, { status: "APPLIED", format: "EDUCONNECT", appliedAt: at(20), fileName: "liste.csv" });
  await addImport(uai, {
    status: "APPLIED",
    format: "SIECLE_STUDENTS",
    appliedAt: at(3),
    fileName: "siecle.zip",
  });
  const found = await read(uai, operator);
  expect(found.waitingImports).toEqual({ count: 2, latestId: id });
  expect(found.lastImport?.fileName).toBe("siecle.zip");
  expect(found.statesKnownAt?.getTime()).toBeLessThan(at(19).getTime());
});

test("the RUPN sees imports and no campaign, the auditor both without their gestures", async () => {
  const { uai, operator } = await school();
  await campaignOf(uai, operator);
  await workQueue([runCampaign]);
  await addImport(uai, { status: "READY" });
  const rupn = await read(uai, await makeOperator({ uai, roles: ["RUPN"] }));
  expect(rupn).toMatchObject({ sheets: [], campaign: null, waitingImports: { count: 1 } });
  expect(rupn.may).toEqual({
    importFiles: true,
    print: false,
    handOut: false,
    startCampaign: false,
    readAccounts: true,
  });
  const auditor = await read(uai, await makeOperator({ uai, roles: ["AUDITOR"] }));
  expect(auditor.sheets).toHaveLength(2);
  expect(auditor.may).toEqual({
    importFiles: false,
    print: false,
    handOut: false,
    startCampaign: false,
    readAccounts: true,
  });
});

test("nothing of another school is counted", async () => {
  const { uai, operator } = await school();
  await campaignOf(uai, operator);
  await workQueue([runCampaign]);
  await addImport(uai, { status: "READY" });
  const stranger = await school();
  expect(await read(stranger.uai, stranger.operator)).toMatchObject({
    sheets: [],
    waitingImports: { count: 0 },
  });
  await expect(read(uai, stranger.operator)).rejects.toThrow("404");
});
