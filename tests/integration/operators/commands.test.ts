import { describe, expect, it } from "vitest";
import { presentPassword } from "@/lib/operators/actions/sign-in";
import { database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { currentOperator } from "@/lib/platform/session";
import { createOperator, renewLink, revoke, unlock } from "@/scripts/operator/gestures";
import type { Creation } from "@/scripts/operator/order";
import { CannotStart } from "@/scripts/start/failure";
import { anyUai, makeOperator, makeSchool } from "@/tests/support/factories";
import { journalled } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { browserAt, makePerson, start } from "./people";

useTestDatabase();

const creationIn = (uai: string): Creation => ({
  email: `${uai.toLowerCase()}@ac-toulouse.fr`,
  name: "Yanis Benali",
  role: "PRINCIPAL",
  uai,
  school: "Lycée du Parc",
});

describe("opening an account", () => {
  it("adds the school when it is not there yet, and keeps its name when it is", async () => {
    const creation = creationIn(anyUai());
    await createOperator(creation, start);
    const other = { ...creation, email: `autre.${creation.email}`, school: "Un autre nom" };
    expect(await createOperator(other, start)).toMatchObject({ known: false });
    const school = await database().establishment.findUniqueOrThrow({ where: { uai: creation.uai } });
    expect(school.name).toBe("Lycée du Parc");
  });

  it("asks for the name of a school that is not there yet, and leaves nothing", async () => {
    const creation = { ...creationIn(anyUai()), school: undefined };
    await expect(createOperator(creation, start)).rejects.toThrow(CannotStart);
    expect(await database().operator.count({ where: { email: creation.email } })).toBe(0);
  });

  it("adds the role to an account that is there, without another link", async () => {
    const creation = creationIn(anyUai());
    await createOperator(creation, start);
    const { uai } = await makeSchool();
    expect(await createOperator({ ...creation, uai, role: "RUPN" }, start)).toEqual({ known: true });
    const operator = await database().operator.findUniqueOrThrow({
      where: { email: creation.email },
      include: { memberships: { orderBy: { role: "asc" } }, enrolments: true },
    });
    expect(operator.memberships.map(({ role }) => role)).toEqual(["RUPN", "PRINCIPAL"]);
    expect(operator.enrolments).toHaveLength(1);
  });

  it("gives a delegate their classes until the end of a day, and tells both in the journal", async () => {
    const { uai } = await makeSchool();
    await makeStudents(uai, 2, (rank) => ({ className: rank === 0 ? "6e A" : "6e B" }));
    const delegate: Creation = {
      ...creationIn(uai),
      role: "DELEGATE",
      classes: ["6e B", "6e A"],
      until: "2027-06-30",
    };
    await createOperator(delegate, start);
    const given = { classNames: ["6e A", "6e B"], validUntil: new Date("2027-06-30T21:59:59.999Z") };
    const held = () => database().membership.findFirstOrThrow({ where: { uai, role: "DELEGATE" } });
    expect(await held()).toMatchObject(given);
    const [entry] = await journalled(uai, "operator.created");
    expect(JSON.parse(entry?.text ?? "")).toMatchObject({
      detail: { role: "DELEGATE", classes: ["6e A", "6e B"], until: "2027-06-30" },
    });
    expect(await createOperator({ ...delegate, classes: ["6e A"] }, start)).toEqual({ known: true });
    expect(await held()).toMatchObject({ ...given, classNames: ["6e A"] });
  });

  it.each([
    [["6e A", "6e Z"], "2027-06-30", /6e Z/],
    [["6e A"], "2026-11-22", /passée/],
    [["6e A"], "2027-09-01", /31 août 2027/],
  ])("refuses to delegate %j until %s, and leaves nothing", async (classes, until, sentence) => {
    const { uai } = await makeSchool();
    await makeStudents(uai, 1);
    const delegate = { ...creationIn(uai), role: "DELEGATE" as const, classes, until };
    await expect(createOperator(delegate, start)).rejects.toThrow(sentence);
    expect(await database().operator.count({ where: { email: delegate.email } })).toBe(0);
  });

  it("cannot be signed in with before the enrolment", async () => {
    const creation = creationIn(anyUai());
    await createOperator(creation, start);
    for (const password of ["", "x"]) {
      const outcome = await make(presentPassword, { email: creation.email, password }, browserAt(start));
      expect(outcome.status).not.toBe("led");
    }
  });
});

describe("helping an operator", () => {
  it("unlocks the account, which still asks for both factors", async () => {
    const person = await makePerson();
    await database().operator.update({ where: { id: person.id }, data: { failures: 10 } });
    expect(await make(presentPassword, person, browserAt(start))).toMatchObject({ status: "refused" });
    await unlock(person.email, start);
    const browser = browserAt(start);
    expect(await make(presentPassword, person, browser)).toEqual({ status: "led", href: "/connexion/code" });
    expect(browser.sessionToken).toBeNull();
  });

  it("ends every session at once, and says how many", async () => {
    const { uai } = await makeSchool();
    const { email, sessionToken } = await makeOperator({ uai, now: start });
    const holder = { ...browserAt(start), sessionToken };
    expect(await asRequest(holder, () => currentOperator())).not.toBeNull();
    expect(await revoke(email, start)).toBe(1);
    expect(await asRequest(holder, () => currentOperator())).toBeNull();
    expect(await revoke(email, start)).toBe(0);
  });

  it("says that nobody has an address", async () => {
    for (const help of [unlock, revoke, renewLink])
      await expect(help("personne@ac-toulouse.fr", start)).rejects.toThrow(/Aucun compte/);
  });
});
