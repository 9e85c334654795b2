import { afterAll, describe, expect, test } from "vitest";
import {
  designateAdministrator,
  requestReplacement,
  withdrawAdministrator,
} from "@/lib/administrators/actions";
import { grantException, withdrawException } from "@/lib/hygiene/actions";
import { readAdministrators } from "@/lib/hygiene/read";
import { parisDay } from "@/lib/paris-day";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { dayPlus } from "@/lib/accounts/rules/days";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { type Desk, journal, makeDesk } from "../imports/desk";
import { accounts } from "./rows";
import { elodie, jeanne, paul, schoolOf } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const today = parisDay(new Date());
const look = ({ uai, operator }: Desk, now = new Date()) =>
  asRequest({ now, sessionToken: operator.sessionToken }, () => readAdministrators(uai));
const administrators = async (uai: string) =>
  (await accounts(uai)).filter(({ is_administrator }) => is_administrator).map(({ last_name }) => last_name);

describe("the function of administrator", () => {
  test("is given to staff and taken back, journalled and ordered from the ENT", async () => {
    const { uai, operator, ids } = await schoolOf(jeanne, paul, elodie);
    const [first = "", second = ""] = ids;
    expect(await make(designateAdministrator, { uai, accountId: second }, operator)).toMatchObject({
      status: "done",
    });
    expect(await administrators(uai)).toEqual(["DUPONT", "LEROY", "MARTIN"]);
    expect(await make(withdrawAdministrator, { uai, accountId: first }, operator)).toMatchObject({
      status: "done",
    });
    expect(await administrators(uai)).toEqual(["LEROY", "MARTIN"]);
    expect(await journal(uai, "administrator.withdrawn")).toMatchObject([
      { target_kind: "account", target_id: first },
    ]);
    expect(
      await asOwner("select gesture, status, account_id from outgoing_change where uai = $1", [uai]),
    ).toEqual([{ gesture: "WITHDRAW_ADMINISTRATOR", status: "CONFIRMED", account_id: first }]);
  });

  test("is never taken from the last one, nor given to a guest, a pupil or a stranger", async () => {
    const pupil = { Nom: "ELEVE", Prénom: "Ali", Profil: "Élève" };
    const { uai, operator, ids } = await schoolOf(jeanne, pupil);
    const [only = "", child = ""] = ids;
    expect(await make(withdrawAdministrator, { uai, accountId: only }, operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("seul administrateur") as string,
    });
    expect(await make(designateAdministrator, { uai, accountId: child }, operator)).toMatchObject({
      status: "refused",
    });
    const other = await schoolOf(paul);
    expect(
      await make(designateAdministrator, { uai, accountId: other.ids[0] ?? "" }, operator),
    ).toMatchObject({ status: "refused" });
    expect(await administrators(uai)).toEqual(["DUPONT"]);
    expect(await asOwner("select id from outgoing_change where uai = $1", [uai])).toEqual([]);
  });

  test("two people who take back the last two at once leave one", async () => {
    const { uai, operator, ids } = await schoolOf(jeanne, elodie);
    const second = await makeOperator({ uai, roles: ["RUPN"] });
    const outcomes = await Promise.all([
      make(withdrawAdministrator, { uai, accountId: ids[0] ?? "" }, operator),
      make(withdrawAdministrator, { uai, accountId: ids[1] ?? "" }, second),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
    expect(await administrators(uai)).toHaveLength(1);
  });

  test("to be replaced, is announced to the principal with the text to pass on", async () => {
    const { uai, operator, ids } = await schoolOf(jeanne, elodie);
    const principal = await makeOperator({ uai });
    const outcome = await make(requestReplacement, { uai, accountId: ids[0] ?? "" }, operator);
    expect(outcome).toMatchObject({ status: "done" });
    expect("reveal" in outcome && outcome.reveal.join(" ")).toMatch(/Jeanne DUPONT/);
    expect(await asOwner("select recipient_id, kind from notification where uai = $1", [uai])).toEqual([
      { recipient_id: principal.id, kind: "ADMINISTRATOR" },
    ]);
  });
});

describe("an exception", () => {
  const asked = (accountId: string) => ({
    ...{
      rule: "A09",
      accountId,
      reason: "Clé commandée, en attente",
      owner: "Claire Martin",
      endsOn: dayPlus(today, 30),
    },
  });
  const exceptionOf = async (desk: Desk, now = new Date()) =>
    (await look(desk, now)).administrators[0]?.tests.find(({ sheet }) => sheet.id === "A09")?.exception ??
    null;

  test("stays visible until its last day, then reopens by itself", async () => {
    const { uai, operator, desk, ids } = await schoolOf({ ...jeanne, "Double facteur": "non" });
    expect(await make(grantException, { uai, ...asked(ids[0] ?? "") }, operator)).toMatchObject({
      status: "done",
    });
    expect(await journal(uai, "finding.excepted")).toMatchObject([{ target_id: ids[0] }]);
    expect(await exceptionOf(desk)).toMatchObject({ owner: "Claire Martin" });
    await asOwner("update finding_exception set ends_on = $2 where uai = $1", [uai, today]);
    expect(await exceptionOf(desk)).not.toBeNull();
    await asOwner("update finding_exception set ends_on = $2 where uai = $1", [uai, dayPlus(today, -1)]);
    expect(await exceptionOf(desk)).toBeNull();
  });

  test("is refused past a year, for a stranger, and withdrawn once", async () => {
    const { uai, operator, ids } = await schoolOf(jeanne);
    const tooFar = { ...asked(ids[0] ?? ""), endsOn: dayPlus(today, 366) };
    expect(await make(grantException, { uai, ...tooFar }, operator)).toMatchObject({ status: "refused" });
    const other = await makeDesk("RUPN");
    expect(
      await make(grantException, { uai: other.uai, ...asked(ids[0] ?? "") }, other.operator),
    ).toMatchObject({ status: "refused" });
    await make(grantException, { uai, ...asked(ids[0] ?? "") }, operator);
    const [row] = await asOwner<{ id: string }>("select id from finding_exception where uai = $1", [uai]);
    const withdrawn = { uai, exceptionId: row?.id ?? "" };
    expect(await make(withdrawException, { ...withdrawn, uai: other.uai }, other.operator)).toMatchObject({
      status: "refused",
    });
    expect(await make(withdrawException, withdrawn, operator)).toMatchObject({ status: "done" });
    expect(await make(withdrawException, withdrawn, operator)).toMatchObject({ status: "refused" });
  });
});
