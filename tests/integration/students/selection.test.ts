import { afterAll, expect, test } from "vitest";
import { readSelection } from "@/lib/students/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { mostHandPicked } from "@/lib/students/rules/selection";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

async function school(roles?: Parameters<typeof makeOperator>[0]["roles"]) {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai, ...(roles && { roles }) }) };
}

const select = (uai: string, { sessionToken }: TestOperator, query: Record<string, string | string[]>) =>
  asRequest({ now: new Date(), sessionToken }, () => readSelection(uai, query));

test("a selection is the pupils ticked, or the class, or the school", async () => {
  const { uai, operator } = await school();
  const ids = await makeStudents(uai, 3);
  const [first = ""] = ids;
  expect(await select(uai, operator, { eleve: ids })).toEqual({
    target: { portee: "STUDENTS", eleve: ids },
  });
  expect(await select(uai, operator, { eleve: first })).toEqual({
    target: { portee: "STUDENTS", eleve: [first] },
  });
  expect(await select(uai, operator, { everything: "on", classe: "6e A" })).toEqual({
    target: { portee: "CLASSES", classe: "6e A" },
  });
  expect(await select(uai, operator, { everything: "on" })).toEqual({ target: { portee: "ALL" } });
  expect(await select(uai, operator, {})).toEqual({ fault: "vide" });
});

test("a selection of all that match goes beyond the page, up to what an address can carry", async () => {
  const { uai, operator } = await school();
  await makeStudents(uai, mostHandPicked + 1, (rank) => ({ state: rank === 0 ? "ACTIVE" : "BLOCKED" }));
  const blocked = await select(uai, operator, { everything: "on", etat: "BLOCKED" });
  expect("target" in blocked && "eleve" in blocked.target && blocked.target.eleve).toHaveLength(
    mostHandPicked,
  );
  expect(await select(uai, operator, { everything: "on", q: "eleve" })).toEqual({ fault: "trop" });
});

test("a selection is refused to who may not reset", async () => {
  const { uai, operator } = await school(["AUDITOR"]);
  await expect(select(uai, operator, { everything: "on" })).rejects.toThrow("404");
});
