import { expect, test } from "vitest";
import { personalShares, rowsOfTargets, splitByYear, splitOfAll } from "@/lib/rights/rules/overview";
import {
  aGrant,
  aHolding,
  aRightsSchool,
  aRubric,
  aService,
  onRubric,
  onService,
  toAccount,
} from "@/tests/support/rights";

const school = {
  ...aRightsSchool({
    accounts: [aHolding("a", { profile: "ENS" })],
    rubrics: [
      aRubric("top"),
      aRubric("low", { parentId: "top" }),
      aRubric("shut", { parentId: "top", inherits: false }),
    ],
    services: [aService("s")],
    grants: [
      aGrant(onRubric("top"), "WRITER", { kind: "PROFILE", value: "ENS" }, { givenOn: "2024-09-01" }),
      aGrant(onRubric("top"), "MANAGER", toAccount("a"), { givenOn: "2025-09-01" }),
      aGrant(onRubric("low"), "VISITOR", toAccount("a")),
      aGrant(onService("s"), "ACCESS", { kind: "EVERYONE", value: "" }, { revokedOn: "2025-12-01" }),
      aGrant(onService("s"), "ACCESS", toAccount("a"), { endsOn: "2020-01-01" }),
    ],
  }),
  today: "2026-11-26",
};

test("only rights in force are counted", () => {
  expect(splitOfAll(school)).toEqual({ populations: 1, persons: 2 });
});

test("a rubric shows what flows from above, unless it inherits nothing", () => {
  const { rubrics, services } = rowsOfTargets(school);
  expect(rubrics.map(({ target, depth, inherited }) => [target.id, depth, inherited])).toEqual([
    ["top", 0, { populations: 0, persons: 0 }],
    ["low", 1, { populations: 1, persons: 1 }],
    ["shut", 1, { populations: 0, persons: 0 }],
  ]);
  expect(services).toMatchObject([{ populations: 0, persons: 0 }]);
});

test("a right of unknown day comes last", () => {
  expect(splitByYear(school)).toEqual([
    { year: "2024", populations: 1, persons: 0 },
    { year: "2025", populations: 0, persons: 1 },
    { year: "Inconnue", populations: 0, persons: 1 },
  ]);
});

test("the share of personal rights is told year by year, a revoked right counting until its day", () => {
  expect(personalShares(school).map(({ moment, total }) => [moment, total])).toEqual([
    ["2024", 3],
    ["2025", 3],
    ["Aujourd’hui", 3],
  ]);
  expect(personalShares(school).at(-1)?.share).toBeCloseTo(2 / 3);
});
