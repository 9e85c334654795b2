import { describe, expect, test } from "vitest";
import { imitatedDomain, isAcademicDomain } from "@/lib/hygiene/rules/addresses/academic-domains";
import { agreesWith, isGeneric } from "@/lib/hygiene/rules/addresses/local-part";

describe("an academic domain", () => {
  test.each([
    ...[
      "ac-toulouse.fr",
      "ac-aix-marseille.fr",
      "ac-wf.wf",
      "ac-noumea.nc",
      "monvr.pf",
      "ac-polynesie.pf",
      "ac-rouen.fr",
    ],
    ...["education.gouv.fr", "region-academique-occitanie.fr", "region-academique-auvergne-rhone-alpes.fr"],
  ])("is %s, and it imitates nothing", (domain) => {
    expect(isAcademicDomain(domain)).toBe(true);
    expect(imitatedDomain(domain)).toBeNull();
  });

  test.each([
    ...[
      "ac-toulouse.fr.example.com",
      "ac-toulouse.com",
      "mail-ac-toulouse.fr",
      "ac-tou1ouse.fr",
      "ac-toulouze.fr",
    ],
    ...["аc-toulouse.fr", "ac-tοulouse.fr", "ac-toulose.fr", "ac-touluose.fr", "ac-toulouse\u200b.fr"],
  ])("is not %s, which is read as one", (domain) => {
    expect(isAcademicDomain(domain)).toBe(false);
    expect(imitatedDomain(domain)).toBe("ac-toulouse.fr");
  });

  test.each(["gmail.com", "mairie-albi.fr", "pop.ac-toulouse.fr", "region-academique-.fr", "exemple.fr"])(
    "is not %s, which imitates none either",
    (domain) => {
      expect(isAcademicDomain(domain)).toBe(false);
      expect(imitatedDomain(domain)).toBeNull();
    },
  );
});

describe("a local part", () => {
  test.each([
    "ce.0312345F",
    "adminent31",
    "adminent",
    "secretariat",
    "vie-scolaire",
    "contact",
    "rupn",
    "direction.college",
    "0312345f",
    "",
  ])("“%s” is a service’s", (local) => {
    expect(isGeneric(local)).toBe(true);
  });

  test.each(["jeanne.dupont", "j.dupont", "ce.martin", "p.nom2", "contantin.leroy", "amin.benali"])(
    "“%s” is a person’s",
    (local) => {
      expect(isGeneric(local)).toBe(false);
    },
  );

  const jeanne = { lastName: "DUPONT", usageName: null, firstName: "Jeanne" };
  const composed = { lastName: "DE LA FONTAINE", usageName: null, firstName: "Jean-Éloi" };
  const married = { lastName: "LEROY", usageName: "Lefèvre", firstName: "Anne Marie" };
  test.each([
    [
      jeanne,
      ["jeanne.dupont", "j.dupont", "jeanne.dupont2", "dupont.jeanne", "jdupont", "jeanne-dupont+ent"],
    ],
    [
      composed,
      [
        "jean-eloi.de-la-fontaine",
        "jean-eloi.fontaine",
        "je.fontaine",
        "jeaneloi.delafontaine",
        "jean.fontaine",
      ],
    ],
    [married, ["anne-marie.lefevre", "am.leroy", "anne.leroy-lefevre", "annemarie.lefevre3"]],
    [{ lastName: "D’ARC", usageName: null, firstName: "Zoé" }, ["zoe.darc", "zoe.arc", "z.darc"]],
  ])("agrees with %o", (holder, locals) => {
    for (const local of locals) expect(agreesWith(local, holder), local).toBe(true);
  });

  test.each([
    [
      jeanne,
      [
        "paul.dupont",
        "jeanne.martin",
        "p.dupont",
        "dupont",
        "jeanne",
        "jeanne.dupontel",
        "x",
        "",
        "....",
        "2",
      ],
    ],
    [married, ["anne.martin", "paul.leroy"]],
  ])("disagrees with %o", (holder, locals) => {
    for (const local of locals) expect(agreesWith(local, holder), local).toBe(false);
  });
});
