import { describe, expect, test } from "vitest";
import { proposeConversions } from "@/lib/rights/rules/convert/proposals";
import { indexRights } from "@/lib/rights/rules/effective";
import type { RightsSchool } from "@/lib/rights/rules/model";
import {
  aGrant,
  aGroup,
  aHolding,
  aRightsSchool,
  aService,
  onService,
  toAccount,
} from "@/tests/support/rights";

/** A service with twelve people in function DOC, of whom so many hold it personally. */
function docSchool(holders: number, given: Partial<RightsSchool> = {}): RightsSchool {
  const accounts = Array.from({ length: 12 }, (_, rank) => aHolding(`d${rank}`, { functions: ["DOC"] }));
  const grants = accounts.slice(0, holders).map(({ id }) => aGrant(onService("s"), "ACCESS", toAccount(id)));
  return aRightsSchool({
    accounts: [...accounts, aHolding("x")],
    services: [aService("s")],
    grants,
    ...given,
  });
}

const proposalsOf = (school: RightsSchool, added: number) =>
  proposeConversions(indexRights(school), onService("s"), { added })[0]?.proposals ?? [];

describe("the limit of people added", () => {
  test.each([
    [2, "group"],
    [3, "tradeoff"],
    [4, "tradeoff"],
  ])("%d, where three would gain: %s", (added, kind) => {
    const [first] = proposalsOf(docSchool(9), added);
    expect(first?.kind).toBe(kind);
    expect(first?.gains).toEqual(kind === "tradeoff" ? ["d9", "d10", "d11"] : []);
  });
});

describe("what is offered", () => {
  test("revoking is enough where a population already gives the right", () => {
    const school = docSchool(5);
    const grants = [...school.grants, aGrant(onService("s"), "ACCESS", { kind: "FUNCTION", value: "DOC" })];
    const proposals = proposalsOf({ ...school, grants }, 0);
    expect(proposals).toMatchObject([{ kind: "exact", populations: [], kept: [] }]);
    expect(proposals[0]?.revoked).toHaveLength(5);
  });

  test("a function before a group, and before the whole school", () => {
    const groups = [
      aGroup(
        "a-docs",
        docSchool(0)
          .accounts.slice(0, 12)
          .map(({ id }) => id),
      ),
    ];
    const [first] = proposalsOf(docSchool(12, { groups }), 0);
    expect(first?.populations).toEqual([{ kind: "FUNCTION", value: "DOC" }]);
  });

  test("a partial conversion, then a loss of a quarter at most, both after the group", () => {
    const everyDoc = docSchool(12);
    const others = ["x", "y", "z", "t", "u"].map((id) => aHolding(id));
    const withOthers = (count: number) => {
      const held = others.slice(0, count).map(({ id }) => aGrant(onService("s"), "ACCESS", toAccount(id)));
      const accounts = [...everyDoc.accounts.slice(0, 12), ...others];
      return { ...everyDoc, accounts, grants: [...everyDoc.grants, ...held] };
    };
    const four = proposalsOf(withOthers(4), 0);
    expect(four.map(({ kind }) => kind)).toEqual(["group", "partial", "tradeoff"]);
    expect(four[1]?.kept).toHaveLength(4);
    expect(four[1]?.revoked).toHaveLength(12);
    expect(four[2]?.losses).toEqual(["x", "y", "z", "t"]);
    expect(four[0]?.members).toHaveLength(16);
    const pair = withOthers(4);
    expect(proposalsOf({ ...pair, grants: pair.grants.slice(1) }, 0).map(({ kind }) => kind)).toEqual([
      "group",
    ]);
    const five = docSchool(12, { accounts: [...everyDoc.accounts.slice(0, 12), ...others] });
    const held = others.map(({ id }) => aGrant(onService("s"), "ACCESS", toAccount(id)));
    const all = { ...five, accounts: [...five.accounts, aHolding("v")], grants: [...five.grants, ...held] };
    expect(proposalsOf(all, 0).map(({ kind }) => kind)).toEqual(["group", "partial"]);
  });

  test("nothing where nobody present holds the right personally", () => {
    expect(proposalsOf(docSchool(0), 0)).toEqual([]);
    const gone = [aHolding("d0", { status: "DEPARTED" })];
    expect(proposalsOf(docSchool(1, { accounts: gone }), 0)).toEqual([]);
  });
});
