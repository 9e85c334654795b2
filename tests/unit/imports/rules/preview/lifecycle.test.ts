import { describe, expect, test } from "vitest";
import { guessStudentColumns } from "@/lib/imports/rules/columns";
import { createChoice, decideDoubt, ignoreChoice, settleDoubt } from "@/lib/imports/rules/preview/choices";
import { decideColumns, decideStep, type ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import { dueDate, isLeftOver } from "@/lib/imports/rules/preview/retention";

const statuses: readonly ImportStatus[] = [
  "RECEIVING",
  "RECEIVED",
  "NEEDS_MAPPING",
  "REFUSED",
  "READY",
  "APPLYING",
  "APPLIED",
  "ABANDONED",
];

const passing = (gesture: Parameters<typeof decideStep>[1]) =>
  statuses.filter((status) => decideStep({ status }, gesture).accepted);

describe("decideStep", () => {
  test("lets each gesture through only where it makes sense", () => {
    expect(passing("apply")).toEqual(["READY"]);
    expect(passing("choices")).toEqual(["READY"]);
    expect(passing("refresh")).toEqual(["READY"]);
    expect(passing("columns")).toEqual(["NEEDS_MAPPING", "READY"]);
    expect(passing("abandon")).toEqual(["RECEIVED", "NEEDS_MAPPING", "READY"]);
  });

  test("says why, and gives the import back when it lets through", () => {
    expect(decideStep({ status: "APPLIED" }, "apply")).toEqual({
      accepted: false,
      reason: "L’import a déjà été appliqué.",
    });
    expect(decideStep(null, "apply")).toMatchObject({ accepted: false });
    const imported = { status: "READY" as const, id: "1" };
    expect(decideStep(imported, "apply")).toEqual({ accepted: true, change: imported });
  });
});

describe("decideColumns", () => {
  const header = ["Nom", "Prénom", "Classe"];
  const guessed = guessStudentColumns(header);

  test("accepts the guesses, and refuses what is missing, unknown or chosen twice", () => {
    expect(decideColumns(guessed, header)).toEqual({ accepted: true, change: { mapping: guessed } });
    expect(decideColumns({ ...guessed, lastName: null }, header)).toMatchObject({ accepted: false });
    expect(decideColumns({ ...guessed, ine: 2 }, header)).toMatchObject({
      accepted: false,
      reason: expect.stringContaining("« Classe » est choisie deux fois") as string,
    });
    expect(decideColumns({ ...guessed, ine: 3 }, header)).toMatchObject({ accepted: false });
  });
});

describe("a doubt", () => {
  test("takes only a candidate, a new pupil, or nobody", () => {
    const doubt = { candidates: ["a", "b"] };
    expect(decideDoubt(doubt, ignoreChoice)).toEqual({ accepted: true, change: { choice: null } });
    expect(decideDoubt(doubt, createChoice)).toMatchObject({ accepted: true });
    expect(decideDoubt(doubt, "b")).toEqual({ accepted: true, change: { choice: "b" } });
    expect(decideDoubt(doubt, "c")).toMatchObject({ accepted: false });
  });

  test("ends up being nobody, somebody new, or a known pupil", () => {
    expect([null, ignoreChoice, createChoice, "a"].map(settleDoubt)).toEqual([
      { kind: "nobody" },
      { kind: "nobody" },
      { kind: "new" },
      { kind: "known", id: "a" },
    ]);
  });
});

describe("what nobody finished", () => {
  const createdAt = new Date("2026-11-22T10:00:00Z");

  test.each([
    ["RECEIVING", "RECEIVING"],
    ["RECEIVED", "RECEIVED"],
    ["NEEDS_MAPPING", "RECEIVED"],
    ["READY", "RECEIVED"],
  ] as const)("%s is erased on its day, not a millisecond before", (status, clock) => {
    const due = dueDate(clock, createdAt);
    expect(isLeftOver({ status, createdAt }, new Date(due.getTime() - 1))).toBe(false);
    expect(isLeftOver({ status, createdAt }, due)).toBe(true);
  });

  test("is not what is over, nor what is being applied", () => {
    const later = new Date("2027-11-22T10:00:00Z");
    for (const status of ["APPLYING", "APPLIED", "REFUSED", "ABANDONED"])
      expect(isLeftOver({ status, createdAt }, later)).toBe(false);
  });

  test("waits one hour for its end, seven days for somebody", () => {
    expect(dueDate("RECEIVING", createdAt)).toEqual(new Date("2026-11-22T11:00:00Z"));
    expect(dueDate("RECEIVED", createdAt)).toEqual(new Date("2026-11-29T10:00:00Z"));
  });
});
