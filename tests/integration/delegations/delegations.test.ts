import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import {
  changeDelegation,
  giveDelegation,
  renewDelegateLink,
  withdrawDelegation,
} from "@/lib/delegations/actions";
import { readDelegationForm, readDelegations } from "@/lib/delegations/read";
import { lastPossibleDay } from "@/lib/delegations/rules";
import { readEnrolment, readShell } from "@/lib/operators/read";
import { parisDay, parisDayBounds } from "@/lib/paris-day";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { readStudents } from "@/lib/students/read";
import { journalled, principal } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { type Fields, make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const today = parisDay(new Date());
const anyEmail = () => `${randomUUID()}@ac-toulouse.fr`;

/** A school of two classes of two pupils, and its principal. */
async function school() {
  const found = await principal();
  const ids = await makeStudents(found.uai, 4, (rank) => ({ className: rank < 2 ? "6e A" : "6e B" }));
  return { ...found, ids };
}

const giftTo = (uai: string, email: string, changes: Fields = {}): Fields => ({
  uai,
  email,
  nom: "Paul Roux",
  classe: ["6e A", "6e B"],
  jusquAu: today,
  ...changes,
});

const memberships = (email: string) =>
  database().membership.findMany({ where: { operator: { email } }, orderBy: { uai: "asc" } });

async function readAll(uai: string, { sessionToken }: TestOperator, now = new Date()) {
  const { delegations } = await asRequest({ now, sessionToken }, () => readDelegations(uai));
  return delegations;
}

/** The delegation of this address, as the principal's list names it. */
async function idOf(uai: string, operator: TestOperator, email: string): Promise<string> {
  return (await readAll(uai, operator)).find((row) => row.email === email)?.id ?? "";
}

const tokenIn = (outcome: Awaited<ReturnType<typeof make>>) =>
  outcome.status === "done" ? (outcome.reveal?.[0] ?? "").split("/enrolement/")[1] : undefined;

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

describe("a delegation in force", () => {
  async function given() {
    const found = await school();
    const delegate = await makeOperator({ uai: (await makeSchool()).uai, roles: ["AUDITOR"] });
    await make(giveDelegation, giftTo(found.uai, delegate.email, { classe: "6e A" }), found.operator);
    return { ...found, delegate, delegationId: await idOf(found.uai, found.operator, delegate.email) };
  }
  const see = (uai: string, { sessionToken }: TestOperator, now = new Date()) =>
    asRequest({ now, sessionToken }, () => readStudents(uai, {}));

  test("shows its classes at once, without another sign-in, to its last millisecond", async () => {
    const { uai, delegate } = await given();
    expect((await see(uai, delegate)).total).toBe(2);
    const end = parisDayBounds(today).end;
    const session = await makeOperator({ uai, roles: [], now: end });
    await asOwner("update membership set operator_id = $1 where uai = $2 and role = 'DELEGATE'", [
      session.id,
      uai,
    ]);
    expect((await see(uai, session, new Date(end.getTime() - 1))).total).toBe(2);
    await expect(see(uai, session, end)).rejects.toThrow("404");
  });

  test("withdrawn, ends at the next question of the same session, which lives on elsewhere", async () => {
    const { uai, operator, delegate, delegationId } = await given();
    expect((await see(uai, delegate)).total).toBe(2);
    expect(await make(withdrawDelegation, { uai, delegationId }, operator)).toMatchObject({ status: "done" });
    await expect(see(uai, delegate)).rejects.toThrow("404");
    expect(
      await asOwner("select 1 from session where operator_id = $1 and revoked_at is null", [delegate.id]),
    ).toHaveLength(1);
    const [entry] = await journalled(uai, "delegation.withdrawn");
    expect(JSON.parse(entry?.text ?? "")).toMatchObject({
      detail: { classesBefore: ["6e A"], untilBefore: today },
    });
    expect(await readAll(uai, operator)).toMatchObject([
      { state: "WITHDRAWN", withdrawnByName: operator.name, classNames: ["6e A"] },
    ]);
    expect(await make(withdrawDelegation, { uai, delegationId }, operator)).toMatchObject({
      status: "refused",
    });
  });

  test("changed, holds the new classes at once, and tells both in the journal", async () => {
    const { uai, operator, delegate, delegationId, ids } = await given();
    const change = { uai, delegationId, classe: "6e B", jusquAu: today };
    expect(await make(changeDelegation, change, operator)).toMatchObject({ status: "led" });
    const seen = await see(uai, delegate);
    expect(seen.students.map(({ id }) => id).sort()).toEqual(ids.slice(2).sort());
    const [entry] = await journalled(uai, "delegation.changed");
    expect(JSON.parse(entry?.text ?? "")).toMatchObject({
      detail: { classes: ["6e B"], classesBefore: ["6e A"], until: today, untilBefore: today },
    });
    expect(await make(changeDelegation, change, operator)).toMatchObject({ status: "refused" });
    for (const wrong of [{ classe: "6e Z" }, { jusquAu: "2020-01-01" }])
      expect(await make(changeDelegation, { ...change, ...wrong }, operator)).toMatchObject({
        status: "refused",
      });
    await make(withdrawDelegation, { uai, delegationId }, operator);
    expect(await make(changeDelegation, { ...change, classe: "6e A" }, operator)).toMatchObject({
      status: "refused",
    });
  });

  test("is told on every page of the delegate, and on none of the principal", async () => {
    const { uai, operator, delegate } = await given();
    const shellOf = ({ sessionToken }: TestOperator) =>
      asRequest({ now: new Date(), sessionToken }, () => readShell(uai));
    expect((await shellOf(delegate)).delegation).toEqual({
      classNames: ["6e A"],
      validUntil: parisDayBounds(today).end,
    });
    expect((await shellOf(operator)).delegation).toBeUndefined();
  });

  test("is unknown to the principal of another school", async () => {
    const { uai, delegationId } = await given();
    const stranger = await principal();
    const { sessionToken } = stranger.operator;
    const form = await asRequest({ now: new Date(), sessionToken }, () =>
      readDelegationForm(stranger.uai, delegationId),
    );
    expect(form.delegation).toBeNull();
    for (const action of [withdrawDelegation, changeDelegation, renewDelegateLink]) {
      const fields = { uai: stranger.uai, delegationId, classe: "6e A", jusquAu: today };
      expect(await make(action, fields, stranger.operator)).toMatchObject({
        status: "refused",
        reason: "Cette délégation n’existe pas.",
      });
    }
    expect(
      await asOwner("select 1 from membership where uai = $1 and withdrawn_at is not null", [uai]),
    ).toEqual([]);
  });
});

test("a link that was lost is prepared again until it has served; the one before no longer opens", async () => {
  const { uai, operator } = await school();
  const email = anyEmail();
  const first = tokenIn(await make(giveDelegation, giftTo(uai, email), operator)) ?? "";
  const delegationId = await idOf(uai, operator, email);
  const second = tokenIn(await make(renewDelegateLink, { uai, delegationId }, operator)) ?? "";
  const stateOf = async (token: string) =>
    (await asRequest({ now: new Date(), sessionToken: null }, () => readEnrolment(null, token))).state;
  expect([await stateOf(first), await stateOf(second)]).toEqual(["CLOSED", "OPEN"]);
  expect(await readAll(uai, operator)).toMatchObject([{ canPrepareLink: true, isEnrolled: false }]);
  await database().operator.update({ where: { email }, data: { passwordChangedAt: new Date() } });
  expect(await readAll(uai, operator)).toMatchObject([{ canPrepareLink: false, isEnrolled: true }]);
  expect(await make(renewDelegateLink, { uai, delegationId }, operator)).toMatchObject({ status: "refused" });
});
