import { describe, expect, test } from "vitest";
import { classesReached, isAllowed, permissionsOf, reaches, type Role } from "@/lib/platform/permissions";

const held = (role: Role, ...classNames: string[]) => ({ role, classNames });

describe("classesReached", () => {
  test.each([
    ["nobody reaches nothing", [], []],
    ["a delegate of no class reaches nothing", [held("DELEGATE")], []],
    ["a delegate reaches their classes", [held("DELEGATE", "6e A", "6e B")], ["6e A", "6e B"]],
    [
      "two delegations add up, each class once",
      [held("DELEGATE", "6e A"), held("DELEGATE", "6e A", "4 D")],
      ["6e A", "4 D"],
    ],
    ["a principal reaches the school", [held("PRINCIPAL")], null],
    ["classes written beside another role bound nothing", [held("PRINCIPAL", "6e A")], null],
    [
      "a principal who is also a delegate reaches the school",
      [held("DELEGATE", "6e A"), held("PRINCIPAL")],
      null,
    ],
    ["a role that does not give the right adds nothing", [held("RUPN"), held("DELEGATE", "6e A")], ["6e A"]],
    ["alone, a role that does not give the right reaches nothing", [held("RUPN")], []],
  ] as const)("%s", (_, memberships, classes) => {
    expect(classesReached(memberships, "reset:run")).toEqual(classes);
  });

  test("a RUPN who is also a delegate reads every pupil and resets those of their classes", () => {
    const memberships = [held("RUPN"), held("DELEGATE", "6e A")];
    expect(classesReached(memberships, "student:read")).toBeNull();
    for (const permission of ["reset:read", "reset:run", "sheet:print", "sheet:hand-out"] as const)
      expect(classesReached(memberships, permission), permission).toEqual(["6e A"]);
  });
});

test("a reach holds its classes and no pupil without one; the whole school holds all", () => {
  expect(["6e A", "6e B", "6e a", "", null].map((name) => reaches(["6e A"], name))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([reaches(null, "6e A"), reaches(null, null), reaches([], "6e A")]).toEqual([true, true, false]);
});

test("a delegate may act on pupils and their sheets, and nothing else", () => {
  expect(permissionsOf(["DELEGATE"]).sort()).toEqual(
    ["console:open", "reset:read", "reset:run", "sheet:hand-out", "sheet:print", "student:read"].sort(),
  );
  expect(
    (["RUPN", "DELEGATE", "AUDITOR", "ACADEMY"] as const).some((role) =>
      isAllowed([role], "delegation:manage"),
    ),
  ).toBe(false);
  expect(isAllowed(["PRINCIPAL"], "delegation:manage")).toBe(true);
});
