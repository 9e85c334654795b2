import { describe, expect, it } from "vitest";
import { closeOtherSessions, renewRecoveryCodes } from "@/lib/operators/actions/account";
import { readMyAccount } from "@/lib/operators/read";
import { database } from "@/lib/platform/database/client";
import { asRequest, type Request } from "@/lib/platform/request";
import { checkSecondFactor } from "@/lib/platform/second-factor";
import { currentOperator, openSession, stepUpMinutes } from "@/lib/platform/session";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { after, browserAt, codeAt, makePerson, minute, type Person, start, wrongCodeAt } from "./people";

useTestDatabase();

/** Signed in at `start`, whatever the hour it asks at. */
async function signedIn({ id }: Person, now = start): Promise<Request> {
  return { ...browserAt(now), sessionToken: await openSession(database(), id, start) };
}

const isIn = async (browser: Request): Promise<boolean> =>
  (await asRequest(browser, () => currentOperator())) !== null;

describe("the operator’s own account", () => {
  it("lists the sessions that still open, and says which one asks", async () => {
    const person = await makePerson();
    const [here, elsewhere] = [await signedIn(person), await signedIn(person, after(minute))];
    await signedIn(await makePerson());
    const account = await asRequest(here, () => readMyAccount(person.uai));
    expect(account.sessions.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
    expect(JSON.stringify(account)).not.toContain(elsewhere.sessionToken);
    expect(account.recoveryCodesLeft).toBe(10);
  });

  it("closes the other sessions at once, and nobody else’s", async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const [here, elsewhere, stranger] = [
      await signedIn(person),
      await signedIn(person),
      await signedIn(other),
    ];
    expect(await make(closeOtherSessions, { uai: person.uai }, here)).toEqual({
      status: "done",
      message: "1 session fermée.",
    });
    expect([await isIn(here), await isIn(elsewhere), await isIn(stranger)]).toEqual([true, false, true]);
    expect(await make(closeOtherSessions, { uai: person.uai }, here)).toMatchObject({ status: "refused" });
  });
});

describe("renewing the recovery codes", () => {
  const renew = (person: Person, browser: Request, code = "") =>
    make(renewRecoveryCodes, { uai: person.uai, code }, browser);

  it("asks for a second factor younger than five minutes, to the millisecond", async () => {
    const person = await makePerson();
    const recent = await signedIn(person, after(stepUpMinutes * minute - 1));
    expect(await renew(person, recent)).toMatchObject({ status: "done" });
    const old = await signedIn(person, after(stepUpMinutes * minute));
    expect(await renew(person, old)).toMatchObject({ status: "stepUp", reason: null });
    expect(await renew(person, old, wrongCodeAt(person.secret, old.now))).toMatchObject({ status: "stepUp" });
    expect(await renew(person, old, codeAt(person.secret, old.now))).toMatchObject({ status: "done" });
    expect(await renew(person, old)).toMatchObject({ status: "done" });
  });

  it("accepts a recovery code as the second factor, once", async () => {
    const person = await makePerson();
    const [code = ""] = person.recoveryCodes;
    const old = await signedIn(person, after(stepUpMinutes * minute));
    expect(await renew(person, old, code)).toMatchObject({ status: "done" });
    expect(await checkSecondFactor(person.id, code, old.now)).toMatchObject({ accepted: false });
  });

  it("makes the earlier codes worthless, and the new ones good for one use", async () => {
    const person = await makePerson();
    const outcome = await renew(person, await signedIn(person));
    const codes = outcome.status === "done" ? (outcome.reveal ?? []) : [];
    expect(new Set([...codes, ...person.recoveryCodes]).size).toBe(20);
    const [earlier = ""] = person.recoveryCodes;
    const [fresh = ""] = codes;
    expect(await checkSecondFactor(person.id, earlier, start)).toMatchObject({ accepted: false });
    expect(await checkSecondFactor(person.id, fresh, start)).toMatchObject({ accepted: true });
    expect(await checkSecondFactor(person.id, fresh, start)).toMatchObject({ accepted: false });
  });
});
