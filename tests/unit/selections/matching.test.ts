import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutLine } from "@/lib/selections/rules/clues";
import { indexPupils, type KnownPupil, mostCandidates } from "@/lib/selections/rules/known-pupils";
import { type Finding, matchClues } from "@/lib/selections/rules/matching";

function pupil(id: string, facts: Partial<KnownPupil> = {}): KnownPupil {
  return {
    id,
    identifier: null,
    ine: null,
    lastName: "PERSONNE",
    usageName: null,
    firstName: "Ambre",
    className: null,
    birthDate: null,
    ...facts,
  };
}

const school = [
  pupil("jean", {
    identifier: "jean.dupont12",
    ine: "123456789AB",
    lastName: "DUPONT",
    firstName: "Jean",
    className: "6e A",
    birthDate: "2012-03-12",
  }),
  pupil("jean-2", {
    identifier: "jean.dupont13",
    lastName: "DUPONT",
    firstName: "Jean",
    className: "4 D",
    birthDate: "2010-01-02",
  }),
  pupil("chloe", { identifier: "chloe.oeuvre", lastName: "D’ŒUVRE", firstName: "Chloé", className: "TG1" }),
  pupil("usage", { lastName: "MARTIN", usageName: "DE LA TOUR", firstName: "Marie-Lou" }),
  pupil("twin-1", { identifier: "Lea.Roy", lastName: "ROY", firstName: "Léa" }),
  pupil("twin-2", { identifier: "lea.roy", lastName: "LEROY", firstName: "Léa" }),
  pupil("short", { identifier: "zmarchand", lastName: "MARCHAND", firstName: "Zoé" }),
];
const known = indexPupils(school);

function find(line: string): Finding {
  const { clues } = cutLine(line);
  if (!clues) throw new Error("a line that speaks of nobody");
  return matchClues(clues, known);
}

const exact = (id: string, by: string) => ({ kind: "FOUND", certainty: "EXACT", id, by });
const normalised = (id: string, by: string) => ({ kind: "FOUND", certainty: "NORMALISED", id, by });
const doubtful = (reason: string, ...ids: string[]) => ({ kind: "DOUBTFUL", reason, ids });

describe("exact", () => {
  test.each([
    ["jean.dupont12", exact("jean", "IDENTIFIER")],
    ["jean.dupont12:lea.roy", exact("jean", "IDENTIFIER")],
    ["123456789AB", exact("jean", "INE")],
    ["jean.dupont12@gmail.com:secret", exact("jean", "MAIL")],
    ["zmarchand", exact("short", "IDENTIFIER")],
    ["zmarchand;soleil", exact("short", "IDENTIFIER")],
    ["DUPONT;Jean;jean.dupont12", exact("jean", "IDENTIFIER")],
  ])("%s", (line, finding) => {
    expect(find(line)).toEqual(finding);
  });
});

describe("normalised", () => {
  test.each([
    ["JEAN.DUPONT12", normalised("jean", "IDENTIFIER")],
    ["Jean.Düpont12@ent.exemple.fr", normalised("jean", "MAIL")],
    ["jean.du'pont12", normalised("jean", "IDENTIFIER")],
    ["123 456 789 ab", normalised("jean", "INE")],
    ["doeuvre chloe", normalised("chloe", "NAME")],
    ["Chloé D'Œuvre TG1", normalised("chloe", "NAME_AND_CLASS")],
    ["DUPONT Jean 6eA", normalised("jean", "NAME_AND_CLASS")],
    ["6e A DUPONT Jean", normalised("jean", "NAME_AND_CLASS")],
    ["DUPONT;Jean;02/01/2010", normalised("jean-2", "NAME_AND_BIRTH")],
    ["Marie Lou DELATOUR", normalised("usage", "NAME")],
    ["MARTIN Marie-Lou", normalised("usage", "NAME")],
  ])("%s", (line, finding) => {
    expect(find(line)).toEqual(finding);
  });
});

describe("doubtful", () => {
  test.each([
    ["DUPONT Jean", doubtful("HOMONYMS", "jean", "jean-2")],
    ["DUPONT Jean 5e C", doubtful("CLASS_DIFFERS", "jean", "jean-2")],
    ["DUPONT;Jean;01/01/2001", doubtful("BIRTH_DIFFERS", "jean", "jean-2")],
    ["LEA.ROY", doubtful("LIKE_SEVERAL", "twin-1", "twin-2")],
    ["jean.dupon12:secret", doubtful("NEAR_IDENTIFIER", "jean")],
    ["jean.dupont", doubtful("NEAR_IDENTIFIER", "jean", "jean-2")],
    ["marchand.zoe@gmail.com", doubtful("NAME_IN_ACCOUNT", "short")],
    ["zmarchand soleil", doubtful("FIRST_WORD", "short")],
    ["ROY", doubtful("LAST_NAME_ONLY", "twin-1")],
    ["D’ŒUVRE;Chloé;jean.dupont12@x.fr", doubtful("CONFLICT", "jean", "chloe")],
  ])("%s", (line, finding) => {
    expect(find(line)).toEqual(finding);
  });

  test.each([["nobody.atall99:pw"], ["INCONNU Zoé"], ["5e C"], ["jean.dupont14"], ["!!!"]])(
    "%s means nobody",
    (line) => {
      expect(find(line)).toEqual({ kind: "NONE" });
    },
  );

  test("more candidates than one can choose among are no choice", () => {
    const namesakes = (number: number) =>
      indexPupils(Array.from({ length: number }, (_, rank) => pupil(`n${rank}`)));
    const { clues } = cutLine("PERSONNE Ambre");
    if (!clues) throw new Error("no clue");
    expect(matchClues(clues, namesakes(mostCandidates)).kind).toBe("DOUBTFUL");
    expect(matchClues(clues, namesakes(mostCandidates + 1)).kind).toBe("VAGUE");
  });
});

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
const name = fc.constantFrom("DUPONT", "Du Pont", "MARTIN", "ÉLIE", "LE ROY", "LEROY");
const firstName = fc.constantFrom("Zoé", "zoe", "Jean", "Jean-Élie");
const anyPupil = fc.record({ lastName: name, firstName, usageName: fc.option(name, { nil: null }) });
const anySchool = fc
  .array(anyPupil, { maxLength: 12 })
  .map((rows) => rows.map((row, rank) => pupil(`p${rank}`, { ...row, identifier: `id.${rank}x` })));

test("a name means the pupils that comparing with everybody finds", () => {
  fc.assert(
    fc.property(anySchool, name, firstName, fc.boolean(), (pupils, last, first, reversed) => {
      const line = reversed ? `${first} ${last}` : `${last} ${first}`;
      const bearers = pupils.filter((one) =>
        [one.lastName, one.usageName ?? one.lastName].some((other) =>
          [plain(other + one.firstName), plain(one.firstName + other)].includes(plain(line)),
        ),
      );
      const { clues } = cutLine(line);
      const finding = clues ? matchClues(clues, indexPupils(pupils)) : { kind: "NONE" };
      if (bearers.length === 1) expect(finding).toEqual(normalised(bearers[0]?.id ?? "", "NAME"));
      else if (bearers.length > 1)
        expect(finding).toEqual(doubtful("HOMONYMS", ...bearers.map(({ id }) => id)));
      else expect(finding.kind).not.toBe("FOUND");
    }),
  );
});

test("an identifier is exact for its own pupil and for nobody else, and never a guess", () => {
  const identifiers = fc.uniqueArray(fc.stringMatching(/^[aAé]{1,3}\.[bB]{1,3}[12]?$/), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(identifiers, fc.nat(), (all, seed) => {
      const pupils = all.map((identifier, rank) => pupil(`p${rank}`, { identifier }));
      const rank = seed % all.length;
      const clues = {
        accounts: [all[rank] ?? ""],
        text: null,
        className: null,
        birthDate: null,
        firstWord: null,
      };
      expect(matchClues(clues, indexPupils(pupils))).toEqual(exact(`p${rank}`, "IDENTIFIER"));
      const others = pupils.filter((_, other) => other !== rank);
      const alike = others.filter(({ identifier }) => plain(identifier ?? "") === plain(all[rank] ?? ""));
      const without = matchClues(clues, indexPupils(others));
      if (alike.length === 1) expect(without).toEqual(normalised(alike[0]?.id ?? "", "IDENTIFIER"));
      else if (alike.length > 1) expect(without.kind).toBe("DOUBTFUL");
      else expect(without.kind).not.toBe("FOUND");
    }),
  );
});

test("50,000 lines against 30,000 pupils are bounded work, namesakes and near identifiers included", () => {
  const pupils = Array.from({ length: 30_000 }, (_, rank) =>
    pupil(`p${rank}`, { identifier: `z.eleve${rank}`, lastName: `ÉLÈVE ${rank % 10}`, firstName: "Zoé" }),
  );
  const start = process.cpuUsage();
  const index = indexPupils(pupils);
  let none = 0;
  for (let line = 0; line < 50_000; line += 1) {
    const { clues } = cutLine(
      [`z.eleeve${line}:pw`, `ÉLÈVE 3 Zoé 6e A`, `z.eleve${line}`, `q.r${line}:pw`][line % 4] ?? "",
    );
    if (clues && matchClues(clues, index).kind === "NONE") none += 1;
  }
  expect(none).toBeGreaterThan(12_000);
  const { user } = process.cpuUsage(start);
  // Ten times what it takes: quadratic work would take hours.
  expect(user / 1e6).toBeLessThan(20);
});
