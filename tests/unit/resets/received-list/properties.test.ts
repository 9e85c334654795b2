import fc from "fast-check";
import { expect, test } from "vitest";
import { decideTakings } from "@/lib/resets/rules/received-list/choices";
import type { ListPupil, ListRecord } from "@/lib/resets/rules/received-list/matching";
import type { ListReport, Standing } from "@/lib/resets/rules/received-list/report";
import { pupil, record, sort } from "./lists";

// Few names, classes and days, so that homonyms of every kind meet.
const someNames = fc.constantFrom("DUPONT", "LE GALL", "NGUYỄN");
const someDays = fc.constantFrom("2014-01-01", "2014-01-02", null);
const someClasses = fc.constantFrom("6e A", "4 D", null);

const schools = fc
  .array(
    fc.record({
      lastName: someNames,
      firstName: fc.constantFrom("Zoé", "Max"),
      birthDate: someDays,
      className: someClasses,
      hasIdentifier: fc.boolean(),
      hasIne: fc.boolean(),
      standing: fc.constantFrom<Standing>("EXPECTED", "EXPECTED", "READ", "EXCLUDED", "NOT_CHOSEN"),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ hasIdentifier, hasIne, standing, ...facts }, rank) => ({
      standing,
      pupil: pupil(String(rank), {
        ...facts,
        identifier: hasIdentifier ? `eleve.${rank}` : null,
        ine: hasIne ? `${String(rank).padStart(9, "0")}AA` : null,
      }),
    })),
  );

/** Lines about pupils of the school, each telling only some of what is known, or about nobody. */
const lists = schools.chain((school) =>
  fc.record({
    school: fc.constant(school),
    lines: fc.array(
      fc.record({
        about: fc.nat({ max: school.length }),
        tells: fc.record({
          identifier: fc.boolean(),
          ine: fc.boolean(),
          name: fc.boolean(),
          day: fc.boolean(),
          className: fc.boolean(),
        }),
        password: fc.constantFrom("un", "deux", "trois"),
      }),
      { maxLength: 16 },
    ),
  }),
);

type Drawn = { school: { standing: Standing; pupil: ListPupil }[]; lines: readonly DrawnLine[] };
type DrawnLine = {
  about: number;
  tells: Record<"identifier" | "ine" | "name" | "day" | "className", boolean>;
  password: string;
};

const nobody = pupil("nobody", { lastName: "PERSONNE", identifier: "personne" });

function lineOf({ about, tells, password }: DrawnLine, rank: number, school: Drawn["school"]): ListRecord {
  const { identifier, ine, lastName, firstName, birthDate, className } = school[about]?.pupil ?? nobody;
  return record(rank + 2, {
    password,
    ...(tells.identifier && { identifier }),
    ...(tells.ine && { ine }),
    ...(tells.name && { lastName, firstName }),
    ...(tells.day && { birthDate }),
    ...(tells.className && { className }),
  });
}

const recordsOf = ({ school, lines }: Drawn) => lines.map((line, rank) => lineOf(line, rank, school));

function reportOf(drawn: Drawn, records = recordsOf(drawn)): ListReport {
  const standings = Object.fromEntries(drawn.school.map(({ pupil: { id }, standing }) => [id, standing]));
  return sort(
    records,
    drawn.school.map((each) => each.pupil),
    { standings, kept: { "0": "un" } },
  );
}

const linesIn = ({ matched, already, renewed, doubtful, unexpected, repeated }: ListReport) =>
  [...[matched, already, renewed, doubtful, unexpected].flat().map(({ line }) => line), ...repeated].sort(
    (a, b) => a - b,
  );

test("every line is in one group and one only, and no group holds a password", () => {
  fc.assert(
    fc.property(lists, (drawn) => {
      const report = reportOf(drawn);
      expect(linesIn(report)).toEqual(drawn.lines.map((_, rank) => rank + 2));
      expect(JSON.stringify(report)).not.toMatch(/un"|deux|trois|password/);
    }),
    { numRuns: 500 },
  );
});

test("a line is matched with the pupil it is about, or left to a choice, never with another", () => {
  fc.assert(
    fc.property(lists, (drawn) => {
      const report = reportOf(drawn);
      for (const { line, studentId } of [...report.matched, ...report.already, ...report.renewed])
        expect(studentId).toBe(String(drawn.lines[line - 2]?.about));
      // Whom nobody bears is never about anybody.
      for (const { line, candidates } of report.doubtful) {
        expect(candidates.length).toBeGreaterThan(0);
        expect(drawn.lines[line - 2]?.about).not.toBe(drawn.school.length);
      }
    }),
    { numRuns: 500 },
  );
});

test("whoever an identifier or an INE tells is matched, by an oracle that only compares them", () => {
  fc.assert(
    fc.property(lists, (drawn) => {
      const report = reportOf(drawn);
      const placed = new Set(
        [...report.matched, ...report.already, ...report.renewed, ...report.unexpected].map(
          ({ line }) => line,
        ),
      );
      for (const each of recordsOf(drawn)) {
        const named = drawn.school.filter(
          ({ pupil: { identifier, ine } }) =>
            (each.identifier !== null && each.identifier === identifier) ||
            (each.ine !== null && each.ine === ine),
        );
        if (named.length !== 1) continue;
        const rivals = drawn.lines.filter(({ about }) => about === drawn.lines[each.line - 2]?.about);
        const isTwice = report.doubtful.some(({ line, reason }) => line === each.line && reason === "TWICE");
        expect(
          placed.has(each.line) || report.repeated.includes(each.line) || (isTwice && rivals.length > 1),
        ).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("the order of the lines changes nothing but which of two equal ones is kept", () => {
  const sealed = (report: ListReport) =>
    [...report.matched, ...report.renewed].map(({ studentId }) => studentId).sort();
  fc.assert(
    fc.property(lists, fc.infiniteStream(fc.nat()), (drawn, order) => {
      const shuffled = recordsOf(drawn)
        .map((each) => ({ each, rank: Number(order.next().value) }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ each }) => each);
      const [straight, mixed] = [reportOf(drawn), reportOf(drawn, shuffled)];
      expect(sealed(mixed)).toEqual(sealed(straight));
      expect(linesIn(mixed)).toEqual(linesIn(straight));
    }),
    { numRuns: 300 },
  );
});

test("whatever one answers, a pupil is sealed once and only if the campaign expects or holds them", () => {
  fc.assert(
    fc.property(
      lists,
      fc.array(fc.nat({ max: 3 }), { minLength: 16, maxLength: 16 }),
      fc.boolean(),
      (drawn, answers, replacesRenewed) => {
        const report = reportOf(drawn);
        const chosen = new Map(
          report.doubtful.flatMap(({ line, candidates }, rank): [number, string][] => {
            const candidate = candidates[answers[rank] ?? 0];
            return candidate ? [[line, candidate.studentId]] : [];
          }),
        );
        const decision = decideTakings(report, { chosen, replacesRenewed });
        if (!decision.accepted) return;
        const ids = decision.change.map(({ studentId }) => studentId);
        expect(new Set(ids).size).toBe(ids.length);
        const standings = ids.map((id) => drawn.school[Number(id)]?.standing);
        expect(standings.filter((standing) => standing !== "EXPECTED" && standing !== "READ")).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
