import { describe, expect, it } from "vitest";
import { presentCode, presentPassword } from "@/lib/operators/actions/sign-in";
import { database } from "@/lib/platform/database/client";
import { failuresBeforeDelay, failuresBeforeLock } from "@/lib/platform/lockout";
import { checkSecondFactor } from "@/lib/platform/second-factor";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { after, browserAt, codeAt, makePerson, minute, type Person, start, wrongCodeAt } from "./people";

useTestDatabase();

const guess = (person: Person, now: Date) =>
  make(presentPassword, { email: person.email, password: "Mauvais mot de passe 1" }, browserAt(now));

async function passes(person: Person, now: Date): Promise<boolean> {
  const { email, password } = person;
  return (await make(presentPassword, { email, password }, browserAt(now))).status === "led";
}

async function failures(person: Person): Promise<number> {
  return (await database().operator.findUniqueOrThrow({ where: { id: person.id } })).failures;
}

/** Sets the failures as if the last one had happened at `start`. */
async function failed(person: Person, count: number): Promise<void> {
  await database().operator.update({
    where: { id: person.id },
    data: { failures: count, lastFailureAt: start },
  });
}

describe("wrong passwords", () => {
  it("close the account for a minute from the fifth, even to the right password", async () => {
    const person = await makePerson();
    for (let count = 1; count < failuresBeforeDelay; count += 1) await guess(person, start);
    expect(await passes(person, start)).toBe(true);
    await guess(person, start);
    expect(await failures(person)).toBe(failuresBeforeDelay);
    expect(await passes(person, after(minute - 1))).toBe(false);
    expect(await passes(person, after(minute))).toBe(true);
  });

  it.each([
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 16],
  ])("after %i failures close it for %i minutes", async (count, minutes) => {
    const person = await makePerson();
    await failed(person, count);
    expect(await passes(person, after(minutes * minute - 1))).toBe(false);
    expect(await passes(person, after(minutes * minute))).toBe(true);
  });

  it("lock it for ever at the tenth", async () => {
    const person = await makePerson();
    await failed(person, failuresBeforeLock - 1);
    await guess(person, after(16 * minute));
    expect(await failures(person)).toBe(failuresBeforeLock);
    expect(await passes(person, after(365 * 24 * 60 * minute))).toBe(false);
  });

  it("are not counted while the account is closed: waiting is enough to come back", async () => {
    const person = await makePerson();
    await failed(person, failuresBeforeDelay);
    for (let count = 0; count < 3; count += 1) await guess(person, after(30_000));
    expect(await failures(person)).toBe(failuresBeforeDelay);
    expect(await passes(person, after(minute))).toBe(true);
  });

  it("sent together are all counted, and no more are checked than the lock allows", async () => {
    const person = await makePerson();
    await Promise.all(Array.from({ length: 20 }, () => guess(person, start)));
    expect(await failures(person)).toBe(failuresBeforeDelay);
    expect(await passes(person, start)).toBe(false);
  });
});

describe("wrong codes", () => {
  it("count with the passwords, which the right password never clears", async () => {
    const person = await makePerson();
    const browser = browserAt(start);
    for (let count = 0; count < failuresBeforeDelay; count += 1) {
      expect(await passes(person, start)).toBe(true);
      await make(presentPassword, { email: person.email, password: person.password }, browser);
      await make(presentCode, { code: wrongCodeAt(person.secret, start) }, browser);
    }
    expect(await failures(person)).toBe(failuresBeforeDelay);
    expect(await passes(person, start)).toBe(false);
  });

  it("sent together are all counted", async () => {
    const person = await makePerson();
    const code = wrongCodeAt(person.secret, start);
    const checks = await Promise.all(
      Array.from({ length: 20 }, () => checkSecondFactor(person.id, code, start)),
    );
    expect(checks.every(({ accepted }) => !accepted)).toBe(true);
    expect(await failures(person)).toBe(failuresBeforeDelay);
    expect(await checkSecondFactor(person.id, codeAt(person.secret, start), start)).toMatchObject({
      accepted: false,
    });
  });

  it("are forgotten once the right one is given", async () => {
    const person = await makePerson();
    await failed(person, failuresBeforeDelay - 1);
    expect(await checkSecondFactor(person.id, codeAt(person.secret, start), start)).toEqual({
      accepted: true,
      change: { kind: "TOTP" },
    });
    expect(await failures(person)).toBe(0);
  });

  it("say how long to wait to whoever gave the right password", async () => {
    const person = await makePerson();
    await failed(person, 6);
    expect(await checkSecondFactor(person.id, "000000", start)).toEqual({
      accepted: false,
      reason: "Trop d’échecs\u00a0: réessayez dans 2 minutes.",
    });
  });
});

describe("the same code sent twice together", () => {
  it("opens once", async () => {
    const person = await makePerson();
    const code = codeAt(person.secret, start);
    const checks = await Promise.all([1, 2, 3, 4].map(() => checkSecondFactor(person.id, code, start)));
    expect(checks.filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  it("opens once when it is a recovery code, which says how many are left", async () => {
    const person = await makePerson();
    const [code = ""] = person.recoveryCodes;
    const checks = await Promise.all([1, 2, 3, 4].map(() => checkSecondFactor(person.id, code, start)));
    expect(checks.filter(({ accepted }) => accepted)).toEqual([
      { accepted: true, change: { kind: "RECOVERY_CODE", left: 9 } },
    ]);
  });
});
