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
import { applyConversions } from "@/tests/support/rights";
import { anyCrowdedSchool, anySchool, drawnPopulations, withoutEndsToCome } from "../any-school";
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

/** What comes first: somebody alone has no group, and none of what populations give the others is left to take away. */
function firstKind(
  least: readonly number[] | null,
  { holders, required }: Pick<ReturnType<typeof expectedOf>, "holders" | "required">,
): Proposal["kind"] | undefined {
  if (least) return least[0] === 0 ? "exact" : "tradeoff";
  if (required.length > 1) return "group";
  return holders.length > required.length ? "partial" : undefined;
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
  ["of few people", anySchool.map(withoutEndsToCome)],
  ["with many personal grants", anyCrowdedSchool.map(withoutEndsToCome)],
])("whatever the school %s", (_, schools) => {
  test("an exact cover is proposed first when there is one, and it is the best of all", () => {
    fc.assert(
      fc.property(schools, (school) => {
        for (const conversion of conversionsOf(school, 0)) {
          const [first] = conversion.proposals;
          const least = leastOf(school, conversion, 0);
          expect(sorted(conversion.holders)).toEqual(sorted(expectedOf(school, conversion).holders));
          expect(first?.kind).toBe(firstKind(least, expectedOf(school, conversion)));
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
          expect(first?.kind).toBe(firstKind(least, expectedOf(school, conversion)));
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
            if (proposal.kind === "group") expect(proposal.members.length).toBeGreaterThan(1);
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
