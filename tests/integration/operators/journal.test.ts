import { describe, expect, it } from "vitest";
import { enrol } from "@/lib/operators/actions/enrolment";
import { presentCode, presentPassword, signOut } from "@/lib/operators/actions/sign-in";
import { readEnrolment } from "@/lib/operators/read";
import { ticketCookie } from "@/lib/operators/rules/sign-in";
import { saveMembership } from "@/lib/operators/store/accounts";
import { database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { renewLink, revoke, unlock } from "@/scripts/operator/gestures";
import { makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { after, browserAt, codeAt, makePerson, minute, start, wrongCodeAt } from "./people";

useTestDatabase();

type Row = {
  action: string;
  outcome: string;
  uai: string | null;
  actor: string | null;
  target: string;
  text: string;
};

const entriesOf = (targetId: string): Promise<Row[]> =>
  asOwner<Row>(
    `select action, outcome, uai, actor_id as actor, target_id as target, text
     from journal_entry where target_id = $1 order by seq`,
    [targetId],
  );

const lastEntry = async (): Promise<Row | undefined> =>
  (
    await asOwner<Row>(
      `select action, outcome, uai, actor_id as actor, target_id as target, text
       from journal_entry order by seq desc limit 1`,
    )
  )[0];

describe("the journal of signing in", () => {
  it("tells both factors and the sign-out, in each school of the operator", async () => {
    const person = await makePerson();
    const { uai: second } = await makeSchool();
    await saveMembership(database(), person.id, { uai: second, role: "RUPN" }, start);
    const browser = browserAt(after(minute));
    await make(presentPassword, person, browser);
    await make(presentCode, { code: codeAt(person.secret, browser.now) }, browser);
    await make(signOut, {}, browser);
    const told = (await entriesOf(person.id)).map(({ action, outcome, uai, actor }) => [
      action,
      outcome,
      uai,
      actor,
    ]);
    const schools = [person.uai, second].sort();
    expect(told).toEqual([
      ...schools.map((uai) => ["operator.password-accepted", "DONE", uai, null]),
      ...schools.map((uai) => ["operator.signed-in", "DONE", uai, person.id]),
      ...schools.map((uai) => ["operator.signed-out", "DONE", uai, person.id]),
    ]);
  });

  it("names the operator of a failed attempt, as its target and never as its author", async () => {
    const person = await makePerson();
    const browser = browserAt(start);
    await make(presentPassword, { ...person, password: "Mauvais 1" }, browser);
    await make(presentPassword, person, browser);
    await make(presentCode, { code: wrongCodeAt(person.secret, start) }, browser);
    const refusals = (await entriesOf(person.id)).filter(({ outcome }) => outcome === "REFUSED");
    expect(refusals).toMatchObject([
      { action: "operator.password-accepted", uai: person.uai, actor: null },
      { action: "operator.signed-in", uai: person.uai, actor: null },
    ]);
  });

  it("keeps an attempt on an unknown address, without the address", async () => {
    const email = "inconnue@ac-toulouse.fr";
    await make(presentPassword, { email, password: "x" }, browserAt(start));
    const entry = await lastEntry();
    expect(entry).toMatchObject({
      action: "operator.password-accepted",
      outcome: "REFUSED",
      uai: null,
      actor: null,
    });
    expect(entry?.text).not.toContain(email);
  });

  it("tells the commands of whoever runs the server", async () => {
    const person = await makePerson();
    await unlock(person.email, start);
    await revoke(person.email, start);
    await renewLink(person.email, start);
    const told = await entriesOf(person.id);
    expect(told.map(({ action }) => action)).toEqual([
      "operator.unlocked",
      "operator.sessions-revoked",
      "operator.link-renewed",
    ]);
    for (const { uai, actor, text } of told) {
      expect([uai, actor]).toEqual([person.uai, null]);
      expect(text).toContain("command-line");
    }
  });
});

describe("the whole database", () => {
  it("holds none of the secrets that passed through it", async () => {
    const person = await makePerson();
    const token = await renewLink(person.email, start);
    const link = await asRequest(browserAt(start), () => readEnrolment(null, token));
    if (link.state !== "OPEN") throw new Error(link.reason);
    const password = "le vieux port est bleu ce soir";
    const enrolment = { token, password, passwordAgain: password, code: codeAt(link.secret, start) };
    const outcome = await make(enrol, enrolment, browserAt(start));
    const browser = browserAt(after(minute));
    await make(presentPassword, { email: person.email, password }, browser);
    const ticket = browser.cookies?.get(ticketCookie.name) ?? "";
    const code = codeAt(link.secret, browser.now);
    await make(presentCode, { code }, browser);

    const codes = outcome.status === "done" ? (outcome.reveal ?? []) : [];
    const secrets = [token, password, person.password, person.secret, link.secret, ticket, ...codes];
    const dump = await dumpDatabase();
    expect(codes).toHaveLength(10);
    for (const secret of [...secrets, browser.sessionToken ?? ""]) {
      expect(secret.length).toBeGreaterThan(5);
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString("hex"));
    }
    const journal = await asOwner<{ text: string }>("select text from journal_entry");
    expect(journal.map(({ text }) => text).join("\n")).not.toContain(`"${code}"`);
  });
});
