import fc from "fast-check";
import type { KnownStudent, StudentRecord } from "@/lib/imports/rules/student-record";

export function known(more: Partial<KnownStudent> = {}): KnownStudent {
  return {
    id: "known-1",
    sourceId: null,
    ine: null,
    lastName: "Petit",
    usageName: null,
    firstName: "Léo",
    birthDate: "2014-02-03",
    className: "6A",
    groups: [],
    identifier: null,
    sourceState: null,
    passwordChangedOn: null,
    leftOn: null,
    ...more,
  };
}

export function record(more: Partial<StudentRecord> = {}): StudentRecord {
  return { line: 1, lastName: "Petit", firstName: "Léo", ...more };
}

const few = (...values: string[]) => fc.constantFrom(...values);
const optional = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined });
const nullable = (values: fc.Arbitrary<string>) => fc.option(values, { nil: null });

const ines = few("123456789AB", "0123456789C", "2020A12345Z", "malformé");
const names = few("Petit", "PETIT", "D’Alès", "Grand");
const dates = few("2014-02-03", "2013-12-31");

/** Records drawn from few values, so that they collide with each other and with `knownStudents`. */
export const records: fc.Arbitrary<StudentRecord> = fc.record({
  line: fc.nat(),
  sourceId: optional(few("1", "2", "3")),
  ine: fc.option(nullable(ines), { nil: undefined }),
  lastName: names,
  usageName: fc.option(nullable(names), { nil: undefined }),
  firstName: few("Léo", "LEO", "Zoé"),
  birthDate: fc.option(nullable(dates), { nil: undefined }),
  className: fc.option(nullable(few("6A", "6 A", "4 D")), { nil: undefined }),
  groups: fc.option(fc.subarray(["LATIN", "4ESP1"]), { nil: undefined }),
  identifier: fc.option(nullable(few("l.petit", "z.grand")), { nil: undefined }),
  sourceState: fc.option(nullable(few("Actif")), { nil: undefined }),
  passwordChangedOn: fc.option(nullable(dates), { nil: undefined }),
  leftOn: fc.option(nullable(dates), { nil: undefined }),
});

/** A few known pupils, each with its own id. */
export const knownStudents: fc.Arbitrary<KnownStudent[]> = fc
  .array(
    fc.record({
      sourceId: nullable(few("1", "2", "3")),
      ine: nullable(ines),
      lastName: names,
      usageName: nullable(names),
      firstName: few("Léo", "Zoé"),
      birthDate: nullable(dates),
      className: nullable(few("6A", "4 D")),
      groups: fc.subarray(["LATIN", "4ESP1"]),
      identifier: nullable(few("l.petit", "z.grand")),
      sourceState: nullable(few("Actif")),
      passwordChangedOn: nullable(dates),
      leftOn: nullable(dates),
    }),
    { maxLength: 5 },
  )
  .map((students) => students.map((student, index) => ({ id: `known-${index}`, ...student })));
