import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { closeCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { printSheets } from "@/lib/resets/documents";
import { runCampaign } from "@/lib/resets/jobs";
import { readCampaign, readCampaigns } from "@/lib/resets/read/campaigns";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { readPdf, textsOf } from "@/tests/support/read-pdf";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { listenToLog } from "@/tests/support/spoken";
import { useTestDatabase } from "@/tests/support/test-database";
import { passwordsOf } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

const spoken = listenToLog();

async function runFor(uai: string, operator: TestOperator, count: number): Promise<string> {
  const plan = { uai, portee: "ALL", validite: "90", nombre: String(count), requestId: randomUUID() };
  const outcome = await make(startCampaign, plan, operator);
  await workQueue([runCampaign]);
  return outcome.status === "led" ? (outcome.href.split("/").at(-1) ?? "") : "";
}

async function print(
  uai: string,
  campaignId: string,
  { sessionToken }: { sessionToken: string },
  classe = "",
): Promise<Uint8Array | string> {
  const form = formOf({ uai, campaignId, contenu: "BOTH", classe });
  const result = await asRequest({ sessionToken, now: new Date() }, () => printSheets(form));
  if (result.status !== "printed") return result.status;
  expect(result.response.headers.get("cache-control")).toBe("no-store, private");
  return new Uint8Array(await result.response.arrayBuffer());
}

async function textOn(printed: Uint8Array | string): Promise<string> {
  if (typeof printed === "string") throw new Error(`no document but: ${printed}`);
  return textsOf(await readPdf([printed])).join("\n");
}

test("a provisional password is on paper, and nowhere else", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  const ids = await makeStudents(uai, 40, (rank) => ({ className: rank < 20 ? "6e A" : "4 D" }));
  const campaignId = await runFor(uai, operator, 40);
  const passwords = await passwordsOf(campaignId);
  expect(new Set(passwords).size).toBe(40);

  const paper = await textOn(await print(uai, campaignId, operator));
  expect(passwords.filter((password) => !paper.includes(password))).toEqual([]);

  const screens = await asRequest({ sessionToken: operator.sessionToken, now: new Date() }, async () =>
    JSON.stringify([await readCampaign(uai, campaignId), await readCampaigns(uai)], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    ),
  );
  const elsewhere = `${await dumpDatabase()}\n${spoken.join("\n")}\n${screens}`;
  // The control: what is looked through does hold what it should.
  expect(elsewhere).toContain(campaignId);
  expect(passwords.filter((password) => elsewhere.includes(password))).toEqual([]);
  expect(passwords.filter((password) => elsewhere.includes(Buffer.from(password).toString("hex")))).toEqual(
    [],
  );

  const printed = await asOwner<{ target_id: string }>(
    "select target_id from journal_entry where uai = $1 and action = 'sheet.printed' and outcome = 'DONE'",
    [uai],
  );
  expect(printed.map(({ target_id }) => target_id).sort()).toEqual([...ids].sort());
});

test("one class is printed alone, and each print is told of its own pupils", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  await makeStudents(uai, 6, (rank) => ({ className: rank < 2 ? "6e A" : "4 D" }));
  const campaignId = await runFor(uai, operator, 6);
  const paper = await textOn(await print(uai, campaignId, operator, "6e A"));
  expect((await passwordsOf(campaignId)).filter((password) => paper.includes(password))).toHaveLength(2);
  const sheets = await asOwner(
    "select class_name, student_count, kind from credential_sheet where uai = $1",
    [uai],
  );
  expect(sheets).toEqual([{ class_name: "6e A", student_count: 2, kind: "BOTH" }]);
});

test("a closed campaign prints nothing more", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  await makeStudents(uai, 2);
  const campaignId = await runFor(uai, operator, 2);
  await make(closeCampaign, { uai, campaignId }, operator);
  expect(await print(uai, campaignId, operator)).toBe("refus");
});

test.each(["AUDITOR", "RUPN", "ACADEMY"] as const)("a %s prints nothing", async (role) => {
  const { uai } = await makeSchool();
  await makeStudents(uai, 1);
  const campaignId = await runFor(uai, await makeOperator({ uai }), 1);
  expect(await print(uai, campaignId, await makeOperator({ uai, roles: [role] }))).toBe("refus");
  expect(await asOwner("select 1 from credential_sheet where uai = $1", [uai])).toEqual([]);
});
