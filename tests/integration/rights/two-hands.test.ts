import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { applyConversion, undoRights } from "@/lib/rights/actions";
import { makeOperator } from "@/tests/support/factories";
import { make, type Outcome } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { convertible, inForce, prepare } from "./convertible";

useTestDatabase();
afterAll(closeDatabase);

const refusals = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => (outcome.status === "refused" ? [outcome.reason] : []));

async function withTwoOperators(kind?: string, rank?: number) {
  const school = await convertible();
  const other = await makeOperator({ uai: school.uai, roles: ["RUPN"] });
  const { batchId } = await prepare(school, kind, rank);
  return { ...school, operators: [school.operator, other], form: { uai: school.uai, batchId } };
}

test.each([
  ["a population", "exact", 0],
  ["a new group", "group", 1],
])("two RUPN apply one conversion to %s at once: one does, the other is told", async (_, kind, rank) => {
  const { uai, operators, form } = await withTwoOperators(kind, rank);
  const outcomes = await Promise.all(operators.map((operator) => make(applyConversion, form, operator)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
  expect(refusals(outcomes)).toEqual(["Ce lot a déjà été appliqué."]);
  expect(await inForce(uai)).toHaveLength(1);
  expect(await journal(uai, "rights.converted", "REFUSED")).toHaveLength(1);
});

test("two RUPN undo one batch at once: one does, the other is told", async () => {
  const { uai, operators, form } = await withTwoOperators();
  const before = await inForce(uai);
  await make(applyConversion, form, operators[0] ?? { sessionToken: null });
  const outcomes = await Promise.all(operators.map((operator) => make(undoRights, form, operator)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
  expect(refusals(outcomes)).toEqual(["Ce lot a déjà été défait."]);
  expect(await inForce(uai)).toEqual(before);
});

test("a batch nobody prepared is unknown", async () => {
  const { uai, operator } = await convertible();
  const form = { uai, batchId: randomUUID() };
  for (const action of [applyConversion, undoRights])
    expect(await make(action, form, operator)).toMatchObject({ reason: "Ce lot n’existe pas." });
});
