import { describe, expect, test } from "vitest";
import { describeClasses, describeWorking } from "@/lib/dashboard/rules/findings";

const none = { NEVER_ACTIVATED: 0, PROVISIONAL: 0, ACTIVE: 0, BLOCKED: 0, FEDERATED: 0, UNKNOWN: 0 };

describe("describeWorking", () => {
  test("counts FranceConnect as working and says the unknown apart", () => {
    expect(describeWorking({ total: 40, states: { ...none, ACTIVE: 30, FEDERATED: 5, UNKNOWN: 5 } })).toBe(
      "35 élèves ont un compte en service sur 40, 5 dont l’état est inconnu",
    );
  });

  test("says nothing of the unknown when there is none", () => {
    expect(describeWorking({ total: 2, states: { ...none, ACTIVE: 1, BLOCKED: 1 } })).toBe(
      "1 élève a un compte en service sur 2",
    );
  });

  test("does not say that nobody works when nothing is known", () => {
    expect(describeWorking({ total: 3, states: { ...none, UNKNOWN: 3 } })).toBe(
      "L’état des comptes n’est pas connu",
    );
  });
});

describe("describeClasses", () => {
  const line = (className: string | null, never: number) => ({
    className,
    total: 25,
    states: { ...none, NEVER_ACTIVATED: never },
  });

  test("names the class that stands out", () => {
    expect(describeClasses([line("6e A", 2), line("6e B", 9)])).toBe(
      "Le plus de comptes jamais activés\u00a0: 6e B (9)",
    );
  });

  test("names two that are equal", () => {
    expect(describeClasses([line("6e A", 9), line("6e B", 9), line(null, 1)])).toBe(
      "Le plus de comptes jamais activés\u00a0: 6e A, 6e B (9 chacune)",
    );
  });

  test.each([
    ["nobody lacks", [line("6e A", 0)]],
    ["too many are equal", ["a", "b", "c", "d"].map((name) => line(name, 1))],
    ["there is no class", []],
  ])("finds nothing when %s", (_why, lines) => {
    expect(describeClasses(lines)).toBe("Élèves par classe et par état de compte");
  });
});
