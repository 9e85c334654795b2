import { afterAll, expect, test } from "vitest";
import { exportStudents } from "@/lib/students/documents";
import { releaseStudent, withholdStudent } from "@/lib/students/actions";
import { readStudent } from "@/lib/students/read";
import { readCampaignsOf } from "@/lib/resets/read/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { runCampaign } from "@/lib/resets/jobs";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const motif = "Compte suivi par la famille";

async function principal() {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai }) };
}

const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken }, work);

const journalled = (uai: string, action: string) =>
  asOwner<{ outcome: string; target_id: string; text: string }>(
    "select outcome, target_id, text from journal_entry where uai = $1 and action = $2 order by seq",
    [uai, action],
  );

const reasonsOf = async (uai: string) =>
  (
    await asOwner<{ withheld_reason: string | null }>(
      "select withheld_reason from student_account where uai = $1",
      [uai],
    )
  ).map(({ withheld_reason }) => withheld_reason);

test("a pupil kept out leaves the preview of a campaign, and comes back when released", async () => {
  const { uai, operator } = await principal();
  const [studentId = ""] = await makeStudents(uai, 3);
  const preview = () => as(operator, () => readPlanPreview(uai, { portee: "ALL" }));
  expect((await preview())?.includedCount).toBe(3);

  expect(await make(withholdStudent, { uai, studentId, motif }, operator)).toMatchObject({ status: "done" });
  const withheld = await preview();
  expect(withheld?.includedCount).toBe(2);
  expect(withheld?.excluded.find(({ reason }) => reason === "BLOCKED_BY_HAND")?.count).toBe(1);

  expect(await make(releaseStudent, { uai, studentId }, operator)).toMatchObject({ status: "done" });
  expect((await preview())?.includedCount).toBe(3);
});

test("the journal says who and when, and never the reason", async () => {
  const { uai, operator } = await principal();
  const [studentId = ""] = await makeStudents(uai, 1);
  await make(withholdStudent, { uai, studentId, motif }, operator);
  await make(releaseStudent, { uai, studentId }, operator);
  const entries = [
    ...(await journalled(uai, "student.withheld")),
    ...(await journalled(uai, "student.released")),
  ];
  expect(entries.map(({ outcome, target_id }) => [outcome, target_id])).toEqual([
    ["DONE", studentId],
    ["DONE", studentId],
  ]);
  expect(entries.some(({ text }) => text.includes(motif))).toBe(false);
});

test.each([
  ["a short reason", { motif: "Non" }],
  ["no reason", {}],
])("%s is shown at its field, and changes nothing", async (_what, fields) => {
  const { uai, operator } = await principal();
  const [studentId = ""] = await makeStudents(uai, 1);
  const outcome = await make(withholdStudent, { uai, studentId, ...fields }, operator);
  expect(outcome.status === "invalid" && Object.keys(outcome.fields)).toEqual(["motif"]);
  expect(await reasonsOf(uai)).toEqual([null]);
});

test("a second reason is refused, and the refusal is journalled", async () => {
  const { uai, operator } = await principal();
  const [studentId = ""] = await makeStudents(uai, 1);
  await make(withholdStudent, { uai, studentId, motif }, operator);
  expect(await make(withholdStudent, { uai, studentId, motif: "Un autre motif" }, operator)).toMatchObject({
    status: "refused",
  });
  expect(await reasonsOf(uai)).toEqual([motif]);
  expect((await journalled(uai, "student.withheld")).map(({ outcome }) => outcome)).toEqual([
    "DONE",
    "REFUSED",
  ]);
});

test("two gestures at once: one is kept, the other refused", async () => {
  const { uai, operator } = await principal();
  const [studentId = ""] = await makeStudents(uai, 1);
  const outcomes = await Promise.all(
    ["Premier motif écrit", "Second motif écrit"].map((text) =>
      make(withholdStudent, { uai, studentId, motif: text }, operator),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
});

test("a pupil of another school is unknown", async () => {
  const { uai } = await principal();
  const [studentId = ""] = await makeStudents(uai, 1);
  const stranger = await principal();
  expect(
    await make(withholdStudent, { uai: stranger.uai, studentId, motif }, stranger.operator),
  ).toMatchObject({
    status: "refused",
    reason: "Cet élève n’existe pas.",
  });
  expect(await make(withholdStudent, { uai, studentId, motif }, stranger.operator)).toMatchObject({
    status: "refused",
  });
  expect(await reasonsOf(uai)).toEqual([null]);
});

test.each([
  ["RUPN", false],
  ["AUDITOR", false],
  ["DELEGATE", true],
] as const)("%s may not keep a pupil out", async (role, mayReset) => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai, roles: [role], classNames: ["6e A"] });
  const [studentId = ""] = await makeStudents(uai, 1);
  expect(await make(withholdStudent, { uai, studentId, motif }, operator)).toMatchObject({
    status: "refused",
  });
  expect(await as(operator, () => readStudent(uai, studentId))).toMatchObject({
    mayWithhold: false,
    mayReset,
  });
});

test("the page of a pupil tells the campaigns, with no trace of a secret", async () => {
  const { uai, operator } = await principal();
  const [studentId = "", otherId = ""] = await makeStudents(uai, 2);
  await make(withholdStudent, { uai, studentId: otherId, motif }, operator);
  const plan = { uai, portee: "ALL", validite: "90", nombre: "1", requestId: crypto.randomUUID() };
  await make(startCampaign, plan, operator);
  await workQueue([runCampaign]);
  const [done] = await as(operator, () => readCampaignsOf(uai, studentId));
  expect(done).toMatchObject({ status: "DONE", printedAt: null, handedOutAt: null });
  expect(done?.validUntil).toBeInstanceOf(Date);
  const [excluded] = await as(operator, () => readCampaignsOf(uai, otherId));
  expect(excluded).toMatchObject({ status: "EXCLUDED", outcome: "BLOCKED_BY_HAND", validUntil: null });
  const student = await as(operator, () => readStudent(uai, studentId));
  expect(student?.states.map(({ state, source }) => [state, source])).toEqual([["PROVISIONAL", "RESET"]]);
  expect(JSON.stringify([student, done])).not.toMatch(/sealed|secret/i);
});

test("the export holds who matches and only them, and is journalled with their number", async () => {
  const { uai, operator } = await principal();
  await makeStudents(uai, 3, (rank) => ({
    lastName: ["=CMD()", "DUPONT", "MARTIN"][rank] ?? "",
    state: rank === 2 ? "BLOCKED" : "ACTIVE",
  }));
  const result = await as(operator, () => exportStudents(formOf({ uai, etat: "ACTIVE" })));
  if (result.status !== "printed") throw new Error("No document came");
  expect(result.response.headers.get("cache-control")).toContain("no-store");
  const csv = Buffer.from(await result.response.arrayBuffer()).toString("utf8");
  const lines = csv.split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]?.startsWith("'=CMD();")).toBe(true);
  expect(csv).not.toContain("MARTIN");
  const [entry] = await journalled(uai, "student.exported");
  expect(JSON.parse(entry?.text ?? "{}")).toMatchObject({ detail: { selected: 2 } });
});
