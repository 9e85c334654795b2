import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Proposal, proposeConversions, type RoleConversion } from "@/lib/rights/rules/convert/proposals";
import { indexRights, targetsOf } from "@/lib/rights/rules/effective";
import {
  type Grant,
  type Population,
  type RightsSchool,
  strengthOf,
  type Target,
} from "@/lib/rights/rules/model";
import {
  aGrant,
  aGroup,
  aHolding,
  applyConversions,
  aRightsSchool,
  aService,
  onService,
  toAccount,
} from "@/tests/support/rights";
import { anyCrowdedSchool, anySchool, drawnPopulations } from "../any-school";
import { naiveMembers, naiveStrength, present, subsets } from "../oracle";

const stability = ["PROFILE", "FUNCTION", "CLASS", "GROUP", "ESTABLISHMENT", "EVERYONE"];

const conversionsOf = (school: RightsSchool, added: number): RoleConversion[] => {
  const index = indexRights(school);
  return targetsOf(school).flatMap((target) => proposeConversions(index, target, { added }));
};

const asApplied = ({ target, role }: RoleConversion, proposal: Proposal) => ({ target, role, ...proposal });

const sorted = (ids: Iterable<string>) => [...ids].toSorted();

/** What the words of the rule say of one role on one target, as plain sets. */
function expectedOf(school: RightsSchool, { target, role }: RoleConversion) {
  const strength = strengthOf(role);
  const reach = (isCounted: (grant: Grant) => boolean) =>
    present(school).filter((id) => naiveStrength(school, id, target, isCounted) >= strength);
  const allowed = reach(() => true);
  const shared = reach(({ holder }) => holder.kind !== "ACCOUNT");
  const holders = present(school).filter((id) =>
    school.grants.some(
      (grant) => isHeldBy(grant, id, target) && grant.role === role && isInForceNaively(grant, school.today),
    ),
  );
  const required = holders.filter((id) => !shared.includes(id));
  return { allowed, holders, required };
}

const isHeldBy = ({ holder, target: { kind, id } }: Grant, accountId: string, target: Target) =>
  kind === target.kind && id === target.id && holder.kind === "ACCOUNT" && holder.accountId === accountId;

const isInForceNaively = ({ revokedOn, endsOn }: Grant, today: string) =>
  revokedOn === null && (endsOn === null || endsOn >= today);

/** The least (added, populations, instability) of all the sets of populations that cover. */
function leastOf(school: RightsSchool, conversion: RoleConversion, maxAdded: number): number[] | null {
  const { allowed, required } = expectedOf(school, conversion);
  const members = new Map(drawnPopulations.map((one) => [one, naiveMembers(school, one)]));
  const useful = drawnPopulations.filter((one) => required.some((id) => members.get(one)?.has(id)));
  const costs = subsets(useful).flatMap((chosen) => {
    const covered = new Set(chosen.flatMap((one) => [...(members.get(one) ?? [])]));
    const added = [...covered].filter((id) => !allowed.includes(id)).length;
    return required.every((id) => covered.has(id)) && added <= maxAdded ? [[added, ...priceOf(chosen)]] : [];
  });
  return costs.toSorted(compare)[0] ?? null;
}

const priceOf = (chosen: readonly Population[]) => [
  chosen.length,
  chosen.reduce((sum, { kind }) => sum + stability.indexOf(kind), 0),
];

function compare(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((part, rank) => part !== other[rank]);
  return differing < 0 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

describe.each([
  ["of few people", anySchool],
  ["with many personal grants", anyCrowdedSchool],
])("whatever the school %s", (_, schools) => {
  test("an exact cover is proposed first when there is one, and it is the best of all", () => {
    fc.assert(
      fc.property(schools, (school) => {
        for (const conversion of conversionsOf(school, 0)) {
          const [first] = conversion.proposals;
          const least = leastOf(school, conversion, 0);
          expect(sorted(conversion.holders)).toEqual(sorted(expectedOf(school, conversion).holders));
          expect(first?.kind).toBe(least ? "exact" : "group");
          if (least) expect([0, ...priceOf(first?.populations ?? [])]).toEqual(least);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("else the trade-off that adds the fewest people within the limit", () => {
    fc.assert(
      fc.property(schools, fc.integer({ min: 1, max: 3 }), (school, added) => {
        for (const conversion of conversionsOf(school, added)) {
          const [first] = conversion.proposals;
          const least = leastOf(school, conversion, added);
          const isExact = leastOf(school, conversion, 0) !== null;
          expect(first?.kind).toBe(isExact ? "exact" : least ? "tradeoff" : "group");
          if (least) expect([first?.gains.length, ...priceOf(first?.populations ?? [])]).toEqual(least);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("each proposal does what it names, and nothing else, at its role", () => {
    fc.assert(
      fc.property(schools, fc.integer({ min: 0, max: 3 }), (school, added) => {
        for (const conversion of conversionsOf(school, added))
          for (const proposal of conversion.proposals) {
            const after = applyConversions(school, [asApplied(conversion, proposal)]);
            const strength = strengthOf(conversion.role);
            const reached = (one: RightsSchool) =>
              present(one).filter((id) => naiveStrength(one, id, conversion.target) >= strength);
            const [was, is] = [reached(school), reached(after)];
            expect(sorted(proposal.gains)).toEqual(sorted(is.filter((id) => !was.includes(id))));
            expect(sorted(proposal.losses)).toEqual(sorted(was.filter((id) => !is.includes(id))));
            expect(proposal.gains.length).toBeLessThanOrEqual(added);
          }
      }),
      { numRuns: 150 },
    );
  });

  test("exact proposals of every target, applied together, change nobody’s right anywhere", () => {
    fc.assert(
      fc.property(schools, (school) => {
        const conversions = conversionsOf(school, 0).flatMap((conversion) => {
          const exact = conversion.proposals.find(({ kind }) => kind === "exact" || kind === "group");
          return exact ? [asApplied(conversion, exact)] : [];
        });
        const after = applyConversions(school, conversions);
        for (const target of targetsOf(school))
          for (const id of present(school))
            expect(naiveStrength(after, id, target)).toBe(naiveStrength(school, id, target));
      }),
      { numRuns: 150 },
    );
  });
});

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
