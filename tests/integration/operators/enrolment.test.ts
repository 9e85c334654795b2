import { describe, expect, it } from "vitest";
import { enrol } from "@/lib/operators/actions/enrolment";
import { presentCode, presentPassword } from "@/lib/operators/actions/sign-in";
import { readEnrolment } from "@/lib/operators/read";
import { enrolmentHours } from "@/lib/operators/rules/enrolment";
import { unknownAppCode } from "@/lib/operators/rules/words";
import { database } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { tokenHash } from "@/lib/platform/session";
import { createOperator, renewLink } from "@/scripts/operator/gestures";
import { anyUai } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { after, browserAt, codeAt, makePerson, minute, start, wrongCodeAt } from "./people";

useTestDatabase();

const password = "le vieux port est bleu ce soir";
const validity = enrolmentHours * 60 * minute;

async function makeLink(): Promise<{ token: string; email: string; secret: string }> {
  const uai = anyUai();
  const email = `${uai.toLowerCase()}@ac-toulouse.fr`;
  const creation = { email, name: "Yanis Benali", role: "RUPN" as const, uai, school: "Lycée du Parc" };
  const created = await createOperator(creation, start);
  if (created.known) throw new Error("The account was already there");
  const shown = await asRequest(browserAt(start), () => readEnrolment(null, created.token));
  if (shown.state !== "OPEN") throw new Error(shown.reason);
  return { token: created.token, email, secret: shown.secret };
}

const use = (
  { token, secret }: { token: string; secret: string },
  { now = start, ...changed }: { now?: Date; password?: string; passwordAgain?: string; code?: string } = {},
) =>
  make(
    enrol,
    { token, password, passwordAgain: password, code: codeAt(secret, now), ...changed },
    browserAt(now),
  );

describe("an enrolment link", () => {
  it("shows whose it is, and their school", async () => {
    const { token, email, secret } = await makeLink();
    const shown = await asRequest(browserAt(start), () => readEnrolment(null, token));
    expect(shown).toMatchObject({
      state: "OPEN",
      name: "Yanis Benali",
      email,
      schoolNames: ["Lycée du Parc"],
    });
    expect(shown).toMatchObject({ uri: expect.stringContaining(secret) as string });
  });

  it("sets both factors, reveals ten codes, and lets one sign in", async () => {
    const link = await makeLink();
    const outcome = await use(link);
    expect(outcome).toMatchObject({ status: "done" });
    const codes = outcome.status === "done" ? (outcome.reveal ?? []) : [];
    expect(codes).toHaveLength(10);
    const later = browserAt(after(minute));
    await make(presentPassword, { email: link.email, password }, later);
    const signedIn = await make(presentCode, { code: codeAt(link.secret, later.now) }, later);
    expect(signedIn).toEqual({ status: "led", href: "/" });
  });

  it("does not let the code that proved the application open a session too", async () => {
    const link = await makeLink();
    await use(link);
    const browser = browserAt(start);
    await make(presentPassword, { email: link.email, password }, browser);
    const again = await make(presentCode, { code: codeAt(link.secret, start) }, browser);
    expect(again).toMatchObject({ status: "refused" });
  });

  it("opens once, even when it is sent twice together", async () => {
    const link = await makeLink();
    const outcomes = await Promise.all([use(link), use(link), use(link)]);
    expect(outcomes.filter(({ status }) => status === "done")).toHaveLength(1);
    expect(await use(link)).toMatchObject({ status: "refused" });
    const shown = await asRequest(browserAt(start), () => readEnrolment(null, link.token));
    expect(shown).toMatchObject({ state: "CLOSED", reason: expect.stringContaining("déjà servi") as string });
  });

  it("lasts 72 hours, to the millisecond", async () => {
    expect(await use(await makeLink(), { now: after(validity - 1) })).toMatchObject({ status: "done" });
    const late = await makeLink();
    expect(await use(late, { now: after(validity) })).toMatchObject({ status: "refused" });
    const shown = await asRequest(browserAt(after(validity)), () => readEnrolment(null, late.token));
    expect(shown).toMatchObject({ state: "CLOSED", reason: expect.stringContaining("expiré") as string });
  });

  it("that is not one of ours, or of somebody disabled, opens nothing", async () => {
    const { secret } = await makeLink();
    expect(await use({ token: "x", secret })).toMatchObject({ status: "refused" });
    const link = await makeLink();
    await database().operator.update({ where: { email: link.email }, data: { disabledAt: start } });
    expect(await use(link)).toMatchObject({ status: "refused" });
  });

  it("is worthless once another is given, and the sessions until then end", async () => {
    const link = await makeLink();
    const renewed = await renewLink(link.email, start);
    expect(await use(link)).toMatchObject({ status: "refused" });
    const shown = await asRequest(browserAt(start), () => readEnrolment(null, renewed));
    expect(shown).toMatchObject({ state: "OPEN" });
    expect(shown).not.toMatchObject({ secret: link.secret });
  });

  it("is not in the database, nor is the secret it proposes", async () => {
    const { token, secret } = await makeLink();
    const row = await database().enrolment.findUniqueOrThrow({ where: { id: tokenHash(token) } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(Buffer.from(row.totpSecret).toString("latin1")).not.toContain(secret);
  });
});

describe("what is typed on an enrolment link", () => {
  it("must be the same password twice, whatever the keyboard", async () => {
    const link = await makeLink();
    expect(await use(link, { passwordAgain: `${password} ` })).toMatchObject({
      status: "invalid",
      fields: { passwordAgain: ["Les deux mots de passe diffèrent\u00a0: tapez deux fois le même."] },
    });
    const accented = "élève très appliqué du matin";
    const composed = { password: accented.normalize("NFC"), passwordAgain: accented.normalize("NFD") };
    expect(await use(link, composed)).toMatchObject({ status: "done" });
  });

  it("must follow the policy, against one’s own name and school too, and leaves the link open", async () => {
    const link = await makeLink();
    for (const weak of ["court", "Yanis aime beaucoup la mer", "au lycée du Parc, en hiver 4"])
      expect(await use(link, { password: weak, passwordAgain: weak })).toMatchObject({ status: "refused" });
    expect(await use(link)).toMatchObject({ status: "done" });
  });

  it("must prove that the application is set, and leaves the link open", async () => {
    const link = await makeLink();
    const wrong = await use(link, { code: wrongCodeAt(link.secret, start) });
    expect(wrong).toMatchObject({ status: "refused", reason: unknownAppCode });
    expect(await use(link)).toMatchObject({ status: "done" });
  });
});

describe("enrolling again", () => {
  it("replaces both factors and the codes, unlocks, and ends the sessions", async () => {
    const person = await makePerson();
    const session = { id: tokenHash("x"), operatorId: person.id, createdAt: start, secondFactorAt: start };
    await database().session.create({ data: { ...session, expiresAt: after(validity) } });
    await database().operator.update({ where: { id: person.id }, data: { failures: 10 } });
    const token = await renewLink(person.email, start);
    expect(await database().session.count({ where: { operatorId: person.id, revokedAt: null } })).toBe(0);

    const shown = await asRequest(browserAt(start), () => readEnrolment(null, token));
    if (shown.state !== "OPEN") throw new Error(shown.reason);
    await use({ token, secret: shown.secret });
    const later = browserAt(after(minute));
    const old = await make(presentPassword, { email: person.email, password: person.password }, later);
    expect(old).toMatchObject({ status: "refused" });
    await make(presentPassword, { email: person.email, password }, later);
    const [oldCode = ""] = person.recoveryCodes;
    expect(await make(presentCode, { code: oldCode }, later)).toMatchObject({ status: "refused" });
    expect(await make(presentCode, { code: codeAt(shown.secret, later.now) }, later)).toEqual({
      status: "led",
      href: "/",
    });
  });
});
