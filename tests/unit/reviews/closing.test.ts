import { describe, expect, test } from "vitest";
import { confirmClosing, outcomesOf, planLine, typedAbove } from "@/lib/reviews/rules/closing";
import type { ReviewDecision } from "@/lib/reviews/rules/decisions";
import { describeNumbers, describeState, numbersOf, progressOf } from "@/lib/reviews/rules/progress";
import { grant, plain, today } from "./reviewed";

const item = (decision: ReviewDecision | null, limitOn: string | null = null) => ({
  ...{ seq: 1, grantId: "g1", sentence: "S", decision, limitOn },
});
const standing = { grant: grant(), sentence: "S", holderGone: false };
const plan = (decided: ReturnType<typeof item>, more: Partial<Parameters<typeof planLine>[1]> = {}) => {
  const { order, attested, outcome } = planLine(decided, { ...standing, ...more }, today);
  return { order, attested, outcome: plain(outcome) };
};

describe("a line at the close", () => {
  test("is attested when kept, as it was read, by somebody still there", () => {
    expect(plan(item("KEEP"))).toMatchObject({ attested: "g1", order: undefined });
    for (const more of [{ sentence: "T" }, { holderGone: true }])
      expect(plan(item("KEEP"), more)).toMatchObject({ attested: undefined, order: undefined });
  });

  test("is revoked, even of somebody gone", () => {
    expect(plan(item("REMOVE"))).toMatchObject({ order: { kind: "REVOKE", grantId: "g1" } });
    expect(plan(item("REMOVE"), { holderGone: true }).outcome).toContain("déjà parti");
  });

  test("is limited from today on, revoked when the day has passed, left when it ends by then", () => {
    const ends = (endsOn: string | null) => ({ grant: grant({ endsOn }) });
    expect(plan(item("LIMIT", today)).order).toEqual({ kind: "LIMIT", grantId: "g1", endsOn: today });
    expect(plan(item("LIMIT", "2026-11-25")).order).toEqual({ kind: "REVOKE", grantId: "g1" });
    expect(plan(item("LIMIT", "2026-12-31"), ends("2026-12-31")).order).toBeUndefined();
    expect(plan(item("LIMIT", "2026-12-31"), ends("2027-01-01")).order).toMatchObject({ kind: "LIMIT" });
  });

  test("does nothing undecided, to convert, revoked, over or without target, and says which", () => {
    const said = [
      plan(item(null)),
      plan(item("CONVERT")),
      plan(item("REMOVE"), { grant: grant({ revokedOn: "2026-11-01", revokedByName: "Anne" }) }),
      plan(item("REMOVE"), { grant: grant({ endsOn: "2026-11-25" }) }),
      plan(item("REMOVE"), { grant: null }),
    ];
    expect(said.every(({ order, attested }) => order === undefined && attested === undefined)).toBe(true);
    expect(said.map(({ outcome }) => outcome)).toEqual([
      expect.stringContaining("Sans décision"),
      expect.stringContaining("À convertir"),
      "Déjà retiré le 01/11/2026 par Anne : rien à faire.",
      "Déjà arrivé à son terme le 25/11/2026 : rien à faire.",
      expect.stringContaining("n’existe plus"),
    ]);
    expect(plan(item("REMOVE"), { grant: grant({ endsOn: today }) }).order).toBeDefined();
  });

  test("whose order the batch refused says why", () => {
    const planned = [planLine(item("REMOVE"), standing, today)];
    expect(outcomesOf(planned, new Map())[0]?.outcome).toBe("Retiré à la clôture.");
    expect(plain(outcomesOf(planned, new Map([["g1", "déjà retiré."]]))[0]?.outcome ?? "")).toBe(
      "Non appliqué : déjà retiré.",
    );
  });
});

test("a close is confirmed by the number announced, typed above the bound", () => {
  const closes = (orders: number, retraits: number, confirmation = "") =>
    confirmClosing(orders, { retraits, confirmation }).accepted;
  expect([closes(2, 2), closes(2, 3)]).toEqual([true, false]);
  expect([closes(typedAbove, typedAbove), closes(typedAbove + 1, typedAbove + 1)]).toEqual([true, false]);
  expect(closes(typedAbove + 1, typedAbove + 1, String(typedAbove + 1))).toBe(true);
});

test("numbers are counted by decision, and told without those that are none", () => {
  const numbers = numbersOf([{ decision: "KEEP", lines: 2 }, { decision: "REMOVE" }, { decision: null }]);
  expect(numbers).toMatchObject({ total: 4, KEEP: 2, REMOVE: 1, undecided: 1, LIMIT: 0 });
  expect(plain(describeNumbers(numbers))).toBe("2 gardés, 1 retiré, 1 sans décision");
  const state = (more: object) =>
    plain(describeState({ status: "OPEN", deadline: "2026-12-31", today, numbers, ...more }));
  expect(state({})).toBe("4 droits, dont 1 attend une décision, d’ici au 31/12/2026.");
  expect(state({ deadline: today })).toContain("d’ici au");
  expect(state({ deadline: "2026-11-25" })).toContain("l’échéance du 25/11/2026 est passée");
  expect(state({ status: "CLOSED" })).toBe("Close : 4 droits, 2 gardés, 1 retiré, 1 sans décision.");
  expect(state({ numbers: numbersOf([{ decision: "KEEP" }]) })).toContain("tous décidés");
});

test("progress counts the lines of each reviewer, none for who gave all of theirs", () => {
  const people = [
    { operatorId: "r1", name: "Anne" },
    { operatorId: "r2", name: "Marc" },
  ];
  const shares = [
    { reviewerId: "r1", decision: null, lines: 3 },
    { reviewerId: "r1", decision: "KEEP" as const, lines: 2 },
  ];
  expect(progressOf(people, shares)).toMatchObject([
    { total: 5, decided: 2 },
    { total: 0, decided: 0 },
  ]);
});
