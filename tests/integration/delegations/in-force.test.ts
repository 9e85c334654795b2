import { afterAll, describe, expect, test } from "vitest";
import {
  changeDelegation,
  giveDelegation,
  renewDelegateLink,
  withdrawDelegation,
} from "@/lib/delegations/actions";
import { readDelegationForm } from "@/lib/delegations/read";
import { readEnrolment, readShell } from "@/lib/operators/read";
import { parisDayBounds } from "@/lib/paris-day";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { readStudents } from "@/lib/students/read";
import { journalled, principal } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { today, anyEmail, school, giftTo, readAll, idOf, tokenIn } from "./gifts";

useTestDatabase();
afterAll(closeDatabase);

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
