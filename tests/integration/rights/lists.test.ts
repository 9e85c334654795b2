import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { applyConversion, prepareConversion, revokeRights } from "@/lib/rights/actions";
import { exportRightsList } from "@/lib/rights/documents";
import { readRightsBatch, readRightsBatches } from "@/lib/rights/read/batches";
import { readConversions } from "@/lib/rights/read/conversions";
import { readRightsRule } from "@/lib/rights/read/findings";
import { readAccountRights, readTarget, readTargets } from "@/lib/rights/read/targets";
import type { TestOperator } from "@/tests/support/factories";
import { type Fields, formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { schoolOf } from "../people/school";
import { importRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const many = 60;
const teachers = Array.from({ length: many }, (_, rank) => ({
  ...{
    Nom: `NOM${String(rank).padStart(2, "0")}`,
    Prénom: rank === 7 ? "Élodie" : "Ali",
    Profil: "Enseignant",
  },
  "Identifiant ENT": `u${rank}`,
}));

let uai: string;
let operator: TestOperator;
let ids: string[];
let service: string;

/** Sixty teachers hold the mail each by name, and one of them forty other services. */
beforeAll(async () => {
  const school = await schoolOf(...teachers);
  ({ uai, operator, ids } = school);
  const services = Array.from({ length: many }, (_, rank) => ({
    ...{ Service: `s${rank}`, "Nom du service": `Service ${String(rank).padStart(2, "0")}` },
  }));
  const mail = { Service: "msg", "Nom du service": "=Messagerie" };
  await importRights(school.desk, "SERVICES", [...services, mail]);
  await importRights(school.desk, "GRANTS", [
    ...teachers.map(({ "Identifiant ENT": Bénéficiaire }) => ({ Cible: "msg", Bénéficiaire })),
    ...services.map(({ Service: Cible }) => ({ Cible, Bénéficiaire: "u7" })),
  ]);
  const [found] = await asOwner<{ id: string }>("select id from ent_service where uai = $1 and key = 'msg'", [
    uai,
  ]);
  service = found?.id ?? "";
});

const read = <Result>(ask: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken: operator.sessionToken }, ask);

async function exported(fields: Fields, session = operator): Promise<string[] | string> {
  const request = { now: new Date(), sessionToken: session.sessionToken };
  const outcome = await asRequest(request, () => exportRightsList(formOf({ uai, ...fields })));
  if (outcome.status !== "printed") return outcome.status;
  return (await outcome.response.text()).trimEnd().split("\r\n").slice(1);
}

describe("a page of", () => {
  const pageOf = async (query: Fields) => {
    const found = await read(() => readTarget(uai, { kind: "SERVICE", id: service }, query));
    if (!found) throw new Error("The service is unknown");
    return found;
  };

  test("grants and people of a target, each from its own place in the address", async () => {
    const first = await pageOf({});
    expect(first.counts).toEqual({ own: many, personal: many, inherited: 0, people: many });
    expect([first.grants.rows.length, first.people.rows.length]).toEqual([50, 50]);
    const second = await pageOf({ apresDroit: String(first.grants.next), apres: String(first.people.next) });
    const seen = [...first.grants.rows, ...second.grants.rows].map(({ holder }) => holder);
    expect(new Set(seen).size).toBe(many);
    expect([second.grants.next, second.people.next]).toEqual([null, null]);
    expect(second.people.rows[0]).toMatchObject({ why: "Droit donné à la personne" });
  });

  test("grants and people of a target by words, whatever their accents", async () => {
    const found = await pageOf({ q: "elodie", droit: "nom59" });
    expect([found.people.total, found.grants.total]).toEqual([1, 1]);
  });

  test("the rights of an account", async () => {
    const first = await read(() => readAccountRights(uai, ids[7] ?? "", {}));
    expect(first).toMatchObject({ held: many + 1, personal: many + 1, page: { total: many + 1 } });
    const found = await read(() => readAccountRights(uai, ids[7] ?? "", { q: "SERVICE 59" }));
    expect(found?.page.rows.map(({ name }) => name)).toEqual(["Service 59"]);
  });

  test("services, whose sums are those of every page", async () => {
    const first = await read(() => readTargets(uai, "services", {}));
    expect(first.page).toMatchObject({ total: many + 1, isFirstPage: true });
    expect(first.totals).toEqual({ populations: 0, persons: 2 * many, convertible: 2 * many });
    const next = await read(() => readTargets(uai, "services", { apres: first.page.next ?? "" }));
    expect(next.page.rows).toHaveLength(11);
  });

  test("findings", async () => {
    const first = await read(() => readRightsRule(uai, "R01", {}));
    expect(first?.page).toMatchObject({ total: 2 * many });
    const found = await read(() => readRightsRule(uai, "R01", { q: "elodie messagerie" }));
    expect(found?.page.rows.map(({ holder }) => holder)).toEqual(["Élodie NOM07"]);
  });

  test("conversions: what a population can carry, and what none can", async () => {
    const proposed = await read(() => readConversions(uai, {}));
    expect(proposed.counts).toEqual({ proposed: 1, exact: 1, alone: many });
    expect(proposed.page.rows.map(({ name }) => name)).toEqual(["=Messagerie"]);
    const alone = await read(() => readConversions(uai, { mode: "aucune" }));
    expect(alone.page).toMatchObject({ total: many });
    expect(alone.page.rows[0]).toMatchObject({ proposals: [], holders: [{ name: "Élodie NOM07" }] });
  });
});

describe("a file of", () => {
  const target = () => `SERVICE:${service}`;
  test.each([
    ["grants", () => ({ liste: "DROITS", de: target() }), many],
    ["grants by words", () => ({ liste: "DROITS", de: target(), droit: "elodie" }), 1],
    ["people", () => ({ liste: "ACCES", de: target(), q: "ELODIE" }), 1],
    ["an account", () => ({ liste: "COMPTE", de: ids[7] ?? "" }), many + 1],
    ["services", () => ({ liste: "SERVICES", donnes: "PERSONNE" }), many + 1],
    ["rubrics", () => ({ liste: "RUBRIQUES" }), 0],
    ["conversions", () => ({ liste: "CONVERSIONS", mode: "aucune" }), many],
    ["findings", () => ({ liste: "CONSTATS", de: "R01" }), 2 * many],
  ])("%s holds every row that matches, on all the pages", async (_, fields, length) => {
    expect(await exported(fields())).toHaveLength(length);
  });

  test("services runs no formula, and is journalled with its number", async () => {
    const lines = await exported({ liste: "SERVICES", q: "messagerie" });
    expect(lines).toEqual(["'=Messagerie;msg;0;60;60"]);
    const entries = await journal(uai, "rights.list-exported");
    expect(entries.at(-1)).toMatchObject({
      text: expect.stringContaining('"detail":{"list":"SERVICES","selected":1}') as string,
    });
  });

  test("another school’s target, account or batch is refused as an unknown one", async () => {
    const other = await schoolOf(teachers[0] ?? {});
    const asOther = (fields: Fields) => exported({ ...fields, uai: other.uai }, other.operator);
    for (const fields of [
      { liste: "DROITS", de: target() },
      { liste: "COMPTE", de: ids[7] ?? "" },
      { liste: "LIGNES", de: randomUUID() },
      { liste: "DROITS", de: "SERVICE:none" },
      { liste: "AUTRE" },
    ])
      expect(await asOther(fields)).toBe("refus");
  });
});

test("every exact conversion of a filtered list is prepared at once, and a batch pages its lines", async () => {
  const requestId = randomUUID();
  const nothing = await make(prepareConversion, { uai, requestId, tout: "on", q: "service 01" }, operator);
  expect(nothing).toMatchObject({ status: "refused" });
  const prepared = await make(prepareConversion, { uai, requestId, tout: "on", q: "messagerie" }, operator);
  const batchId = prepared.status === "led" ? (prepared.href.split("/").at(-1) ?? "") : "";
  await make(applyConversion, { uai, batchId }, operator);
  const first = await read(() => readRightsBatch(uai, batchId, {}));
  expect(first?.page).toMatchObject({ total: many + 1, next: "50", isFirstPage: true });
  const second = await read(() => readRightsBatch(uai, batchId, { apres: "50" }));
  expect(second?.page).toMatchObject({ next: null, isFirstPage: false });
  expect(second?.page.rows).toHaveLength(11);
  const found = await read(() => readRightsBatch(uai, batchId, { q: "elodie", resultat: "DONE" }));
  expect(found?.page.rows.map(({ label }) => label)).toEqual([expect.stringContaining("Élodie NOM07")]);
  expect(await exported({ liste: "LIGNES", de: batchId, resultat: "REFUSED" })).toEqual([]);
  expect(await exported({ liste: "LIGNES", de: batchId })).toHaveLength(many + 1);
});

test("batches keep to a gesture and to words", async () => {
  const [droit] = (
    await asOwner<{ id: string }>(
      "select id from rights_grant where uai = $1 and revoked_on is null limit 1",
      [uai],
    )
  ).map(({ id }) => id);
  await make(revokeRights, { uai, requestId: randomUUID(), droit: droit ?? "" }, operator);
  const batches = await read(() => readRightsBatches(uai, { geste: "REVOKE", q: "retrait" }));
  expect(batches.page).toMatchObject({ total: 1 });
  expect(batches.known).toBe(2);
  expect(await exported({ liste: "LOTS", geste: "CONVERT" })).toHaveLength(1);
});
