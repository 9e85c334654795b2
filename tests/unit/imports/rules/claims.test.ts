import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClaims } from "@/lib/imports/rules/claims";
import { indexKnown, matchStudent, type MatchResult } from "@/lib/imports/rules/matching";
import type { KnownStudent, StudentRecord } from "@/lib/imports/rules/student-record";
import { known, knownStudents, record, records } from "./pupils";

/** What each line of a file ends up as. */
function readFile(
  file: readonly StudentRecord[],
  students: readonly KnownStudent[],
): Map<number, MatchResult> {
  const claims = createClaims();
  const index = indexKnown(students);
  const results = new Map(
    file.map((one) => [one.line, claims.claim(one, matchStudent(one, index, { mayCreate: true }))]),
  );
  for (const [line, result] of claims.contradicted()) results.set(line, result);
  return results;
}

const duplicate = { kind: "doubtful", reason: "DUPLICATE_IN_FILE" };

describe("createClaims", () => {
  it("doubts both lines that match one known pupil, with that candidate", () => {
    const ine = "123456789AB";
    const results = readFile(
      [
        record({ line: 1, ine }),
        record({ line: 2, birthDate: "2014-02-03" }),
        record({ line: 3, lastName: "Grand" }),
      ],
      [known({ ine })],
    );
    expect(results.get(1)).toMatchObject({ ...duplicate, candidateIds: ["known-1"] });
    expect(results.get(2)).toMatchObject({ ...duplicate, candidateIds: ["known-1"] });
    expect(results.get(3)).toEqual({ kind: "new" });
  });

  it.each([
    ["INE", { ine: "123456789AB" }],
    ["SIECLE id", { sourceId: "7" }],
    ["EduConnect identifier", { identifier: "l.petit" }],
  ])("doubts the same %s twice, whatever the names", (_, shared) => {
    const file = [record({ line: 1, ...shared }), record({ line: 2, lastName: "Grand", ...shared })];
    expect([...readFile(file, []).values()]).toEqual([
      expect.objectContaining(duplicate),
      expect.objectContaining(duplicate),
    ]);
  });

  it("doubts two new pupils of one name, birth date and class, and no others", () => {
    const one = { birthDate: "2014-02-03", className: "6A" };
    const twice = [record({ line: 1, ...one }), record({ line: 2, ...one, lastName: "PETIT" })];
    expect(readFile(twice, []).get(1)).toMatchObject(duplicate);
    const apart = [record({ line: 1, ...one }), record({ line: 2, ...one, birthDate: "2014-02-04" })];
    expect([...readFile(apart, []).values()]).toEqual([{ kind: "new" }, { kind: "new" }]);
  });

  it("gives the same outcome whatever the order of the lines", () => {
    const file = fc
      .array(records, { maxLength: 8 })
      .map((some) => some.map((one, index) => ({ ...one, line: index + 1 })));
    fc.assert(
      fc.property(file, knownStudents, fc.nat(8), (lines, students, turn) => {
        const turned = [...lines.slice(turn), ...lines.slice(0, turn)].reverse();
        const kinds = (results: Map<number, MatchResult>) =>
          [...results].sort(([one], [other]) => one - other).map(([line, { kind }]) => [line, kind]);
        expect(kinds(readFile(turned, students))).toEqual(kinds(readFile(lines, students)));
      }),
    );
  });

  it("never lets two lines keep one pupil", () => {
    const file = fc.uniqueArray(records, { selector: (one) => one.line, maxLength: 8 });
    fc.assert(
      fc.property(file, knownStudents, (lines, students) => {
        const kept = [...readFile(lines, students).values()].flatMap((result) =>
          result.kind === "matched" ? [result.id] : [],
        );
        expect(new Set(kept).size).toBe(kept.length);
      }),
    );
  });
});
