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
  test("a right that ends is not converted, and nobody counts on it", () => {
    const school = docSchool(12);
    const [first, ...others] = school.grants.map((grant, rank) =>
      rank === 0 ? { ...grant, endsOn: school.today } : grant,
    );
    const ended = { ...school, grants: [...(first ? [first] : []), ...others] };
    const [group, partial] = proposalsOf(ended, 0);
    expect(group?.kind).toBe("group");
    expect(group?.revoked).toHaveLength(11);
    expect(partial).toBeUndefined();
    expect(proposalsOf(ended, 1)[0]).toMatchObject({ kind: "tradeoff", gains: ["d0"] });
  });

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

  describe("where twelve people are a function and others are nothing", () => {
    const others = ["v", "w", "x", "y", "z", "without"].map((id) => aHolding(id));
    const withOthers = (count: number, docs = docSchool(12)) => {
      const held = others.slice(0, count).map(({ id }) => aGrant(onService("s"), "ACCESS", toAccount(id)));
      const accounts = [...docs.accounts.slice(0, 12), ...others];
      return proposalsOf({ ...docs, accounts, grants: [...docs.grants, ...held] }, 0);
    };
    const kinds = (proposals: readonly { kind: string }[]) => proposals.map(({ kind }) => kind);

    test("a quarter lose: a group, then a partial conversion, then that loss by name", () => {
      const [group, partial, losing] = withOthers(4);
      expect(kinds(withOthers(4))).toEqual(["group", "partial", "tradeoff"]);
      expect(group?.members).toHaveLength(16);
      expect(partial?.kept).toHaveLength(4);
      expect(partial?.revoked).toHaveLength(12);
      expect(losing?.losses).toEqual(["v", "w", "x", "y"]);
    });

    test("more than a quarter would: no such loss is offered", () => {
      expect(kinds(withOthers(5))).toEqual(["group", "partial"]);
    });

    test("one of the function has not the right: nothing but a group", () => {
      expect(kinds(withOthers(4, docSchool(11)))).toEqual(["group"]);
    });
  });

  test("a partial conversion of two people, not of one", () => {
    const service = onService("s");
    const kindsFor = (doctors: readonly string[]) => {
      const docs = doctors.map((id) => aHolding(id, { functions: ["DOC"] }));
      const alone = ["x", "y", "z"].map((id) => aHolding(id));
      const grants = [...docs, ...alone].map(({ id }) => aGrant(service, "ACCESS", toAccount(id)));
      return proposalsOf(
        aRightsSchool({ accounts: [...docs, ...alone, aHolding("t")], services: [aService("s")], grants }),
        0,
      ).map(({ kind }) => kind);
    };
    expect(kindsFor(["a"])).toEqual(["group"]);
    expect(kindsFor(["a", "b"])).toEqual(["group", "partial"]);
  });

  test("nothing where nobody present holds the right personally", () => {
    expect(proposalsOf(docSchool(0), 0)).toEqual([]);
    const gone = [aHolding("d0", { status: "DEPARTED" })];
    expect(proposalsOf(docSchool(1, { accounts: gone }), 0)).toEqual([]);
  });
});
