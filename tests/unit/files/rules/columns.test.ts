import { describe, expect, it } from "vitest";
import {
  cleanTitle,
  guessColumns,
  hasKnownTitle,
  holdsPasswords,
  titleAliases,
} from "@/lib/files/rules/columns";

describe("guessColumns", () => {
  const { lastName, identifier, provisionalPassword } = titleAliases;
  const wanted = { lastName, identifier, provisionalPassword };

  it("finds the wanted fields alone", () => {
    expect(guessColumns(["Classe", "Mot de passe provisoire", "NOM"], wanted)).toEqual({
      lastName: 2,
      identifier: null,
      provisionalPassword: 1,
    });
  });

  it("takes the first of two equal titles, and titles of one’s own", () => {
    expect(guessColumns(["Cycle", " cycle"], { stage: ["cycle"] })).toEqual({ stage: 0 });
  });

  it.each(["Mot de passe", "Mot de passe provisoire", "Mot de passe à usage unique"])(
    "knows the column of passwords under %s",
    (title) => {
      expect(guessColumns(["Nom", title], wanted).provisionalPassword).toBe(1);
    },
  );
});

describe("cleanTitle", () => {
  it("cleans titles of marks, stars, quotes and accents", () => {
    expect(cleanTitle('\u{FEFF} "* Nom d’usage  Élève"')).toBe("nomdusageeleve");
  });
});

describe("holdsPasswords", () => {
  it.each([
    "Mot de passe",
    "MDP provisoire",
    "Password",
    "Mot de passe à usage unique",
    "Mot de passe (date limite : juin)",
  ])("keeps away from %s", (title) => {
    expect(holdsPasswords(title)).toBe(true);
    expect(hasKnownTitle(["Autre", title])).toBe(true);
  });

  it.each([
    "Nom",
    "État du mot de passe",
    "Date du mot de passe",
    "Dernière modification du mot de passe",
    "Classe",
  ])("does not take %s for passwords", (title) => {
    expect(holdsPasswords(title)).toBe(false);
  });
});

describe("hasKnownTitle", () => {
  it("is satisfied by one known title, and by none of others", () => {
    expect(hasKnownTitle(["Cycle", "Nom"])).toBe(true);
    expect(hasKnownTitle(["Cycle", "PETIT"])).toBe(false);
  });
});
