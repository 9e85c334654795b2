import { describe, expect, it } from "vitest";
import {
  columnFields,
  describeField,
  describeMissing,
  guessStudentColumns,
  isTemplate,
  templateHeader,
} from "@/lib/imports/rules/columns";

describe("guessStudentColumns", () => {
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
    for (const title of titles) expect(guessStudentColumns(["Autre", title])).toMatchObject({ [field]: 1 });
  });

  it("takes the first of two equal titles and leaves the rest without a column", () => {
    const mapping = guessStudentColumns(["Nom", "NOM", "Sexe"]);
    expect(mapping.lastName).toBe(0);
    expect(columnFields.filter((field) => mapping[field] !== null)).toEqual(["lastName"]);
  });

  it("names each field in French, once", () => {
    expect(new Set(columnFields.map(describeField)).size).toBe(columnFields.length);
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
  const missing = (...titles: string[]) => describeMissing(guessStudentColumns(titles));

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
