import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  indexKnown,
  lookupKeys,
  matchStudent,
  mayCreateStudents,
  type MatchResult,
} from "@/lib/imports/rules/matching";
import type { KnownStudent, StudentRecord } from "@/lib/imports/rules/student-record";
import { known, knownStudents, record, records } from "./pupils";

const ine = "123456789AB";
const otherIne = "0123456789C";

function match(
  one: Partial<StudentRecord>,
  students: readonly Partial<KnownStudent>[],
  mayCreate = true,
): MatchResult {
  const held = students.map((student, index) => known({ id: `k${index + 1}`, ...student }));
  return matchStudent(record(one), indexKnown(held), { mayCreate });
}

const matched = (by: string, id = "k1") => ({ kind: "matched", id, by });
const doubtful = (reason: string, ...candidateIds: string[]) => {
  const sentence: unknown = expect.stringMatching(/\.$/);
  return { kind: "doubtful", reason, sentence, candidateIds };
};

describe("matchStudent", () => {
  it("trusts the INE first, even when the name or the birth date changed", () => {
    expect(match({ ine, lastName: "Grand", birthDate: "2014-02-03" }, [{ ine }])).toEqual(matched("INE"));
    expect(match({ ine, birthDate: "2013-01-01" }, [{ ine }, {}])).toEqual(matched("INE"));
  });

  it("then trusts the SIECLE id, and completes a missing INE", () => {
    expect(
      match({ sourceId: "7", ine, lastName: "Grand", birthDate: "2014-02-03" }, [{ sourceId: "7" }]),
    ).toEqual(matched("SOURCE_ID"));
    expect(match({ sourceId: "7", ine: null }, [{ sourceId: "7", ine }])).toEqual(matched("SOURCE_ID"));
  });

  it("doubts an INE that changed under one id, or that belongs to another pupil than the id", () => {
    expect(match({ sourceId: "7", ine }, [{ sourceId: "7", ine: otherIne }])).toEqual(
      doubtful("INE_CHANGED", "k1"),
    );
    expect(match({ sourceId: "7", ine }, [{ sourceId: "7", ine: otherIne }, { ine }])).toEqual(
      doubtful("INE_CHANGED", "k1", "k2"),
    );
    expect(match({ ine, birthDate: "2014-02-03" }, [{ ine: otherIne }])).toEqual(
      doubtful("INE_CHANGED", "k1"),
    );
  });

  it("doubts a number whose name and birth date are both another’s", () => {
    const stranger = { lastName: "Grand", birthDate: "2013-01-01" };
    expect(match({ ine, ...stranger }, [{ ine }])).toEqual(doubtful("NAME_DIFFERS", "k1"));
    expect(match({ sourceId: "7", ...stranger }, [{ sourceId: "7" }])).toEqual(
      doubtful("NAME_DIFFERS", "k1"),
    );
    expect(match({ identifier: "a", lastName: "Grand" }, [{ identifier: "a" }])).toEqual(
      doubtful("NAME_DIFFERS", "k1"),
    );
  });

  it.each([
    ["case and accents", { lastName: "PETIT", firstName: "LEO" }, {}],
    [
      "hyphens and spaces",
      { lastName: "Le  Goff", firstName: "Jean Paul" },
      { lastName: "Le Goff", firstName: "Jean-Paul" },
    ],
    ["apostrophes", { lastName: "D’ALES" }, { lastName: "D'Alès" }],
    ["the usual name of the pupil", { lastName: "Grand" }, { usageName: "Grand" }],
    ["the usual name of the file", { lastName: "Autre", usageName: "Petit" }, {}],
  ])("matches name and birth date without %s", (_, one, student) => {
    expect(match({ birthDate: "2014-02-03", ...one }, [student])).toEqual(matched("NAME_AND_BIRTH"));
  });

  it("takes a namesake born another day for another pupil", () => {
    expect(match({ birthDate: "2014-02-04" }, [{}])).toEqual({ kind: "new" });
  });

  it("doubts homonyms born the same day", () => {
    expect(match({ birthDate: "2014-02-03" }, [{}, { className: "6B" }])).toEqual(
      doubtful("HOMONYMS", "k1", "k2"),
    );
  });

  it("reads a list without birth dates by identifier, then by name and class", () => {
    expect(match({ identifier: "l.petit", className: "6B" }, [{ identifier: "l.petit" }, {}])).toEqual(
      matched("IDENTIFIER"),
    );
    expect(match({ className: "6 a" }, [{}, { className: "6B" }])).toEqual(matched("NAME_AND_CLASS"));
  });

  it("doubts a name that the class does not settle", () => {
    expect(match({ className: "6A" }, [{}, {}])).toEqual(doubtful("HOMONYMS", "k1", "k2"));
    expect(match({ className: "5A" }, [{}])).toEqual(doubtful("HOMONYMS", "k1"));
    expect(match({}, [{}])).toEqual(doubtful("HOMONYMS", "k1"));
  });

  it("settles by class a namesake whose birth date the school does not know", () => {
    const undated = { birthDate: null };
    expect(match({ birthDate: "2014-02-03", className: "6A" }, [undated])).toEqual(matched("NAME_AND_CLASS"));
    expect(match({ birthDate: "2014-02-03", className: "6B" }, [undated])).toEqual(
      doubtful("HOMONYMS", "k1"),
    );
  });

  it("doubts a malformed INE until the school has accepted it", () => {
    expect(match({ ine: "1,23E+10", birthDate: "2014-02-03" }, [{}])).toEqual(
      doubtful("MALFORMED_INE", "k1"),
    );
    expect(match({ ine: "1,23E+10" }, [{ ine: "1,23E+10" }])).toEqual(matched("INE"));
  });

  it("creates only when the file may", () => {
    expect(match({ lastName: "Inconnu" }, [{}])).toEqual({ kind: "new" });
    expect(match({ lastName: "Inconnu" }, [{}], false)).toEqual(doubtful("UNKNOWN_IN_LIST"));
  });

  it("does not depend on the order of the known pupils", () => {
    fc.assert(
      fc.property(records, knownStudents, fc.integer(), (one, students, turn) => {
        const turned = students.map(
          (_, index) => students[(index + Math.abs(turn)) % students.length] ?? known(),
        );
        const options = { mayCreate: true };
        const result = matchStudent(one, indexKnown(students), options);
        expect(matchStudent(one, indexKnown([...turned].reverse()), options)).toEqual(result);
      }),
    );
  });

  it("finds the same with the candidates that the lookup keys fetch as with the whole school", () => {
    fc.assert(
      fc.property(records, knownStudents, (one, students) => {
        const keys = lookupKeys(one);
        const index = indexKnown(students);
        const names = [keys.nameKey, keys.usageNameKey ?? keys.nameKey];
        const fetched = students.filter(
          (student) =>
            (student.ine !== null && student.ine === keys.ine) ||
            (student.sourceId !== null && student.sourceId === keys.sourceId) ||
            (student.identifier !== null && student.identifier === keys.identifier) ||
            names.some((name) => index.byName.get(name)?.includes(student)),
        );
        expect(matchStudent(one, indexKnown(fetched), { mayCreate: true })).toEqual(
          matchStudent(one, index, { mayCreate: true }),
        );
      }),
    );
  });

  it("never matches a pupil whose INE contradicts the record’s", () => {
    fc.assert(
      fc.property(records, knownStudents, (one, students) => {
        const result = matchStudent(one, indexKnown(students), { mayCreate: true });
        const found =
          result.kind === "matched" ? students.find((student) => student.id === result.id) : undefined;
        if (found?.ine && one.ine) expect(found.ine).toBe(one.ine);
      }),
    );
  });
});

describe("mayCreateStudents", () => {
  it("lets a list create pupils only before the first SIECLE export", () => {
    expect(mayCreateStudents("ONDE", true)).toBe(true);
    expect(mayCreateStudents("EDUCONNECT", false)).toBe(true);
    expect(mayCreateStudents("EDUCONNECT", true)).toBe(false);
    expect(mayCreateStudents("OTHER_CSV", true)).toBe(false);
    expect(mayCreateStudents("SIECLE", true)).toBe(true);
    expect(mayCreateStudents("TEMPLATE", true)).toBe(true);
  });
});
