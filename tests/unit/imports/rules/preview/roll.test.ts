import { describe, expect, it } from "vitest";
import { createRoll, fingerprintOf } from "@/lib/imports/rules/preview/roll";
import type { KnownStudent, StudentRecord } from "@/lib/imports/rules/student-record";
import { known } from "../pupils";

const pupil = (more: Partial<KnownStudent> = {}): KnownStudent => ({
  ...known(),
  ...{ id: "one", sourceId: "1000", ine: "123456789AB", className: "6A", groups: ["LAT", "ESP"] },
  ...more,
});

/** What SIECLE says of a pupil that it finds as the school knows them. */
const said = (of: KnownStudent, more: Partial<StudentRecord> = {}): StudentRecord => ({
  ...{
    line: 1,
    sourceId: of.sourceId ?? undefined,
    ine: of.ine,
    lastName: of.lastName,
    usageName: of.usageName,
  },
  ...{ firstName: of.firstName, birthDate: of.birthDate, className: of.className, leftOn: of.leftOn },
  groups: of.groups,
  ...more,
});

function rollOf(...pupils: KnownStudent[]) {
  const roll = createRoll();
  for (const each of pupils)
    roll.add({ id: each.id, active: each.leftOn === null, fingerprint: fingerprintOf(each) });
  return roll;
}

describe("a roll", () => {
  it("takes a pupil found as known, once", () => {
    const roll = rollOf(pupil());
    expect(roll.take(said(pupil()))).toBe(true);
    expect(roll.take(said(pupil(), { line: 2 }))).toBe(false);
    expect(roll.taken()).toEqual({ count: 1, active: 1 });
    expect(roll.unseen()).toEqual([]);
  });

  it.each([
    ["another class", { className: "6B" }],
    ["no class", { className: null }],
    ["another name", { lastName: "Autre" }],
    ["a usual name", { usageName: "Autre" }],
    ["a day of leaving", { leftOn: "2026-10-01" }],
    ["other groups", { groups: ["LAT"] }],
    ["another INE", { ine: "123456789AC" }],
    ["a date that could not be read", { birthDate: undefined }],
    ["an identifier, as a list has", { identifier: null }],
    ["a state", { sourceState: "Actif" }],
    ["no number of SIECLE", { sourceId: undefined }],
  ])("leaves a record with %s to be looked at", (_, more) => {
    const roll = rollOf(pupil());
    expect(roll.take(said(pupil(), more))).toBe(false);
    expect(roll.unseen()).toEqual(["one"]);
  });

  it("tells who has left from who is there", () => {
    const gone = pupil({ id: "two", sourceId: "2", ine: null, leftOn: "2026-09-30" });
    const roll = rollOf(pupil(), gone);
    expect(roll.unseen()).toEqual(["one"]);
    expect(roll.take(said(gone))).toBe(true);
    expect(roll.taken()).toEqual({ count: 1, active: 0 });
  });

  it("keeps apart namesakes without any number", () => {
    const twins = ["a", "b"].map((id) => pupil({ id, sourceId: null, ine: null }));
    expect(rollOf(...twins).unseen()).toEqual(["a", "b"]);
  });

  it.each([
    ["before", true],
    ["after", false],
  ])("tells of a pupil taken whom another line contradicts, read %s", (_, first) => {
    const roll = rollOf(pupil());
    const oppose = () => {
      roll.oppose(said(pupil(), { line: 7, className: "6B" }), [pupil()]);
    };
    if (first) oppose();
    roll.take(said(pupil(), { line: 3 }));
    if (!first) oppose();
    expect(roll.oppositions()).toEqual([{ id: "one", line: 3, against: [7] }]);
  });

  it("tells of no pupil whom one line alone speaks of", () => {
    const roll = rollOf(pupil());
    roll.oppose(said(pupil(), { line: 7, className: "6B" }), [pupil()]);
    expect(roll.oppositions()).toEqual([]);
  });
});
