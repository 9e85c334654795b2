import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareStudent } from "@/lib/imports/rules/differences";
import { known, knownStudents, record, records } from "./pupils";

describe("compareStudent", () => {
  it("names each field that changes with what it was and becomes", () => {
    const before = known({ sourceId: "7", groups: ["LATIN"] });
    const after = record({ sourceId: "7", className: "5B", usageName: "Grand", groups: ["LATIN", "4ESP1"] });
    expect(compareStudent(before, after)).toEqual([
      { field: "usageName", before: null, after: "Grand" },
      { field: "className", before: "6A", after: "5B" },
      { field: "groups", before: ["LATIN"], after: ["LATIN", "4ESP1"] },
    ]);
  });

  it("leaves alone what the record does not speak of, and groups in another order", () => {
    const before = known({ ine: "123456789AB", identifier: "l.petit", groups: ["A", "B"] });
    expect(compareStudent(before, record({ groups: ["B", "A"] }))).toEqual([]);
  });

  it("empties what the record says is none, but never an INE nor an identifier", () => {
    const before = known({
      ine: "123456789AB",
      identifier: "l.petit",
      usageName: "Grand",
      leftOn: "2026-10-01",
    });
    const after = record({ sourceId: undefined, ine: null, identifier: null, usageName: null, leftOn: null });
    expect(compareStudent(before, after).map((change) => change.field)).toEqual(["usageName", "leftOn"]);
  });

  it("does not let a list rename for case, accents, spaces or the usual name", () => {
    const before = known({ usageName: "Le Goff", className: "6e A" });
    expect(compareStudent(before, record({ lastName: "PETIT", firstName: "LEO", className: "6EA" }))).toEqual(
      [],
    );
    expect(compareStudent(before, record({ lastName: "LE-GOFF" }))).toEqual([]);
    expect(compareStudent(before, record({ lastName: "Grand" }))).toEqual([
      { field: "lastName", before: "Petit", after: "Grand" },
    ]);
  });

  it("lets SIECLE correct an accent", () => {
    const changes = compareStudent(known({ sourceId: "7" }), record({ sourceId: "7", firstName: "Leo" }));
    expect(changes).toEqual([{ field: "firstName", before: "Léo", after: "Leo" }]);
  });

  it("finds nothing more once its changes are applied", () => {
    fc.assert(
      fc.property(records, knownStudents, (one, students) => {
        for (const student of students) {
          const changes = compareStudent(student, one);
          const applied = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
          expect(compareStudent({ ...student, ...applied }, one)).toEqual([]);
          for (const { field, before } of changes) expect(student[field]).toEqual(before);
        }
      }),
    );
  });
});
