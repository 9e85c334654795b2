import { afterAll, describe, expect, test } from "vitest";
import {
  changeDelegation,
  giveDelegation,
  renewDelegateLink,
  withdrawDelegation,
} from "@/lib/delegations/actions";
import { lastPossibleDay } from "@/lib/delegations/rules";
import { readEnrolment } from "@/lib/operators/read";
import { parisDay, parisDayBounds } from "@/lib/paris-day";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { journalled } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { today, anyEmail, school, giftTo, memberships, idOf, tokenIn } from "./gifts";

useTestDatabase();
afterAll(closeDatabase);

describe("giving", () => {
  test("opens an account, whose link is revealed once and kept nowhere, and tells classes and date", async () => {
    const { uai, operator } = await school();
    const email = anyEmail();
    const outcome = await make(giveDelegation, giftTo(uai, email.toUpperCase()), operator);
    const token = tokenIn(outcome) ?? "";
    expect(token.length).toBeGreaterThan(40);
    const link = await asRequest({ now: new Date(), sessionToken: null }, () => readEnrolment(null, token));
    expect(link).toMatchObject({ state: "OPEN", name: "Paul Roux", email });
    expect(await dumpDatabase()).not.toContain(token);

    expect(await memberships(email)).toMatchObject([
      {
        uai,
        role: "DELEGATE",
        classNames: ["6e A", "6e B"],
        validUntil: parisDayBounds(today).end,
        grantedById: operator.id,
        grantedByName: operator.name,
        withdrawnAt: null,
      },
    ]);
    const [entry] = await journalled(uai, "delegation.given");
    expect(JSON.parse(entry?.text ?? "")).toMatchObject({
      actor: { id: operator.id },
      target: { kind: "operator" },
      detail: { delegate: "Paul Roux", classes: ["6e A", "6e B"], until: today, newLink: true },
    });
  });

  test("to somebody who signs in already prepares no link, and keeps their name", async () => {
    const { uai, operator } = await school();
    const other = await makeSchool();
    const known = await makeOperator({ uai: other.uai, roles: ["RUPN"] });
    await database().operator.update({ where: { id: known.id }, data: { passwordChangedAt: new Date() } });
    const outcome = await make(giveDelegation, giftTo(uai, known.email, { nom: "Un autre nom" }), operator);
    expect(outcome).toMatchObject({ status: "done", message: expect.stringContaining(known.name) as string });
    expect(tokenIn(outcome)).toBeUndefined();
    expect(await database().enrolment.count({ where: { operatorId: known.id } })).toBe(0);
    expect((await memberships(known.email)).map(({ role }) => role).sort()).toEqual(["DELEGATE", "RUPN"]);
  });

  test("never puts in a principal's hands the link of an account that another school opened", async () => {
    const { uai, operator } = await school();
    const theirs = await makeOperator({ uai: (await makeSchool()).uai, roles: ["PRINCIPAL"] });
    const outcome = await make(giveDelegation, giftTo(uai, theirs.email), operator);
    expect(outcome.status).toBe("done");
    expect(tokenIn(outcome)).toBeUndefined();
    const delegationId = await idOf(uai, operator, theirs.email);
    expect(await make(renewDelegateLink, { uai, delegationId }, operator)).toMatchObject({
      status: "refused",
    });
    expect(await database().enrolment.count({ where: { operatorId: theirs.id } })).toBe(0);
  });

  test.each([
    ["a class of nobody", { classe: ["6e A", "6e Z"] }, "refused", /6e Z/],
    ["no class", { classe: [] }, "invalid", /au moins une classe/],
    ["no date", { jusquAu: "" }, "invalid", /dernier jour/],
    ["yesterday", { jusquAu: parisDay(new Date(Date.now() - 86_400_000)) }, "refused", /passée/],
    [
      "the day after the school year",
      { jusquAu: `${lastPossibleDay(new Date()).slice(0, 4)}-09-01` },
      "refused",
      /31 août/,
    ],
    ["nobody new without a name", { nom: "" }, "refused", /prénom et le nom/],
    ["no address", { email: "paul" }, "invalid", /pas complète/],
  ] as const)("refuses %s, and opens no account", async (_, changes, status, sentence) => {
    const { uai, operator } = await school();
    const email = anyEmail();
    const outcome = await make(giveDelegation, giftTo(uai, email, changes), operator);
    expect(outcome.status).toBe(status);
    expect(JSON.stringify(outcome)).toMatch(sentence);
    expect(await database().operator.count({ where: { email } })).toBe(0);
    expect(await asOwner("select 1 from membership where uai = $1 and role = 'DELEGATE'", [uai])).toEqual([]);
  });

  test("refuses a principal of the school, themselves included, but not the principal of another", async () => {
    const { uai, operator } = await school();
    const colleague = await makeOperator({ uai });
    for (const { email } of [operator, colleague])
      expect(await make(giveDelegation, giftTo(uai, email), operator)).toMatchObject({ status: "refused" });
    const { email } = await makeOperator({ uai: (await makeSchool()).uai });
    expect(await make(giveDelegation, giftTo(uai, email), operator)).toMatchObject({ status: "done" });
    expect(await journalled(uai, "delegation.given", "REFUSED")).toHaveLength(2);
  });

  test("refuses a second delegation while the first lasts, and gives again after a withdrawal", async () => {
    const { uai, operator } = await school();
    const email = anyEmail();
    await make(giveDelegation, giftTo(uai, email), operator);
    const again = giftTo(uai, email, { classe: ["6e B"] });
    expect(await make(giveDelegation, again, operator)).toMatchObject({ status: "refused" });
    const delegationId = await idOf(uai, operator, email);
    await make(withdrawDelegation, { uai, delegationId }, operator);
    const outcome = await make(giveDelegation, again, operator);
    expect(tokenIn(outcome)).toBeDefined();
    expect(await memberships(email)).toMatchObject([
      { id: delegationId, classNames: ["6e B"], withdrawnAt: null, withdrawnByName: null },
    ]);
  });

  test("twice at the same instant gives one", async () => {
    const { uai, operator } = await school();
    const { email } = await makeOperator({ uai: (await makeSchool()).uai });
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => make(giveDelegation, giftTo(uai, email), operator)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused", "refused"]);
  });

  test("asks for a fresh second factor, as changing and preparing a link do", async () => {
    const { uai } = await school();
    const old = await makeOperator({ uai, now: new Date(Date.now() - 5 * 60_000) });
    for (const action of [giveDelegation, changeDelegation, renewDelegateLink])
      expect((await make(action, giftTo(uai, anyEmail()), old)).status).toBe("stepUp");
  });
});
