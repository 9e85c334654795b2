import { describe, expect, test } from "vitest";
import { expiringDays, type SheetLine } from "@/lib/dashboard/rules/sheets";
import { type DashboardFacts, staleDays, tasksOf } from "@/lib/dashboard/rules/tasks";

const now = new Date("2026-11-23T08:00:00Z");
const dayMs = 86_400_000;
const inDays = (days: number, ms = 0) => new Date(now.getTime() + days * dayMs + ms);

const allActive = { NEVER_ACTIVATED: 0, PROVISIONAL: 0, ACTIVE: 640, BLOCKED: 0, FEDERATED: 0, UNKNOWN: 0 };

const facts = (changes: Partial<DashboardFacts> = {}): DashboardFacts => ({
  now,
  school: { total: 640, states: allActive },
  sheets: [],
  waitingImports: { count: 0, latestId: null },
  statesKnownAt: now,
  may: { importFiles: true, print: true, handOut: true },
  ...changes,
});

const sheet = (changes: Partial<SheetLine> = {}): SheetLine => ({
  campaignId: "c1",
  campaignName: "Réinitialisation",
  className: "6e A",
  students: 20,
  expiresAt: inDays(60),
  printedAt: null,
  waitingSince: null,
  handedOutAt: null,
  ...changes,
});

const states = (changes: Partial<typeof allActive>) => ({ total: 640, states: { ...allActive, ...changes } });
const idsOf = (changes: Partial<DashboardFacts>) => tasksOf(facts(changes)).map(({ id }) => id);
const taskOf = (id: string, changes: Partial<DashboardFacts>) =>
  tasksOf(facts(changes)).find((task) => task.id === id);

test("nothing is to be done when all is known and nothing waits", () => {
  expect(tasksOf(facts())).toEqual([]);
});

test("everything at once comes in the order of urgency", () => {
  expect(
    idsOf({
      school: states({ BLOCKED: 1, UNKNOWN: 1, NEVER_ACTIVATED: 1 }),
      sheets: [
        sheet({ expiresAt: inDays(2) }),
        sheet({ className: "6e B", printedAt: now }),
        sheet({ className: "6e C" }),
      ],
      waitingImports: { count: 1, latestId: "i1" },
      statesKnownAt: inDays(-90),
    }),
  ).toEqual([
    "expiring",
    "to-hand-out",
    "to-print",
    "blocked",
    "waiting-import",
    "unknown-states",
    "never-activated",
    "stale-states",
  ]);
});

describe("a school without pupils", () => {
  const empty = { school: { total: 0, states: { ...allActive, ACTIVE: 0 } }, statesKnownAt: null };

  test("has one thing to do: import", () => {
    expect(idsOf(empty)).toEqual(["no-pupils"]);
    expect(taskOf("no-pupils", empty)?.gesture?.path).toBe("/imports");
  });

  test("whose import waits is led to that import", () => {
    const waiting = { ...empty, waitingImports: { count: 1, latestId: "i1" } };
    expect(idsOf(waiting)).toEqual(["waiting-import"]);
    expect(taskOf("waiting-import", waiting)?.gesture?.path).toBe("/imports/i1");
  });
});

describe("what is unknown is never all good", () => {
  test("one unknown state among known ones", () => {
    expect(taskOf("unknown-states", { school: states({ UNKNOWN: 1 }) })?.title).toBe(
      "État inconnu pour 1 élève sur 640",
    );
  });

  test("no state known at all", () => {
    const school = { total: 640, states: { ...allActive, ACTIVE: 0, UNKNOWN: 640 } };
    expect(taskOf("unknown-states", { school, statesKnownAt: null })?.title).toBe(
      "L’état de tous les comptes est inconnu",
    );
  });

  test.each([
    [0, false],
    [1, true],
  ])("states known for 30 days and %i ms are stale: %s", (ms, stale) => {
    expect(idsOf({ statesKnownAt: inDays(-staleDays, -ms) }).includes("stale-states")).toBe(stale);
  });
});

describe("sheets", () => {
  test.each([
    [0, true],
    [1, false],
  ])("a password that ends in 7 days and %i ms is urgent: %s", (ms, urgent) => {
    const task = taskOf("expiring", { sheets: [sheet({ expiresAt: inDays(expiringDays, ms) })] });
    expect(task !== undefined).toBe(urgent);
    if (task) expect(task.tone).toBe("danger");
  });

  test("one given or expired is nobody's task", () => {
    expect(idsOf({ sheets: [sheet({ handedOutAt: now }), sheet({ expiresAt: inDays(0, -1) })] })).toEqual([]);
  });

  test("lead to their campaign, or to all of them", () => {
    const one = [sheet(), sheet({ className: "6e B" })];
    expect(taskOf("to-print", { sheets: one })?.gesture?.path).toBe("/reinitialisations/c1");
    const two = [sheet(), sheet({ campaignId: "c2" })];
    expect(taskOf("to-print", { sheets: two })?.gesture?.path).toBe("/reinitialisations");
  });

  test("say how many pupils wait, and the classes", () => {
    const task = taskOf("to-hand-out", {
      sheets: [sheet({ printedAt: now }), sheet({ className: "6e B", printedAt: now, students: 1 })],
    });
    expect(task?.title).toContain("2 classes");
    expect(task?.detail).toBe("21 élèves attendent leur mot de passe\u00a0: 6e A, 6e B.");
  });
});

test("who may not do a thing sees it without its gesture", () => {
  const may = { importFiles: false, print: false, handOut: false };
  const tasks = tasksOf(
    facts({
      may,
      school: states({ UNKNOWN: 1 }),
      sheets: [sheet(), sheet({ className: "6e B", printedAt: now })],
      waitingImports: { count: 2, latestId: "i1" },
      statesKnownAt: inDays(-90),
    }),
  );
  const labels = tasks.map(({ gesture }) => gesture?.label ?? null);
  expect(labels).toEqual([
    "Voir ces feuilles",
    "Voir la campagne",
    "Voir l’aperçu",
    "Voir les états inconnus",
    null,
  ]);
});

test("sheets printed for fifteen days are told once, as the more pressing", () => {
  const lines = [sheet({ printedAt: inDays(-16), waitingSince: inDays(-16) })];
  const ids = tasksOf(facts({ sheets: lines })).map(({ id }) => id);
  expect(ids).toContain("late");
  expect(ids).not.toContain("to-hand-out");
});
