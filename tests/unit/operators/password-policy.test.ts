import { describe, expect, it } from "vitest";
import {
  fewestDifferentSigns,
  longestPassword,
  normalisePassword,
  passwordProblems,
  type PasswordOwner,
} from "@/lib/operators/rules/password-policy";

const owner: PasswordOwner = {
  name: "Éloïse D’Alès Martin",
  email: "e.dalmar31@ac-toulouse.fr",
  schoolNames: ["Collège Jean-Moulin"],
};
const problems = (password: string): string[] => passwordProblems(password, owner);

describe("the shape of a chosen password", () => {
  it("is 12 signs of four kinds", () => {
    expect(problems("Xk7!pqWz2?vB")).toEqual([]);
    expect(problems("Xk7!pqWz2?v")).toEqual([
      "Choisissez 12 caractères de quatre sortes, ou une phrase de 20 caractères au moins.",
    ]);
  });

  it.each(["xk7!pqwz2?vb", "XK7!PQWZ2?VB", "Xkd!pqWzf?vB", "Xk7dpqWz2fvB"])("%s lacks a kind", (password) => {
    expect(problems(password)).toEqual([
      "Mélangez capitales, minuscules, chiffres et autres signes, ou choisissez une phrase de 20 caractères au moins.",
    ]);
  });

  it("is or a passphrase of 20 signs, without any kind asked", () => {
    expect(problems("velours tiroir nuage")).toEqual([]);
    expect(problems("velours tiroir nuag")).toHaveLength(1);
  });

  it("counts accented letters and emoji as one sign each", () => {
    expect(problems("Éé7!pqÎz2?vB")).toEqual([]);
    expect(problems("Xk7!pq🦊🦊🦊🦊🦊")).toHaveLength(1);
  });

  it("stops at 128 signs", () => {
    const long = "velours tiroir nuage ".repeat(10);
    expect(problems(long.slice(0, longestPassword))).toEqual([]);
    expect(problems(long.slice(0, longestPassword + 1))).toEqual([
      "Ce mot de passe compte 129 caractères : 128 au plus.",
    ]);
  });

  it("holds six different signs at least", () => {
    expect(fewestDifferentSigns).toBe(6);
    expect(problems("abcdeabcdeabcdeabcde")).toEqual([
      "Ce mot de passe se répète trop : employez au moins 6 caractères différents.",
    ]);
    expect(problems("abcdefabcdefabcdefab")).toEqual([]);
  });

  it("asks for something when nothing is given", () => {
    expect(problems("")).toHaveLength(1);
  });
});

describe("what a password must not contain", () => {
  it.each([
    "eloise tiroir nuage bleu",
    "tiroir nuage ÉLOÏSE!!",
    "velours-de-Martin-2026",
    "tiroir a.l.e.s nuage bleu",
  ])("%s holds the name", (password) => {
    expect(problems(password)).toEqual(["Le mot de passe ne doit pas contenir votre nom ni votre prénom."]);
  });

  it("refuses the local part of the address", () => {
    expect(problems("velours Dalmar31 nuage")).toEqual([
      "Le mot de passe ne doit pas contenir votre adresse électronique.",
    ]);
  });

  it("refuses the school’s own words, not the word « collège »", () => {
    expect(problems("velours moulin nuage")).toEqual([
      "Le mot de passe ne doit pas contenir le nom de l’établissement.",
    ]);
    expect(problems("velours college nuage")).toEqual([]);
  });

  it("tells every reason at once", () => {
    expect(problems("moulin-Martin")).toHaveLength(3);
  });

  it("forbids nothing when the record is empty", () => {
    const nobody = { name: "", email: "", schoolNames: [] };
    expect(passwordProblems("velours tiroir nuage", nobody)).toEqual([]);
  });
});

describe("normalisePassword", () => {
  it("gives one spelling to a letter and its accent", () => {
    expect(normalisePassword("e\u0301")).toBe("\u00e9");
    expect(normalisePassword(" Xk7 ")).toBe(" Xk7 ");
  });
});
