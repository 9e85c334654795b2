import { describe, expect, it } from "vitest";
import { presentCode, presentPassword, signOut } from "@/lib/operators/actions/sign-in";
import { readMySchools } from "@/lib/operators/read";
import { ticketCookie, ticketMinutes } from "@/lib/operators/rules/sign-in";
import { expiredStep, wrongIdentity } from "@/lib/operators/rules/words";
import { database } from "@/lib/platform/database/client";
import { asRequest, type Request } from "@/lib/platform/request";
import { currentOperator, tokenHash } from "@/lib/platform/session";
import { make, type Outcome } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { after, browserAt, codeAt, makePerson, minute, type Person, start, wrongCodeAt } from "./people";

useTestDatabase();

const refused = (reason: string) => expect.objectContaining({ status: "refused", reason }) as Outcome;
const password = (browser: Request, { email, password: typed }: Pick<Person, "email" | "password">) =>
  make(presentPassword, { email, password: typed }, browser);
const code = (browser: Request, typed: string) => make(presentCode, { code: typed }, browser);

async function signIn(person: Person, now = start): Promise<Request> {
  const browser = browserAt(now);
  await password(browser, person);
  expect(await code(browser, codeAt(person.secret, now))).toEqual({ status: "led", href: "/" });
  return browser;
}

const whoIs = (browser: Request) => asRequest(browser, () => currentOperator());

describe("signing in", () => {
  it("takes the password, then the code, then opens the console", async () => {
    const person = await makePerson();
    const browser = browserAt(start);
    expect(await password(browser, person)).toEqual({ status: "led", href: "/connexion/code" });
    expect(await whoIs(browser)).toBeNull();
    expect(await code(browser, codeAt(person.secret, start))).toEqual({ status: "led", href: "/" });
    expect(await whoIs(browser)).toMatchObject({ id: person.id, memberships: [{ uai: person.uai }] });
    expect(browser.cookies?.has(ticketCookie.name)).toBe(false);
  });

  it("does not care about the case nor the spaces around the address", async () => {
    const person = await makePerson();
    const typed = { ...person, email: `  ${person.email.toUpperCase()} ` };
    expect(await password(browserAt(start), typed)).toEqual({ status: "led", href: "/connexion/code" });
  });

  it("says the same of a wrong password, an unknown address, a locked and a disabled account", async () => {
    const [wrong, locked, disabled] = [await makePerson(), await makePerson(), await makePerson()];
    await database().operator.update({ where: { id: locked.id }, data: { failures: 10 } });
    await database().operator.update({ where: { id: disabled.id }, data: { disabledAt: start } });
    const unknown = { email: "personne@ac-toulouse.fr", password: "x" };
    for (const tried of [{ ...wrong, password: "x" }, unknown, locked, disabled]) {
      const browser = browserAt(start);
      expect(await password(browser, tried)).toEqual(refused(wrongIdentity));
      expect(browser.cookies?.size).toBe(0);
    }
  });

  it("never gives the password nor the code back to the screen", async () => {
    const person = await makePerson();
    const outcome = await password(browserAt(start), { ...person, password: "Mauvais mot de passe 1" });
    expect(outcome).toMatchObject({ values: { email: person.email } });
    expect(JSON.stringify(outcome)).not.toContain("Mauvais mot de passe 1");
  });
});

describe("the ticket between the two factors", () => {
  it("lasts five minutes, to the millisecond", async () => {
    for (const [late, answer] of [
      [ticketMinutes * minute - 1, { status: "led", href: "/" }],
      [ticketMinutes * minute, refused(expiredStep)],
    ] as const) {
      const person = await makePerson();
      const browser = browserAt(start);
      await password(browser, person);
      browser.now = after(late);
      expect(await code(browser, codeAt(person.secret, browser.now))).toEqual(answer);
    }
  });

  it("opens one session only, even when it is sent twice together", async () => {
    const person = await makePerson();
    const first = browserAt(start);
    await password(first, person);
    const second = { ...first, cookies: new Map(first.cookies) };
    const [recoveryCode = ""] = person.recoveryCodes;
    const outcomes = await Promise.all([
      code(first, codeAt(person.secret, start)),
      code(second, recoveryCode),
    ]);
    expect(outcomes.filter(({ status }) => status === "led")).toHaveLength(1);
    expect(await database().session.count({ where: { operatorId: person.id } })).toBe(1);
  });

  it("is needed: a code alone opens nothing", async () => {
    const person = await makePerson();
    expect(await code(browserAt(start), codeAt(person.secret, start))).toEqual(refused(expiredStep));
  });

  it("is not the session's token, and neither is in the database", async () => {
    const person = await makePerson();
    const browser = browserAt(start);
    await password(browser, person);
    const ticket = browser.cookies?.get(ticketCookie.name) ?? "";
    expect(await database().signInTicket.count({ where: { id: ticket } })).toBe(0);
    expect(await database().signInTicket.count({ where: { id: tokenHash(ticket) } })).toBe(1);
    await code(browser, codeAt(person.secret, start));
    expect(browser.sessionToken).not.toBe(ticket);
    expect(await database().session.count({ where: { id: browser.sessionToken ?? "" } })).toBe(0);
  });
});

describe("a code", () => {
  it("opens once: the same six digits are refused the second time", async () => {
    const person = await makePerson();
    await signIn(person);
    const again = browserAt(start);
    await password(again, person);
    expect(await code(again, codeAt(person.secret, start))).toMatchObject({ status: "refused" });
    again.now = after(30_000);
    expect(await code(again, codeAt(person.secret, again.now))).toEqual({ status: "led", href: "/" });
  });

  it("that is wrong leaves the ticket for another try", async () => {
    const person = await makePerson();
    const browser = browserAt(start);
    await password(browser, person);
    expect(await code(browser, wrongCodeAt(person.secret, start))).toMatchObject({ status: "refused" });
    expect(await code(browser, codeAt(person.secret, start))).toEqual({ status: "led", href: "/" });
  });

  it("of recovery opens once, in any spelling, and only for its owner", async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const [recoveryCode = ""] = person.recoveryCodes;
    const typed = recoveryCode.toLowerCase().replace("-", " ");
    const stranger = browserAt(start);
    await password(stranger, other);
    expect(await code(stranger, typed)).toMatchObject({ status: "refused" });
    const owner = browserAt(start);
    await password(owner, person);
    expect(await code(owner, typed)).toEqual({ status: "led", href: "/" });
    const again = browserAt(start);
    await password(again, person);
    expect(await code(again, typed)).toMatchObject({ status: "refused" });
  });
});

describe("a session", () => {
  it("ends at once when it is revoked, or its operator disabled", async () => {
    const person = await makePerson();
    const browser = await signIn(person);
    await database().session.updateMany({ where: { operatorId: person.id }, data: { revokedAt: start } });
    expect(await whoIs(browser)).toBeNull();

    const other = await makePerson();
    const otherBrowser = await signIn(other);
    await database().operator.update({ where: { id: other.id }, data: { disabledAt: start } });
    expect(await whoIs(otherBrowser)).toBeNull();
  });

  it("ends at once by signing out, for every holder of its token", async () => {
    const browser = await signIn(await makePerson());
    const copy = { ...browser };
    expect(await make(signOut, {}, browser)).toEqual({ status: "led", href: "/connexion" });
    expect(browser.sessionToken).toBeNull();
    expect(await whoIs(copy)).toBeNull();
    expect(await make(signOut, {}, copy)).toMatchObject({ status: "refused" });
  });

  it("gives no role once the membership is over", async () => {
    const person = await makePerson();
    const browser = await signIn(person);
    const schools = () => asRequest(browser, () => readMySchools(null));
    expect(await schools()).toMatchObject([{ uai: person.uai, roles: ["PRINCIPAL"] }]);
    await database().membership.updateMany({
      where: { operatorId: person.id },
      data: { validUntil: start },
    });
    expect(await schools()).toEqual([]);
  });
});
