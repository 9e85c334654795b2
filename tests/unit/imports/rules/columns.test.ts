import { describe, expect, it } from "vitest";
import {
  cleanTitle,
  columnFields,
  describeField,
  describeMissing,
  guessColumns,
  holdsPasswords,
  isTemplate,
  templateHeader,
} from "@/lib/imports/rules/columns";

describe("guessColumns", () => {
  it.each([
    [
      "lastName",
      "Nom",
      "* NOM",
      "Nom de famille",
      "Nom Elève",
      "Nom de famille élève",
      "lastname",
      "\u{FEFF}Nom",
    ],
    ["usageName", "Nom usage", "Nom d'usage", "Nom d’usage Elève"],
    ["firstName", "Prénom", "PRENOM", "Prénom élève", "firstname"],
    ["className", "Classe", "Libellé classe", "class", "Division"],
    ["birthDate", "Date de naissance", "Date naissance", "birthdate", "Né(e) le"],
    ["identifier", "login", "Identifiant", "Identifiant ENT", "Identifiant ÉduConnect"],
    ["ine", "INE", "ID National", "id_national"],
    ["sourceState", "État", "Etat du compte", "Statut"],
    ["passwordChangedOn", "Dernière modification du mot de passe"],
    ["provisionalPassword", "Mot de passe", "Mot de passe provisoire", "Mot de passe à usage unique"],
  ] as const)("knows %s under its usual titles", (field, ...titles) => {
    for (const title of titles) expect(guessColumns(["Autre", title])).toMatchObject({ [field]: 1 });
  });

  it("takes the first of two equal titles and leaves the rest without a column", () => {
    const mapping = guessColumns(["Nom", "NOM", "Sexe"]);
    expect(mapping.lastName).toBe(0);
    expect(columnFields.filter((field) => mapping[field] !== null)).toEqual(["lastName"]);
  });

  it("cleans titles of marks, stars, quotes and accents", () => {
    expect(cleanTitle('\u{FEFF} "* Nom d’usage  Élève"')).toBe("nomdusageeleve");
  });

  it("names each field in French, once", () => {
    expect(new Set(columnFields.map(describeField)).size).toBe(columnFields.length);
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
    expect(guessColumns(["Nom", title]).provisionalPassword).toBe(1);
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

describe("isTemplate", () => {
  it("wants every title, in order", () => {
    expect(isTemplate([...templateHeader])).toBe(true);
    expect(isTemplate([...templateHeader].reverse())).toBe(false);
    expect(isTemplate(templateHeader.slice(1))).toBe(false);
  });
});

describe("describeMissing", () => {
  const missing = (...titles: string[]) => describeMissing(guessColumns(titles));

  it.each(["Classe", "Identifiant", "INE"])("is satisfied by the names and %s", (title) => {
    expect(missing("Nom", "Prénom", title)).toBeNull();
  });

  it("names all that is missing", () => {
    expect(missing("Nom", "Prénom")).toBe(
      "Indiquez quelle colonne contient la classe, l’identifiant ou l’INE.",
    );
    expect(missing("Classe")).toBe("Indiquez quelle colonne contient le nom, puis le prénom.");
  });
});
