import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Effect, effectOfAll, type Shift } from "@/lib/rights/rules/convert/effect";
import { proposeConversions } from "@/lib/rights/rules/convert/proposals";
import { verify } from "@/lib/rights/rules/convert/verify";
import { indexRights, targetsOf } from "@/lib/rights/rules/effective";
import { type RightsSchool, type Target, targetKey } from "@/lib/rights/rules/model";
import { aGrant, type AppliedConversion, applyConversions, onRubric } from "@/tests/support/rights";
import { anyCrowdedSchool, anySchool } from "../any-school";
import { naiveStrength, present } from "../oracle";

/** Each conversion proposed on each target, one proposal of each drawn by its rank. */
function drawConversions(school: RightsSchool, added: number, rank: number): AppliedConversion[] {
  const index = indexRights(school);
  return targetsOf(school)
    .flatMap((target) => proposeConversions(index, target, { added }))
    .flatMap(({ target, role, proposals }) => {
      const proposal = proposals[rank % proposals.length];
      return proposal ? [{ target, role, ...proposal }] : [];
    });
}

const changeOf = ({ target, role, revoked, populations, members }: AppliedConversion) => ({
  target,
  change: {
    revoked,
    added: [
      ...populations.map((population) => ({ role, population })),
      ...(members.length > 0 ? [{ role, accountIds: members }] : []),
    ],
  },
});

/** “a RUBRIC:r1 2” for each person who starts to reach a strength on a target, by the naive recursion. */
function naiveGains(before: RightsSchool, after: RightsSchool, targets: readonly Target[]): string[] {
  return targets.flatMap((target) =>
    present(before).flatMap((id) => {
      const [was, is] = [naiveStrength(before, id, target), naiveStrength(after, id, target)];
      return [1, 2, 3, 4].flatMap((strength) =>
        was < strength && strength <= is ? [`${id} ${targetKey(target)} ${strength}`] : [],
      );
    }),
  );
}

const written = (shifts: readonly Shift[]) =>
  shifts.flatMap(({ target, strength, accountIds }) =>
    accountIds.map((id) => `${id} ${targetKey(target)} ${strength}`),
  );

/** Only what is announced where grants change. */
const onlyWhereChanged = ({ targets, gains, losses }: Effect): Effect => {
  const keys = new Set(targets.map(targetKey));
  const isThere = ({ target }: Shift) => keys.has(targetKey(target));
  return { targets, gains: gains.filter(isThere), losses: losses.filter(isThere) };
};

const anyDraw = fc.record({ added: fc.integer({ min: 0, max: 3 }), rank: fc.integer({ min: 0, max: 3 }) });

describe.each([
  ["of few people", anySchool],
  ["with many personal grants", anyCrowdedSchool],
])("whatever the school %s", (_, schools) => {
  test("the effect of a batch is what the naive recursion finds, and is verified", () => {
    fc.assert(
      fc.property(schools, anyDraw, (school, { added, rank }) => {
        const conversions = drawConversions(school, added, rank);
        const after = applyConversions(school, conversions);
        const index = indexRights(school);
        const effect = effectOfAll(index, conversions.map(changeOf));
        const targets = targetsOf(school);
        expect(written(effect.gains).toSorted()).toEqual(naiveGains(school, after, targets).toSorted());
        expect(written(effect.losses).toSorted()).toEqual(naiveGains(after, school, targets).toSorted());
        const announced = onlyWhereChanged(effect);
        expect(verify(index, indexRights(after), announced)).toEqual([]);
        expect(verify(index, indexRights(after), effect)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("each person whose right was tampered with afterwards is found, and nobody else", () => {
    fc.assert(
      fc.property(schools, anyDraw, fc.nat(), (school, { added, rank }, drawn) => {
        const conversions = drawConversions(school, added, rank);
        const after = applyConversions(school, conversions);
        const tampered = tamper(after, drawn);
        const index = indexRights(school);
        const announced = onlyWhereChanged(effectOfAll(index, conversions.map(changeOf)));
        const found = verify(index, indexRights(tampered), announced).map(
          ({ accountId, target }) => `${accountId} ${targetKey(target)}`,
        );
        expect(found.toSorted()).toEqual(differing(after, tampered).toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

/** One grant revoked, or one given, that nobody announced. */
function tamper(school: RightsSchool, drawn: number): RightsSchool {
  const grant = school.grants[drawn % school.grants.length];
  if (drawn % 2 === 0)
    return {
      ...school,
      grants: school.grants.map((one) => (one === grant ? { ...one, revokedOn: school.today } : one)),
    };
  const [target = onRubric("r1")] = targetsOf(school).slice(drawn % targetsOf(school).length);
  const role = target.kind === "SERVICE" ? "ACCESS" : "MODERATOR";
  return { ...school, grants: [...school.grants, aGrant(target, role, { kind: "CLASS", value: "6A" })] };
}

const differing = (one: RightsSchool, other: RightsSchool) =>
  targetsOf(one).flatMap((target) =>
    present(one).flatMap((id) =>
      naiveStrength(one, id, target) === naiveStrength(other, id, target)
        ? []
        : [`${id} ${targetKey(target)}`],
    ),
  );
