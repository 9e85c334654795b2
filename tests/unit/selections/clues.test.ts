import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutLine, isAccountShaped, tidy } from "@/lib/selections/rules/clues";
import { createLineReader } from "@/lib/selections/rules/columns";

const secret = "S3cret!azerty";
const accountsIn = (line: string) => cutLine(line).clues?.accounts;
const textIn = (line: string) => cutLine(line).clues?.text;

describe("cutLine keeps the account and cuts what may be its password", () => {
  test.each([
    [`jean.dupont12:${secret}`],
    [`jean.dupont12;${secret}`],
    [`jean.dupont12,${secret}`],
    [`jean.dupont12\t${secret}`],
    [`jean.dupont12 ${secret}`],
    [`jean.dupont12 | ${secret}`],
    [`"jean.dupont12";"${secret}"`],
    [`  'jean.dupont12:${secret}`],
    [`=jean.dupont12;${secret}`],
    [`- jean.dupont12:${secret}`],
    [`12. jean.dupont12:${secret}`],
    [`AC-TOULOUSE\\jean.dupont12:${secret}`],
    [`\u202Ejean.dupont12\u202C:${secret}`],
    [`\uFEFFjean.dupont12:${secret}`],
    [`jean.dupont12:${secret}:https://educonnect.education.gouv.fr/`],
    [`https://educonnect.education.gouv.fr/idp/profile:jean.dupont12:${secret}`],
    [`https://ent.exemple.fr:8443/connexion?a=b&c=d:jean.dupont12:${secret}`],
    [`https://ent.exemple.fr:8443:jean.dupont12:${secret}`],
    [`https://ent.exemple.fr jean.dupont12 ${secret}`],
    [`https://ent.exemple.fr/ | jean.dupont12 | ${secret}`],
    [`android://aGFzaA==@fr.exemple.ent/:jean.dupont12:${secret}`],
    [`educonnect.education.gouv.fr/idp:jean.dupont12:${secret}`],
    [`educonnect.education.gouv.fr:jean.dupont12:${secret}`],
    [`ent.exemple.fr:443:jean.dupont12:${secret}`],
    [`login: jean.dupont12 password: ${secret}`],
    [`Username: jean.dupont12`],
    [`Identifiant = jean.dupont12 ; mdp = ${secret}`],
  ])("%s", (line) => {
    const { clues, cut } = cutLine(line);
    expect(clues).toEqual({
      accounts: ["jean.dupont12"],
      text: null,
      className: null,
      birthDate: null,
      firstWord: null,
    });
    expect(cut).toBe(line.includes(secret));
  });

  test("an address keeps its domain, an INE may be spaced", () => {
    expect(accountsIn(`jean.dupont12@gmail.com:${secret}`)).toEqual(["jean.dupont12@gmail.com"]);
    expect(accountsIn("123456789AB")).toEqual(["123456789AB"]);
    expect(accountsIn("123 456 789 ab")).toEqual(["123456789ab"]);
    expect(accountsIn(`0123456789A;${secret}`)).toEqual(["0123456789A"]);
  });

  test.each([
    [`Password: ${secret}`],
    [`Mot de passe : ${secret}`],
    [`PASS: ${secret}`],
    ["URL: https://educonnect.education.gouv.fr/"],
    ["https://educonnect.education.gouv.fr/"],
    ["SOFT: Chrome"],
    [""],
    ["  \t \u200B "],
  ])("%s speaks of nobody", (line) => {
    expect(cutLine(line).clues).toBeNull();
  });

  test("a login made of figures is no port", () => {
    expect(accountsIn(`https://ent.exemple.fr:12345:${secret}`)).toEqual(["12345"]);
  });
});

describe("cutLine reads names, classes and birth dates", () => {
  test.each([
    ["DUPONT Jean", "DUPONT Jean"],
    ["Jean Dupont", "Jean Dupont"],
    ["DUPONT;Jean", "DUPONT Jean"],
    ["DUPONT, Jean", "DUPONT Jean"],
    ["DUPONT\tJean\t6e A", "DUPONT Jean 6e A"],
    ["DUPONT Jean (6e A)", "DUPONT Jean 6e A"],
    ["M. DUPONT Jean né le 12/03/2012", "DUPONT Jean"],
    ["D’ŒUVRE Marie-Lou", "D’ŒUVRE Marie-Lou"],
    ["Nom : DUPONT Jean", "DUPONT Jean"],
    [`DUPONT Jean:${secret}`, "DUPONT Jean"],
    [`DUPONT Jean;${secret}`, "DUPONT Jean"],
    [`DUPONT;Jean;6e A;${secret}`, "DUPONT Jean 6e A"],
    [`DUPONT;Jean;Soleil.2024;6e A`, "DUPONT Jean"],
    [`DUPONT Jean ${secret}`, "DUPONT Jean"],
  ])("%s", (line, text) => {
    expect(textIn(line)).toBe(text);
  });

  test.each([["12/03/2012"], ["12.03.2012"], ["2012-03-12"]])("a birth date %s", (day) => {
    expect(cutLine(`DUPONT;Jean;${day}`).clues).toMatchObject({
      text: "DUPONT Jean",
      birthDate: "2012-03-12",
    });
    expect(cutLine(`DUPONT Jean ${day}`).clues).toMatchObject({
      text: "DUPONT Jean",
      birthDate: "2012-03-12",
    });
  });

  test("after a name an identifier counts only when it resembles the name", () => {
    expect(accountsIn("DUPONT;Jean;jean.dupont12")).toContain("jean.dupont12");
    expect(accountsIn("DUPONT Jean <jd@exemple.fr>")).toContain("jd@exemple.fr");
    expect(accountsIn("DUPONT Jean;Azerty.2024")).toEqual([]);
  });

  test("a line of more than ten words names nobody", () => {
    const words = (number: number) => Array.from({ length: number }, () => "Mot").join(" ");
    expect(textIn(words(10))).toBe(words(10));
    expect(textIn(words(11))).toBeNull();
  });
});

test("isAccountShaped tells an identifier from a name and a class", () => {
  for (const word of ["j.d1", "jean.dupont", "jdupont12", "jean_dupont", "a@b", "123456789AB"])
    expect(isAccountShaped(word), word).toBe(true);
  for (const word of ["6e", "3EME5", "TG1", "M.", "Dupont", "J.P", "D’Œuvre", "Marie-Lou", "St.", ""])
    expect(isAccountShaped(word), word).toBe(false);
});

const word = fc.stringMatching(/^[a-z]{2,8}$/);
const identifier = fc.tuple(word, word, fc.nat(999)).map(([one, two, rank]) => `${one}.${two}${rank}`);
/** Anything a person may choose as a password, recognisable wherever it would come out again. */
const password = fc
  .string({ minLength: 1, maxLength: 30, unit: "binary" })
  .map((text) => `@PW<${text.replace(/[\r\n]/g, "")}>WP`);
const glue = fc.constantFrom(":", ";", "|", "\t", " | ", " : ", ",", " ");
const before = fc.constantFrom(
  "",
  "https://ent.exemple.fr/a:",
  "https://ent.exemple.fr:8443/ ",
  "http://10.0.0.1/x|",
);

test("whatever the password, nothing of it is among the clues of a dump's line", () => {
  fc.assert(
    fc.property(before, identifier, glue, password, (place, account, sign, leaked) => {
      const cut = cutLine(`${place}${account}${sign}${leaked}`);
      expect(JSON.stringify(cut.clues)).not.toMatch(/PW|WP/);
      expect(cut.clues?.accounts).toEqual([account]);
      expect(cut.cut).toBe(true);
    }),
  );
});

test("any line is read in time, and never breaks", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500, unit: "binary" }), (line) => {
      expect(cutLine(line)).toBeDefined();
    }),
  );
  for (const hostile of ["@", "<", "<a@", ".", "a.", ":", "//", "9", '"', "a b ", "\u0000", "é"]) {
    const start = performance.now();
    cutLine(hostile.repeat(10_000));
    createLineReader()(hostile.repeat(10_000));
    expect(performance.now() - start, hostile).toBeLessThan(500);
  }
});

test("tidy leaves no invisible sign at the ends", () => {
  expect(tidy("\u200F « jean.dupont12 » \u0000")).toBe("jean.dupont12");
});
