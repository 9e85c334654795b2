import { describe, expect, test } from "vitest";
import {
  decideRightsColumns,
  guessRightsColumns,
  guessRightsKind,
  rightsKinds,
  rightsTemplateKind,
  rightsTemplateOf,
} from "@/lib/imports/rules/rights/columns";

test.each(rightsKinds)(
  "the template of %s is known by its titles, whatever their case and accents",
  (kind) => {
    const titles = rightsTemplateOf(kind);
    expect(rightsTemplateKind(titles)).toBe(kind);
    expect(rightsTemplateKind(titles.map((title) => title.toUpperCase()))).toBe(kind);
    expect(rightsTemplateKind(titles.slice(1))).toBeNull();
  },
);

test.each([
  [["Ressource", "Niveau", "Utilisateur"], "GRANTS"],
  [["Rubrique", "Rôle", "Population"], "GRANTS"],
  [["Groupe", "Membre"], "GROUPS"],
  [["Rubrique", "Parent"], "RUBRICS"],
  [["Service", "Intitulé service"], "SERVICES"],
  [["Nom", "Prénom", "Classe"], null],
  [["Groupe", "Nom"], null],
] as const)("%j holds %s", (header, kind) => {
  expect(guessRightsKind(header)).toBe(kind);
});

describe("the columns of a list of grants", () => {
  const header = ["Cible", "Bénéficiaire", "Mot de passe"];
  const guessed = guessRightsColumns(header, "GRANTS");

  test("are enough with a target and a holder", () => {
    expect(decideRightsColumns(guessed, header, "GRANTS").accepted).toBe(true);
  });

  test("are not without a target", () => {
    expect(decideRightsColumns({ ...guessed, target: null }, header, "GRANTS")).toMatchObject({
      accepted: false,
      reason: expect.stringContaining("Cible") as string,
    });
  });

  test("are never those of passwords, nor the same twice", () => {
    expect(guessed.reason).toBeNull();
    expect(decideRightsColumns({ ...guessed, reason: 2 }, header, "GRANTS").accepted).toBe(false);
    expect(decideRightsColumns({ ...guessed, reason: 1 }, header, "GRANTS").accepted).toBe(false);
    expect(decideRightsColumns({ ...guessed, reason: 3 }, header, "GRANTS").accepted).toBe(false);
  });
});
