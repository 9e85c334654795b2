import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { dayPlus } from "@/lib/accounts/rules/days";
import { monthsLater } from "@/lib/guests/rules/lifecycle";
import { longestExceptionDays } from "@/lib/hygiene/rules/exceptions";
import { parisDay } from "@/lib/paris-day";
import { closeDatabase } from "@/lib/platform/database/client";
import {
  applyConversion,
  grantRightsException,
  limitRights,
  revokeRights,
  undoRights,
} from "@/lib/rights/actions";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, schoolOf } from "../people/school";
import { convertible, inForce, prepare } from "./convertible";
import { grants } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const today = parisDay(new Date());

type School = Awaited<ReturnType<typeof convertible>>;

/** The first grant of the school, and the form of a gesture on it. */
async function onFirst({ uai }: School) {
  const [grant] = await grants(uai);
  return { uai, requestId: randomUUID(), droit: grant?.id ?? "" };
}

async function endOf(school: School, droit: string): Promise<string | null> {
  return (await grants(school.uai)).find(({ id }) => id === droit)?.ends_on ?? null;
}

async function lastBatch({ uai }: School): Promise<string> {
  const [batch] = await asOwner<{ id: string }>(
    "select id from rights_batch where uai = $1 order by created_at desc, id desc limit 1",
    [uai],
  );
  return batch?.id ?? "";
}

const age = (batchId: string, interval: string) =>
  asOwner("update rights_batch set applied_at = now() - $2::interval where id = $1", [batchId, interval]);

describe("a last day", () => {
  test.each([
    ["tomorrow", dayPlus(today, 1)],
    ["in eighteen months", monthsLater(today, 18)],
  ])("%s is accepted, and undone", async (_, fin) => {
    const school = await convertible();
    const form = await onFirst(school);
    expect((await make(limitRights, { ...form, fin }, school.operator)).status).toBe("led");
    expect(await endOf(school, form.droit)).toBe(fin);
    expect(await journal(school.uai, "rights.limited")).toHaveLength(2);
    const batchId = await lastBatch(school);
    expect((await make(undoRights, { uai: school.uai, batchId }, school.operator)).status).toBe("done");
    expect(await endOf(school, form.droit)).toBeNull();
  });

  test.each([
    ["today", today, /demain ou un jour à venir/],
    ["the day after eighteen months", dayPlus(monthsLater(today, 18), 1), /dans les 18\smois/],
  ])("%s is refused", async (_, fin, reason) => {
    const school = await convertible();
    const form = await onFirst(school);
    const outcome = await make(limitRights, { ...form, fin }, school.operator);
    expect(outcome).toMatchObject({ status: "refused", reason: expect.stringMatching(reason) as string });
    expect(await endOf(school, form.droit)).toBeNull();
  });

  test("that somebody changed since is kept when the batch is undone", async () => {
    const school = await convertible();
    const form = await onFirst(school);
    await make(limitRights, { ...form, fin: dayPlus(today, 10) }, school.operator);
    const batchId = await lastBatch(school);
    const again = { ...form, requestId: randomUUID(), fin: dayPlus(today, 20) };
    await make(limitRights, again, school.operator);
    const outcome = await make(undoRights, { uai: school.uai, batchId }, school.operator);
    expect(outcome).toMatchObject({ status: "refused", reason: "La fin de ce droit a été changée depuis." });
    expect(await endOf(school, form.droit)).toBe(dayPlus(today, 20));
  });
});

test("a right is revoked once; the second time is told, and one nobody knows as well", async () => {
  const school = await convertible();
  const form = await onFirst(school);
  expect((await make(revokeRights, form, school.operator)).status).toBe("led");
  expect(await inForce(school.uai)).toHaveLength(2);
  const again = await make(revokeRights, { ...form, requestId: randomUUID() }, school.operator);
  expect(again).toMatchObject({ reason: "Ce droit a déjà été retiré par quelqu’un d’autre." });
  const unknown = { ...form, requestId: randomUUID(), droit: randomUUID() };
  expect(await make(revokeRights, unknown, school.operator)).toMatchObject({
    reason: "Ce droit n’existe plus.",
  });
});

describe("undoing", () => {
  test.each([
    ["696 hours", "done"],
    ["720 hours -1 minute", "done"],
    ["720 hours 1 minute", "refused"],
    ["744 hours", "refused"],
  ])("a batch applied %s ago is %s", async (interval, status) => {
    const school = await convertible();
    await make(revokeRights, await onFirst(school), school.operator);
    const batchId = await lastBatch(school);
    await age(batchId, interval);
    const outcome = await make(undoRights, { uai: school.uai, batchId }, school.operator);
    expect(outcome.status).toBe(status);
    expect(await inForce(school.uai)).toHaveLength(status === "done" ? 3 : 2);
  });

  test("takes back every line but the one that somebody changed since, and says which", async () => {
    const school = await convertible();
    const { batchId } = await prepare(school);
    await make(applyConversion, { uai: school.uai, batchId }, school.operator);
    const given = (await inForce(school.uai))[0]?.id ?? "";
    await make(revokeRights, { uai: school.uai, requestId: randomUUID(), droit: given }, school.operator);
    const outcome = await make(undoRights, { uai: school.uai, batchId }, school.operator);
    expect(outcome).toMatchObject({
      status: "done",
      message: expect.stringMatching(/^3\slignes défaites.*1\sligne a changé depuis/) as string,
    });
    expect(await inForce(school.uai)).toHaveLength(3);
    const kept = await asOwner(
      "select subject_id, outcome from rights_batch_line where batch_id = $1 and status = 'KEPT'",
      [batchId],
    );
    expect(kept).toEqual([{ subject_id: given, outcome: "Ce droit a été retiré depuis." }]);
  });
});

describe("an exception", () => {
  const reason = "Remplacement jusqu’à Noël";
  const formOn = (uai: string, subjectId: string, days: number) => ({
    ...{ uai, rule: "R01", subjectId, accountId: "", reason, owner: "Élodie MARTIN" },
    endsOn: dayPlus(today, days),
  });

  test.each([
    ["today", 0, "done"],
    ["on the last day allowed", longestExceptionDays, "done"],
    ["the day after", longestExceptionDays + 1, "refused"],
    ["yesterday", -1, "refused"],
  ])("that ends %s (%i) is %s", async (_, days, status) => {
    const school = await convertible();
    const { droit } = await onFirst(school);
    const outcome = await make(grantRightsException, formOn(school.uai, droit, days), school.operator);
    expect(outcome.status).toBe(status);
    expect(await journal(school.uai, "finding.excepted")).toHaveLength(status === "done" ? 1 : 0);
  });

  test("for a right of another school is refused", async () => {
    const school = await convertible();
    const other = await schoolOf(jeanne);
    const { droit } = await onFirst(school);
    const outcome = await make(grantRightsException, formOn(other.uai, droit, 10), other.operator);
    expect(outcome).toMatchObject({ status: "refused", reason: "Ce droit n’existe plus." });
  });
});

test("nothing of a right of another school is revoked, limited nor undone", async () => {
  const school = await convertible();
  const other = await schoolOf(jeanne);
  const form = { ...(await onFirst(school)), uai: other.uai };
  for (const outcome of [
    await make(revokeRights, form, other.operator),
    await make(limitRights, { ...form, requestId: randomUUID(), fin: dayPlus(today, 1) }, other.operator),
  ])
    expect(outcome).toMatchObject({ status: "refused", reason: "Ce droit n’existe plus." });
  await make(revokeRights, await onFirst(school), school.operator);
  const batchId = await lastBatch(school);
  const undone = await make(undoRights, { uai: other.uai, batchId }, other.operator);
  expect(undone).toMatchObject({ status: "refused", reason: "Ce lot n’existe pas." });
  // Their own school’s name on the form opens nothing either: they hold no membership there.
  const foreign = await make(undoRights, { uai: school.uai, batchId }, other.operator);
  expect(foreign.status).toBe("refused");
  expect(await inForce(school.uai)).toHaveLength(2);
});
