import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { makeSelection } from "@/lib/selections/actions";
import { journalled, planFor } from "@/tests/integration/resets/campaigns";
import { as, school, selections } from "@/tests/integration/selections/lists";
import { makeOperator, type TestOperator } from "@/tests/support/factories";
import { type Fields, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

/** What the wizard's address carries after a selection. */
async function select(uai: string, operator: TestOperator, fields: Fields): Promise<Record<string, string>> {
  const outcome = await make(makeSelection, { uai, ...fields }, operator);
  if (outcome.status !== "led") throw new Error(JSON.stringify(outcome));
  return Object.fromEntries(new URL(outcome.href, "http://console.test").searchParams);
}

describe("a selection of the list", () => {
  test("of pupils ticked is kept under an id, without any name in the address", async () => {
    const { uai, operator } = await school();
    const [first = "", second = "", third = ""] = await makeStudents(uai, 3);
    const query = await select(uai, operator, { eleve: [first, third] });
    const [row] = await selections(uai);
    expect(query).toEqual({ etape: "exclure", portee: "SELECTION", selection: row?.id });
    expect(row).toMatchObject({
      source: "HAND",
      student_ids: expect.not.arrayContaining([second]) as unknown,
    });
    expect(await as(operator, () => readPlanPreview(uai, query))).toMatchObject({
      scope: "2 élèves choisis à la main",
      includedCount: 2,
    });
    const [entry] = await journalled(uai, "selection.made");
    expect(JSON.parse(entry?.text ?? "{}")).toMatchObject({
      detail: { source: "HAND", selected: 2 },
    });
  });

  test("of the school or a class is named, not listed", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 2);
    expect(await select(uai, operator, { everything: "on" })).toEqual({ etape: "exclure", portee: "ALL" });
    expect(await select(uai, operator, { everything: "on", classe: "6e A" })).toEqual({
      etape: "exclure",
      portee: "CLASSES",
      classe: "6e A",
    });
    expect(await selections(uai)).toEqual([]);
  });

  test("of nobody, or of another school's pupil, is refused", async () => {
    const { uai, operator } = await school();
    const other = await school();
    const foreign = await makeStudents(other.uai, 1);
    for (const fields of [{}, { eleve: foreign }, { everything: "on", q: "personne" }] as const)
      expect(await make(makeSelection, { uai, ...fields }, operator)).toMatchObject({
        status: "refused",
        reason: expect.stringContaining("Cochez au moins un élève") as unknown,
      });
    expect(await selections(uai)).toEqual([]);
  });

  test("of a delegate holds the pupils of their classes alone", async () => {
    const { uai } = await school();
    const ids = await makeStudents(uai, 4, (rank) => ({ className: rank < 2 ? "6e A" : "4 D" }));
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["4 D"] });
    await select(uai, delegate, { eleve: ids });
    await select(uai, delegate, { everything: "on", q: "eleve" });
    for (const { student_ids: held } of await selections(uai))
      expect([...held].sort()).toEqual(ids.slice(2).sort());
  });
});

test("all 30,000 that match, one excluded, go through the wizard to a campaign", async () => {
  const { uai, operator } = await school();
  await asOwner(
    `insert into student_account (uai, id, last_name, first_name, name_key, search_text, class_name, state)
     select $1, gen_random_uuid(), 'ÉLÈVE ' || rank, 'Zoé', 'eleve' || rank || '|zoe', 'eleve ' || rank || ' zoe', '6e A',
       (case when rank = 1 then 'FEDERATED' else 'ACTIVE' end)::"StudentState"
     from generate_series(1, 30000) as rank`,
    [uai],
  );
  const query = await select(uai, operator, { everything: "on", q: "eleve" });
  expect(await as(operator, () => readPlanPreview(uai, query))).toMatchObject({
    scope: "30\u202F000 élèves choisis à la main",
    includedCount: 29_999,
  });
  expect(await make(startCampaign, planFor(uai, 29_999, query), operator)).toMatchObject({ status: "led" });
  const items = await asOwner(
    "select status, count(*)::int as count from reset_item where uai = $1 group by 1 order by 1",
    [uai],
  );
  expect(items).toEqual([
    { status: "PENDING", count: 29_999 },
    { status: "EXCLUDED", count: 1 },
  ]);
  expect(await selections(uai)).toEqual([]);
}, 120_000);

test("the preview of a selection says the same of each pupil as that of the school", async () => {
  const { uai, operator } = await school();
  const ids = await makeStudents(uai, 12, (rank) => ({
    state: (["ACTIVE", "NEVER_ACTIVATED", "FEDERATED", "UNKNOWN"] as const)[rank % 4] ?? "ACTIVE",
    passwordChangedOn: rank % 3 === 0 ? "2026-11-20" : null,
    lastResetAt: rank === 5 ? new Date() : null,
    leftOn: rank === 8 ? "2020-01-01" : null,
    withheldReason: rank === 7 ? "Compte suivi" : null,
  }));
  const query = await select(uai, operator, { eleve: ids });
  const preview = (plan: object) => as(operator, () => readPlanPreview(uai, plan));
  const whole = await preview({ portee: "ALL" });
  expect(await preview(query)).toEqual({ ...whole, scope: "12 élèves choisis à la main", selection: "HAND" });
});

test("a selection is refused to who may not reset", async () => {
  const { uai } = await school();
  const auditor = await makeOperator({ uai, roles: ["AUDITOR"] });
  expect(await make(makeSelection, { uai, everything: "on" }, auditor)).toMatchObject({ status: "refused" });
});
