import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allExclusions,
  decideExclusion,
  decideExclusionSettings,
  defaultExclusions,
  exclusionReasons,
  exclusionTexts,
  shortestJustification,
  summariseExclusions,
  unknownFacts,
  type ExclusionReason,
  type ExclusionSettings,
  type StudentFacts,
  type SwitchableReason,
} from "@/lib/resets/rules/exclusions";

const now = new Date("2026-11-23T10:00:00Z");
const settings: ExclusionSettings = {
  changedSince: "2026-11-01",
  alreadyResetSince: "2026-11-10",
  switchedOff: {},
};
const plain: StudentFacts = {
  id: "s1",
  className: "6e A",
  groups: [],
  state: "ACTIVE",
  passwordChangedOn: new Date("2026-09-15"),
  lastResetAt: null,
  leftOn: null,
  withheldFromResets: false,
};
const applied = (
  facts: Partial<StudentFacts>,
  changes: Partial<ExclusionSettings> = {},
): ExclusionReason | null => decideExclusion({ ...plain, ...facts }, { ...settings, ...changes }, now);

describe("each exclusion on both sides of its boundary", () => {
  it("keeps a pupil about whom nothing is to say", () => {
    expect(applied({})).toBeNull();
    expect(applied({ state: "PROVISIONAL", passwordChangedOn: null })).toBeNull();
    expect(applied({ state: "BLOCKED" })).toBeNull();
  });

  it("leaves out who left yesterday, not who leaves today", () => {
    expect(applied({ leftOn: new Date("2026-11-22") })).toBe("LEFT");
    expect(applied({ leftOn: new Date("2026-11-23") })).toBeNull();
    expect(applied({ leftOn: new Date("2026-11-24") })).toBeNull();
  });

  it("leaves out a password changed on the day itself, not the day before", () => {
    expect(applied({ passwordChangedOn: new Date("2026-10-31") })).toBeNull();
    expect(applied({ passwordChangedOn: new Date("2026-11-01") })).toBe("CHANGED_SINCE");
  });

  it("counts the day of a reset in Paris, not in London", () => {
    expect(applied({ lastResetAt: new Date("2026-11-09T22:59:59Z") })).toBeNull();
    expect(applied({ lastResetAt: new Date("2026-11-09T23:00:00Z") })).toBe("ALREADY_RESET_SINCE");
  });

  it("leaves out the states that have no password, and the pupils written down by the school", () => {
    expect(applied({ state: "NEVER_ACTIVATED" })).toBe("NEVER_ACTIVATED");
    expect(applied({ state: "FEDERATED" })).toBe("FEDERATED");
    expect(applied({ withheldFromResets: true })).toBe("BLOCKED_BY_HAND");
  });

  it("does not apply an exclusion that was switched off, and tells the next one", () => {
    const off = { switchedOff: { FEDERATED: "Comptes fédérés par erreur" } };
    expect(applied({ state: "FEDERATED" }, off)).toBeNull();
    expect(applied({ state: "FEDERATED", lastResetAt: now }, off)).toBe("ALREADY_RESET_SINCE");
  });

  it("never lets back in a pupil who has left", () => {
    const off = Object.fromEntries(exclusionReasons.map((reason) => [reason, "Toute la classe est visée"]));
    expect(applied({ leftOn: new Date("2026-06-30") }, { switchedOff: off })).toBe("LEFT");
  });
});

describe("what is not known", () => {
  it("excludes nobody, and is said", () => {
    expect(applied({ state: "UNKNOWN", passwordChangedOn: null })).toBeNull();
    expect(unknownFacts({ ...plain, state: "UNKNOWN" }, settings)).toEqual(["STATE"]);
    expect(unknownFacts({ ...plain, passwordChangedOn: null }, settings)).toEqual(["PASSWORD_DATE"]);
  });

  it("is not said when it could not matter", () => {
    expect(unknownFacts({ ...plain, state: "PROVISIONAL", passwordChangedOn: null }, settings)).toEqual([]);
    const off = { ...settings, switchedOff: { CHANGED_SINCE: "Fuite de cette semaine" } };
    expect(unknownFacts({ ...plain, passwordChangedOn: null }, off)).toEqual([]);
  });
});

describe("the settings", () => {
  it("start with the six exclusions on, 30 days back in Paris", () => {
    expect(defaultExclusions(new Date("2026-11-22T23:30:00Z"))).toEqual({
      changedSince: "2026-10-24",
      alreadyResetSince: "2026-10-24",
      switchedOff: {},
    });
  });

  it("accept today and refuse tomorrow", () => {
    expect(decideExclusionSettings({ ...settings, changedSince: "2026-11-23" }, now).accepted).toBe(true);
    expect(decideExclusionSettings({ ...settings, changedSince: "2026-11-24" }, now)).toEqual({
      accepted: false,
      reason: "La date des mots de passe changés est à venir : choisissez aujourd’hui ou un jour passé.",
    });
    expect(decideExclusionSettings({ ...settings, alreadyResetSince: "2026-11-24" }, now).accepted).toBe(
      false,
    );
  });

  it("want a reason of ten signs, blanks not counted around it", () => {
    const withReason = (reason: string): boolean =>
      decideExclusionSettings({ ...settings, switchedOff: { NEVER_ACTIVATED: reason } }, now).accepted;
    expect(withReason("x".repeat(shortestJustification))).toBe(true);
    expect(withReason(` ${"x".repeat(shortestJustification - 1)} `)).toBe(false);
  });

  it("name the exclusion whose reason is missing", () => {
    const decision = decideExclusionSettings({ ...settings, switchedOff: { FEDERATED: "" } }, now);
    expect(decision).toMatchObject({ accepted: false });
    expect(JSON.stringify(decision)).toContain("« Connexion par FranceConnect »");
  });
});

describe("every text", () => {
  it.each(exclusionReasons)("%s has a label and one sentence", (reason) => {
    expect(exclusionTexts[reason].label).toMatch(/^\p{Lu}/u);
    expect(exclusionTexts[reason].explanation).toMatch(/^\p{Lu}[^.]+\.$/u);
  });
});

const days = [
  "2026-09-01",
  "2026-10-31",
  "2026-11-01",
  "2026-11-09",
  "2026-11-10",
  "2026-11-22",
  "2026-11-23",
];
const anyDay = fc.constantFrom(...days);
const anyDate = fc.option(anyDay.map((day) => new Date(`${day}T12:00:00Z`)));
const anyStudent: fc.Arbitrary<StudentFacts> = fc.record({
  id: fc.uuid(),
  className: fc.constantFrom(null, "6e A", "4 D"),
  groups: fc.constant([]),
  state: fc.constantFrom("NEVER_ACTIVATED", "PROVISIONAL", "ACTIVE", "BLOCKED", "FEDERATED", "UNKNOWN"),
  passwordChangedOn: anyDate,
  lastResetAt: anyDate,
  leftOn: anyDate,
  withheldFromResets: fc.boolean(),
});
const switchable: SwitchableReason[] = exclusionReasons.filter((reason) => reason !== "LEFT");
const anySettings: fc.Arbitrary<ExclusionSettings> = fc.record({
  changedSince: anyDay,
  alreadyResetSince: anyDay,
  switchedOff: fc
    .subarray(switchable)
    .map((reasons) => Object.fromEntries(reasons.map((reason) => [reason, "Décision du principal"]))),
});

const utcDay = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? "";

/** Written apart, as a person would sort the slips by hand: with UTC noons the Paris day is the UTC day. */
function oracle(student: StudentFacts, chosen: ExclusionSettings): string | null {
  const piles: string[] = [];
  if (student.leftOn && utcDay(student.leftOn) < "2026-11-23") piles.push("LEFT");
  if (student.withheldFromResets) piles.push("BLOCKED_BY_HAND");
  if (/^(FEDERATED|NEVER_ACTIVATED)$/.test(student.state)) piles.push(student.state);
  if (utcDay(student.lastResetAt) >= chosen.alreadyResetSince) piles.push("ALREADY_RESET_SINCE");
  if (utcDay(student.passwordChangedOn) >= chosen.changedSince) piles.push("CHANGED_SINCE");
  const off = Object.keys(chosen.switchedOff);
  return piles.find((pile) => !off.includes(pile)) ?? null;
}

describe("against an oracle written apart", () => {
  it("tells the same first exclusion for any pupil and any settings", () => {
    fc.assert(
      fc.property(anyStudent, anySettings, (student, chosen) => {
        expect(decideExclusion(student, chosen, now)).toBe(oracle(student, chosen));
      }),
      { numRuns: 3000 },
    );
  });

  it("tells first the first of all that apply", () => {
    fc.assert(
      fc.property(anyStudent, anySettings, (student, chosen) => {
        const all = allExclusions(student, chosen, now);
        expect(all[0] ?? null).toBe(decideExclusion(student, chosen, now));
        expect(all).toEqual(exclusionReasons.filter((reason) => all.includes(reason)));
      }),
    );
  });

  it("puts every pupil in one list, exactly once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStudent, { selector: ({ id }) => id }),
        anySettings,
        (students, chosen) => {
          const summary = summariseExclusions(students, chosen, now);
          const lists = [summary.included, ...Object.values(summary.excluded)];
          expect(lists.flat().sort()).toEqual(students.map(({ id }) => id).sort());
          expect(summary.included).toEqual(
            students.filter((student) => oracle(student, chosen) === null).map(({ id }) => id),
          );
          for (const unknown of Object.values(summary.unknown).flat())
            expect(summary.included).toContain(unknown);
        },
      ),
    );
  });
});
