import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveSchoolSettings } from "@/lib/establishments/actions";
import { readImportPreview, readImports } from "@/lib/imports/read";
import { readJournal } from "@/lib/journal/read";
import { presentPassword } from "@/lib/operators/actions/sign-in";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { cancelCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { withholdStudent } from "@/lib/students/actions";
import { exportStudents } from "@/lib/students/documents";
import { readStudents } from "@/lib/students/read";
import { principal, startFor } from "@/tests/integration/resets/campaigns";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

let uai: string;
let operator: TestOperator;
let studentId: string;
beforeAll(async () => {
  ({ uai, operator } = await principal());
  [studentId = ""] = await makeStudents(uai, 2);
});

const asked = <Result>(work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken: operator.sessionToken }, work);

/** What PostgreSQL or the canonical journal would refuse, or what makes a query absurd. */
const hostileTexts = [
  "a\0b",
  "a\ud800b",
  "%_\\",
  "'; drop table x; --",
  "x".repeat(100_000),
  "2026-02-31",
  "2026-99-99",
];

describe.each(hostileTexts.map((text) => [text.slice(0, 20), text] as const))("the text %j", (_, text) => {
  test("in the address of a list finds what it can, and breaks nothing", async () => {
    const query = { q: text, classe: text, etat: text, apres: text, depuis: text, jusqua: text, avant: text };
    const students = await asked(() => readStudents(uai, query));
    expect(students.total).toBeLessThanOrEqual(2);
    await expect(asked(() => readJournal(uai, query))).resolves.toHaveProperty("entries");
    await expect(
      asked(() => readPlanPreview(uai, { portee: "CLASSES", classe: text, groupe: text })),
    ).resolves.toMatchObject({ includedCount: 0 });
    for (const plan of [
      { portee: "STUDENTS", eleve: text },
      { portee: "ALL", changeDepuis: text },
    ])
      await expect(asked(() => readPlanPreview(uai, plan))).resolves.toBeNull();
  });

  test("in the place of an id is an unknown one", async () => {
    expect(await asked(() => readImportPreview(uai, text))).toBeNull();
    await expect(asked(() => readImports(uai, text))).resolves.toMatchObject({ imports: [] });
    const outcome = await make(cancelCampaign, { uai, campaignId: text }, operator);
    expect(outcome.status).toBe("invalid");
  });

  test("in a field is kept whole, or refused with a sentence about that field", async () => {
    const outcome = await make(withholdStudent, { uai, studentId, motif: text }, operator);
    const [row] = await asOwner<{ kept: string | null }>(
      "update student_account set withheld_reason = null where id = $1 returning old.withheld_reason as kept",
      [studentId],
    );
    expect(row?.kept ?? null).toBe(outcome.status === "done" ? formOf({ motif: text }).get("motif") : null);
    if (outcome.status === "invalid")
      expect(outcome.fields).toMatchObject({ motif: [expect.stringMatching(/signe invisible|caractères/)] });
    for (const result of [
      outcome,
      await make(
        saveSchoolSettings,
        { uai, name: text, signInAddress: text, secretValidityDays: "90" },
        operator,
      ),
      await make(presentPassword, { email: text, password: text }, { sessionToken: null }),
    ]) {
      expect(JSON.stringify(result)).not.toContain("réf.");
    }
  });
});

test("a field sent twice, or called like an object's own parts, changes nobody else's campaign", async () => {
  const fields = {
    uai: [uai, "0000000A"],
    studentId: [studentId, randomUUID()],
    __proto__: "x",
    constructor: "y",
  };
  expect(await make(withholdStudent, { ...fields, motif: "Un motif" }, operator)).toMatchObject({
    status: "invalid",
  });
});

test("a call without a form is refused as an empty one", async () => {
  const forged = { get: () => uai } as unknown as FormData;
  const outcome = await asked(() => cancelCampaign({ status: "idle" }, forged));
  expect(outcome).toMatchObject({ status: "refused" });
  expect(JSON.stringify(outcome)).not.toContain("réf.");
});

describe("roles held in several schools never add up", () => {
  test("a gesture that names no school is refused, even on a campaign of a school where one only reads", async () => {
    const other = await principal();
    await makeStudents(other.uai, 1);
    const campaignId = await startFor(other.uai, other.operator, 1);
    const auditorThere = await makeOperator({ uai: other.uai, roles: ["AUDITOR"] });
    await asOwner(
      "insert into membership (id, operator_id, uai, role) values (gen_random_uuid(), $1, $2, 'PRINCIPAL')",
      [auditorThere.id, uai],
    );
    for (const fields of [
      { campaignId },
      { campaignId, uai: "" },
      { campaignId, uai },
      { campaignId, uai: other.uai },
    ]) {
      expect(await make(cancelCampaign, fields, auditorThere)).toMatchObject({ status: "refused" });
    }
    const [campaign] = await asOwner("select status from reset_campaign where id = $1", [campaignId]);
    expect(campaign).toEqual({ status: "QUEUED" });
  });

  test("a list of all one's schools at once does not exist", async () => {
    await expect(asked(() => readStudents(null, {}))).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    const printed = await asked(() => exportStudents(formOf({})));
    expect(printed).toEqual({ status: "refus" });
    const started = await make(
      startCampaign,
      { portee: "ALL", validite: "90", nombre: "2", requestId: randomUUID() },
      operator,
    );
    expect(started).toMatchObject({ status: "refused" });
  });
});
