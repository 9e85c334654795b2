import { describe, expect, test } from "vitest";
import { type Effect, effectOf } from "@/lib/rights/rules/convert/effect";
import { verify } from "@/lib/rights/rules/convert/verify";
import { indexRights } from "@/lib/rights/rules/effective";
import { aGrant, aHolding, aRightsSchool, aRubric, onRubric, toAccount } from "@/tests/support/rights";

describe("a change on a rubric", () => {
  const [top, below, apart] = [onRubric("top"), onRubric("below"), onRubric("apart")];
  const grant = aGrant(top, "WRITER", toAccount("a"));
  const own = aGrant(below, "WRITER", toAccount("b"));
  const forBoth = aGrant(top, "WRITER", toAccount("b"));
  const school = aRightsSchool({
    accounts: [aHolding("a"), aHolding("b"), aHolding("c")],
    rubrics: [
      aRubric("top"),
      aRubric("below", { parentId: "top" }),
      aRubric("apart", { parentId: "top", inherits: false }),
    ],
    grants: [grant, own, forBoth],
  });
  const index = indexRights(school);
  const revoke = (...gone: (typeof grant)[]) =>
    indexRights({
      ...school,
      grants: school.grants.map((one) => (gone.includes(one) ? { ...one, revokedOn: school.today } : one)),
    });
  const revoking = (...gone: (typeof grant)[]) => ({ revoked: gone.map(({ id }) => id), added: [] });
  const nothing: Effect = { targets: [], gains: [], losses: [] };

  test("is said of each rubric that inherits, at each strength, and of no other", () => {
    expect(effectOf(index, top, revoking(grant))).toEqual({
      targets: [top],
      gains: [],
      losses: [top, below].flatMap((target) =>
        [1, 2].map((strength) => ({ target, strength, accountIds: ["a"] })),
      ),
    });
    const accountIds = ["c"];
    const added = [{ role: "VISITOR" as const, accountIds }];
    expect(effectOf(index, top, { revoked: [], added }).gains).toEqual(
      [top, below].map((target) => ({ target, strength: 1, accountIds })),
    );
    expect(effectOf(index, apart, { revoked: [], added }).gains).toEqual([
      { target: apart, strength: 1, accountIds },
    ]);
  });

  test("that nobody announced is found wherever it flows", () => {
    expect(verify(index, revoke(grant), nothing)).toEqual([
      { target: top, accountId: "a", before: 2, after: 0 },
      { target: below, accountId: "a", before: 2, after: 0 },
    ]);
  });

  test("announced where it is made is enough where it flows", () => {
    const effect = effectOf(index, top, revoking(grant));
    const announced = { ...effect, losses: effect.losses.filter(({ target }) => target.id === top.id) };
    expect(verify(index, revoke(grant), announced)).toEqual([]);
  });

  test("does not excuse a loss lower down that a rubric’s own grant should have prevented", () => {
    const announced = effectOf(index, top, revoking(forBoth));
    expect(announced.losses.map(({ target }) => target)).toEqual([top, top]);
    expect(verify(index, revoke(forBoth), announced)).toEqual([]);
    expect(verify(index, revoke(forBoth, own), announced)).toEqual([
      { target: below, accountId: "b", before: 2, after: 0 },
    ]);
  });

  test("announced and not made is found, whether a loss, a gain or somebody nobody knows", () => {
    expect(verify(index, index, effectOf(index, top, revoking(grant)))).toHaveLength(2);
    const gains = (accountId: string) => [{ target: apart, strength: 3, accountIds: [accountId] }];
    expect(verify(index, index, { ...nothing, gains: gains("c") })).toEqual([
      { target: apart, accountId: "c", before: 0, after: 0 },
    ]);
    expect(verify(index, index, { ...nothing, gains: gains("nobody") })).toEqual([
      { target: apart, accountId: "nobody", before: 0, after: 0 },
    ]);
  });

  test("is found too when it is the inheritance that was cut", () => {
    const rubrics = school.rubrics.map((rubric) => ({ ...rubric, inherits: false }));
    expect(verify(index, indexRights({ ...school, rubrics }), nothing)).toEqual([
      { target: below, accountId: "a", before: 2, after: 0 },
    ]);
  });

  test("is judged by account, in whatever order the accounts are read back", () => {
    const reversed = indexRights({ ...school, accounts: school.accounts.toReversed() });
    expect(verify(index, reversed, nothing)).toEqual([]);
    const gone = indexRights({ ...school, accounts: school.accounts.slice(1) });
    expect(verify(index, gone, nothing).map(({ accountId }) => accountId)).toEqual(["a", "a"]);
  });
});
