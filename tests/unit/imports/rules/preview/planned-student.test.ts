import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareStudent } from "@/lib/imports/rules/differences";
import { dropStaleState, keepTrueLabel, type SchoolStudent } from "@/lib/imports/rules/preview/changes";
import { findSharedNumbers, movesNumber, planStudent } from "@/lib/imports/rules/preview/planned-student";
import { defaultStateLabels as table } from "@/lib/imports/rules/state-labels";
import { known, knownStudents, record, records } from "../pupils";

function schoolStudent(more: Partial<SchoolStudent> = {}): SchoolStudent {
  return { ...known(), state: "UNKNOWN", resetOn: null, secretSince: null, ...more };
}

const asOf = new Date("2026-11-21T08:00:00Z");
const before = new Date(asOf.getTime() - 1);

const plan = (said: ReturnType<typeof record>, student: SchoolStudent | undefined) =>
  planStudent({ record: said, known: student, newId: "new", table, asOf });

describe("planStudent", () => {
  test("makes a new pupil of what the record says, and only that", () => {
    expect(plan(record({ className: "6A", sourceState: "Actif" }), undefined)).toMatchObject({
      id: "new",
      isNew: true,
      className: "6A",
      identifier: null,
      state: "ACTIVE",
      stateChanged: true,
      nameKey: "petit|leo",
      searchText: "petit leo",
    });
  });

  test("keeps the state of a pupil when the record does not speak of it", () => {
    const student = schoolStudent({ state: "PROVISIONAL", secretSince: before });
    expect(plan(record({ className: "5B" }), student)).toMatchObject({
      state: "PROVISIONAL",
      stateChanged: false,
      secretIsSpent: false,
      fields: ["className"],
    });
  });

  test("sees the first use of a provisional password only when there is one", () => {
    const said = record({ sourceState: "Actif" });
    const provisional = schoolStudent({ state: "PROVISIONAL" });
    expect(plan(said, { ...provisional, secretSince: before }).secretIsSpent).toBe(true);
    expect(plan(said, provisional).secretIsSpent).toBe(false);
    const blocked = record({ sourceState: "Bloqué" });
    expect(plan(blocked, { ...provisional, secretSince: before }).secretIsSpent).toBe(false);
  });

  test("does not take a file made before the provisional password, or with it, for its use", () => {
    const said = record({ sourceState: "Actif", className: "5B" });
    const student = schoolStudent({ state: "PROVISIONAL", secretSince: asOf });
    expect(plan(said, student)).toMatchObject({
      ...{ state: "PROVISIONAL", secretIsSpent: false, fields: ["className"] },
    });
    expect(plan(said, { ...student, secretSince: before })).toMatchObject({
      state: "ACTIVE",
      secretIsSpent: true,
    });
  });

  test.each([
    ["FranceConnect", true],
    ["Jamais activé", false],
  ])("takes the state %s for an activation: %s", (sourceState, spent) => {
    const student = schoolStudent({ state: "PROVISIONAL", secretSince: before });
    expect(plan(record({ sourceState }), student).secretIsSpent).toBe(spent);
  });

  test("spends the password of a pupil who has left", () => {
    const student = schoolStudent({ state: "PROVISIONAL", secretSince: before });
    expect(plan(record({ leftOn: "2026-11-01" }), student).secretIsSpent).toBe(true);
  });

  test("applied, leaves nothing more to change: a file sent twice changes nobody", () => {
    fc.assert(
      fc.property(records, knownStudents, (said, students) => {
        const student = students[0] && { ...schoolStudent(), ...students[0] };
        const after = plan(said, student);
        expect(compareStudent(after, said)).toEqual([]);
      }),
    );
  });
});

describe("a state label", () => {
  test("is dropped once a reset has made it false, so that the same label counts as news", () => {
    const before = { sourceState: "Actif", state: "ACTIVE" as const };
    expect(keepTrueLabel(before, table)).toBe(before);
    expect(keepTrueLabel({ ...before, state: "PROVISIONAL" as const }, table).sourceState).toBeNull();
  });

  test.each([
    ["2026-11-19", undefined],
    ["2026-11-20", "Actif"],
    ["2026-11-21", "Actif"],
    [null, "Actif"],
    [undefined, "Actif"],
  ])("of a list whose password date is %s, for a reset on 2026-11-20, is read as %s", (changed, expected) => {
    const student = schoolStudent({ state: "PROVISIONAL", resetOn: "2026-11-20" });
    const said = record({ sourceState: "Actif", passwordChangedOn: changed });
    expect(dropStaleState(said, student, asOf).sourceState).toBe(expected);
    expect(dropStaleState(said, { ...student, state: "ACTIVE" }, asOf).sourceState).toBe("Actif");
  });
});

describe("numbers that only one pupil may hold", () => {
  const holder = { id: "a", ine: "I", sourceId: "S", identifier: "z" };
  const nobody = { ine: null, sourceId: null, identifier: null };

  test("are seen when they move", () => {
    expect(movesNumber({ fields: ["className", "identifier"] })).toBe(true);
    expect(movesNumber({ fields: ["className"] })).toBe(false);
  });

  test("are not shared with the school, nor inside the batch", () => {
    expect(findSharedNumbers([{ ...holder, line: 4 }], [holder])).toEqual([]);
    expect(findSharedNumbers([{ ...holder, id: "b", line: 4 }], [holder])).toEqual([4]);
    const twice = [
      { ...nobody, id: "b", identifier: "y", line: 5 },
      { ...nobody, id: "c", identifier: "y", line: 6 },
    ];
    expect(findSharedNumbers(twice, [])).toEqual([6]);
    expect(findSharedNumbers([{ ...nobody, id: "b", line: 7 }], [{ ...nobody, id: "c" }])).toEqual([]);
  });
});
