import { describe, expect, test } from "vitest";
import { indexRights } from "@/lib/rights/rules/effective";
import { conversionListing, exactChoices, ofMode } from "@/lib/rights/rules/lists/conversions";
import { conversionsCsv, grantsCsv, peopleCsv, targetsCsv } from "@/lib/rights/rules/lists/csv";
import { grantListing } from "@/lib/rights/rules/lists/grants";
import { pageOf, rowsOf } from "@/lib/rights/rules/lists/listing";
import { accountListing, peopleListing } from "@/lib/rights/rules/lists/people";
import { targetListing, totalsOf } from "@/lib/rights/rules/lists/targets";
import { namesOfRights } from "@/lib/rights/rules/names";
import { rowsOfTargets } from "@/lib/rights/rules/overview";
import {
  aGrant,
  aHolding,
  aRightsSchool,
  aRubric,
  aService,
  onRubric,
  onService,
  toAccount,
} from "@/tests/support/rights";

const teacher = { kind: "PROFILE", value: "ENS" } as const;
const grants = [
  aGrant(onRubric("low"), "WRITER", toAccount("a"), { reason: "=1+1" }),
  aGrant(onRubric("low"), "WRITER", toAccount("b"), { revokedOn: "2026-01-01" }),
  aGrant(onRubric("low"), "VISITOR", teacher),
  aGrant(onRubric("top"), "MANAGER", toAccount("c")),
  aGrant(onService("s"), "ACCESS", toAccount("a")),
  aGrant(onService("s"), "ACCESS", toAccount("b")),
];
const school = aRightsSchool({
  accounts: [
    aHolding("a", { firstName: "Élodie", lastName: "Martin", profile: "ENS" }),
    aHolding("b", { firstName: "Paul", lastName: "Leroy", profile: "ENS" }),
    aHolding("c", { firstName: "Zoé", lastName: "Petit", profile: "ELV" }),
    aHolding("d", { firstName: "Nour", lastName: "Haddad", profile: "ELV" }),
  ],
  rubrics: [aRubric("top", { name: "Vie scolaire" }), aRubric("low", { name: "CDI", parentId: "top" })],
  services: [aService("s")],
  grants,
});
const index = indexRights(school);
const names = namesOfRights(school);
const target = onRubric("low");
const holders = (filter: Parameters<typeof grantListing>[1]["filter"]) =>
  rowsOf(grantListing(index, { target, names, filter })).map(({ holder }) => holder);

describe("the grants of a target", () => {
  test("are its own first, those to persons before, then the inherited; none that was revoked", () => {
    expect(holders({})).toEqual(["Élodie Martin", "Profil Enseignant", "Zoé Petit"]);
  });

  test("keep to persons or populations, to here or above, and to words", () => {
    expect(holders({ porteur: "POPULATION" })).toEqual(["Profil Enseignant"]);
    expect(holders({ origine: "HERITE" })).toEqual(["Zoé Petit"]);
    expect(holders({ droit: "elodie" })).toEqual(["Élodie Martin"]);
  });

  test("go on after a grant revoked since the page was read", () => {
    const revoked = grants[1]?.id ?? "";
    const page = pageOf(grantListing(index, { target, names, filter: {} }), revoked);
    expect(page.rows.map(({ holder }) => holder)).toEqual(["Profil Enseignant", "Zoé Petit"]);
    expect(page).toMatchObject({ total: 3, isFirstPage: false });
  });

  test("are a file without a formula", () => {
    expect(grantsCsv(rowsOf(grantListing(index, { target, names, filter: {} })))).toContain(";'=1+1;");
  });
});

describe("people", () => {
  const people = (filter: Parameters<typeof peopleListing>[1]["filter"]) =>
    rowsOf(peopleListing(index, { target, names, filter }));

  test("keep to a profile, a role and words", () => {
    expect(people({}).map(({ name }) => name)).toEqual(["Élodie Martin", "Paul Leroy", "Zoé Petit"]);
    expect(people({ role: "MANAGER" }).map(({ name }) => name)).toEqual(["Zoé Petit"]);
    expect(people({ profil: "ENS", role: "MANAGER" })).toEqual([]);
    expect(people({ q: "MARTIN elodie" })).toHaveLength(1);
  });

  test("are a file with the path of each", () => {
    expect(peopleCsv(people({}), names)).toContain(
      "Zoé Petit;c;Élève;gestionnaire;Droit donné à la personne → hérité de Vie scolaire",
    );
  });

  test("have each their own list of rights", () => {
    const held = (filter: Parameters<typeof accountListing>[1]["filter"]) =>
      rowsOf(accountListing(index, { accountId: "a", names, filter })).map(({ name }) => name);
    expect(held({})).toEqual(["CDI", "Service s"]);
    expect(held({ q: "cdi" })).toEqual(["CDI"]);
    expect(held({ par: "POPULATION" })).toEqual([]);
  });
});

describe("rubrics and services", () => {
  const { rubrics } = rowsOfTargets(school);

  test("keep to those with personal rights or none, and to words; their sums follow", () => {
    expect(rowsOf(targetListing(rubrics, { q: "scolaire" })).map(({ name }) => name)).toEqual([
      "Vie scolaire",
    ]);
    expect(rowsOf(targetListing(rubrics, { donnes: "AUCUN" }))).toEqual([]);
    expect(totalsOf(rowsOf(targetListing(rubrics, {})))).toEqual({
      ...{ populations: 1, persons: 2, convertible: 2 },
    });
  });

  test("are a file that says what a rubric is under", () => {
    expect(targetsCsv("RUBRIC", rubrics)).toContain("CDI;low;Vie scolaire;oui;0;1;1;1;1");
  });
});

describe("conversions", () => {
  const filter = { ajouts: 0, cible: [] };
  const listing = conversionListing(index, { names, filter });

  test("are those that a population can carry; the others are a list of their own", () => {
    const shown = (mode: Parameters<typeof ofMode>[1]) =>
      rowsOf(ofMode(listing, mode)).map(({ conversion }) => conversion?.name);
    expect(shown(undefined)).toEqual(["Service s"]);
    expect(shown("exact")).toEqual(["Service s"]);
    expect(shown("aucune")).toEqual(["Vie scolaire", "CDI"]);
  });

  test("all the exact ones are named as a form names them", () => {
    expect(exactChoices(listing)).toEqual(["SERVICE:s|ACCESS|exact|0"]);
  });

  test("are a file that says when no population fits", () => {
    const csv = conversionsCsv(rowsOf(ofMode(listing, "aucune")));
    expect(csv).toContain("CDI;Rubrique;rédacteur;1;Élodie Martin;Aucune population ne convient");
  });
});
