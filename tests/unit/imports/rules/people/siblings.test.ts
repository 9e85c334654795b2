import { describe, expect, test } from "vitest";
import {
  describeOutside,
  type HeldSchool,
  maxSiblings,
  planSiblings,
} from "@/lib/imports/rules/people/siblings";
import { decideTogether, describeTogether } from "@/lib/imports/rules/people/together";

const structures = [
  { id: "43", uai: "0310001A", name: "UN" },
  { id: "52", uai: "0310002B", name: "DEUX" },
  { id: "63", uai: "0310003C", name: "TROIS" },
];
const attached = new Map([
  ["43", 10],
  ["52", 4],
  ["63", 2],
]);
const set = { structures, attached, isOnlyStructures: false };
const held = (uai: string, said: Partial<HeldSchool> = {}): HeldSchool => ({
  ...{ uai, name: `École ${uai}`, structureIds: [], knownPeople: 0 },
  ...said,
});
const plan = (about: Partial<typeof set>, ...schools: HeldSchool[]) =>
  planSiblings({ ...set, ...about }, { home: "0310001A", held: schools });

describe("the schools that get a sibling", () => {
  test("are those held that the set has people of, never the one it was sent in", () => {
    const { siblings } = plan({}, held("0310001A"), held("0310002B"), held("0310009Z"));
    expect(siblings).toEqual([{ uai: "0310002B", name: "École 0310002B", people: 4 }]);
  });

  test("are found by what an earlier set called them, and once however they are called", () => {
    const known = held("0310002B", { structureIds: ["52"] });
    expect(plan({ structures: [] }, known).siblings).toMatchObject([{ people: 4 }]);
    expect(plan({}, known).siblings).toMatchObject([{ people: 4 }]);
  });

  test.each([
    [0, 0],
    [1, 1],
  ])("hold for a set that attaches nobody to them and changes %i person they know: %i", (known, expected) => {
    const { siblings } = plan({ attached: new Map() }, held("0310002B", { knownPeople: known }));
    expect(siblings).toHaveLength(expected);
  });

  test("are all those named by a file of structures alone", () => {
    const nobody = { attached: new Map<string, number>() };
    expect(plan({ ...nobody, isOnlyStructures: true }, held("0310002B")).siblings).toHaveLength(1);
    expect(plan(nobody, held("0310002B")).siblings).toHaveLength(0);
    expect(plan({ ...nobody, isOnlyStructures: true }, held("0310009Z")).siblings).toHaveLength(0);
  });

  test(`are ${maxSiblings} at most: the others are named, to be served by hand`, () => {
    const many = Array.from({ length: maxSiblings + 1 }, (_, rank) =>
      held(`03200${String(rank).padStart(2, "0")}D`, { knownPeople: 1 }),
    );
    const { siblings, beyond } = plan({}, ...many);
    expect([siblings.length, beyond.length]).toEqual([maxSiblings, 1]);
    expect(plan({}, ...many.slice(1)).beyond).toEqual([]);
    const others = new Map<string, number>();
    expect(describeOutside({ others, structures }, { held: new Set(), beyond })).toEqual([
      expect.stringMatching(/1\sautre de vos établissements.*au-delà de 20/),
    ]);
  });
});

test("people of schools that are not held are counted and named, the others are not", () => {
  const { held: known, beyond } = plan({}, held("0310002B"));
  const others = new Map([
    ["52", 4],
    ["63", 2],
    ["99", 1],
  ]);
  expect(describeOutside({ others, structures }, { held: known, beyond })).toEqual([
    expect.stringMatching(/^3\spersonnes .*\(TROIS \(0310003C\)\s: 2\s; structure 99\s: 1\)/),
  ]);
  expect(describeOutside({ others: new Map([["52", 4]]), structures }, { held: known, beyond })).toEqual([]);
});

describe("one gesture for several schools", () => {
  const facts = { siblings: [{ uai: "0310002B", name: "Deux", people: 4 }] };
  const chosen = [{ uai: "0310002B" }];
  test.each([
    ["READY", true],
    ["APPLIED", false],
    ["REFUSED", false],
    ["ABANDONED", false],
  ] as const)("is made where this import is %s; it is applied too: %s", (status, here) => {
    expect(decideTogether({ status, facts }, chosen)).toMatchObject({ accepted: true, change: { here } });
  });

  test.each(["RECEIVED", "APPLYING"] as const)("waits while this import is %s", (status) => {
    expect(decideTogether({ status, facts }, chosen)).toMatchObject({ accepted: false });
  });

  test("asks for schools of the set, at least one", () => {
    const imported = { status: "READY", facts } as const;
    expect(decideTogether(imported, [])).toMatchObject({ accepted: false });
    expect(decideTogether(imported, [...chosen, { uai: "0310003C" }])).toMatchObject({ accepted: false });
    expect(decideTogether({ status: "READY", facts: {} }, chosen)).toMatchObject({ accepted: false });
    expect(decideTogether(null, chosen)).toMatchObject({ accepted: false });
  });

  test("says where it was refused", () => {
    expect(describeTogether(2, [])).toMatch(/^Application lancée dans 2\sétablissements\.$/);
    expect(describeTogether(1, facts.siblings)).toMatch(
      /1\sétablissement\. Refusée dans Deux \(0310002B\)\s: vous/,
    );
  });
});
