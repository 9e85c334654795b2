import { afterAll, describe, expect, test } from "vitest";
import { changeAdministratorPolicy } from "@/lib/hygiene/actions";
import { readAdministratorPolicy, readAdministrators } from "@/lib/hygiene/read";
import { closeDatabase } from "@/lib/platform/database/client";
import type { Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { journalled } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { elodie, jeanne, schoolOf } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const sent = { mostAdministrators: "5", fewestAdministrators: "1", inactiveDays: "60", passwordDays: "730" };
const numbers = { mostAdministrators: 5, fewestAdministrators: 1, inactiveDays: 60, passwordDays: 730 };
const stored = (uai: string) =>
  asOwner<{ administrator_policy: unknown }>(
    "select administrator_policy from establishment where uai = $1",
    [uai],
  );
const as = <T>({ sessionToken }: TestOperator, read: () => Promise<T>) =>
  asRequest({ now: new Date(), sessionToken }, read);

describe("the limits on administrators", () => {
  test.each(["PRINCIPAL", "RUPN"] as const)("%s changes them, journalled with what changed", async (role) => {
    const { uai } = await makeSchool();
    const operator = await makeOperator({ uai, roles: [role] });
    expect(await make(changeAdministratorPolicy, { uai, ...sent }, operator)).toMatchObject({
      status: "done",
    });
    expect(await stored(uai)).toEqual([{ administrator_policy: numbers }]);
    expect(await as(operator, () => readAdministratorPolicy(uai))).toEqual({
      policy: numbers,
      mayChange: true,
    });
    const [entry] = await journalled(uai, "administrator.policy-changed");
    expect(entry?.target_id).toBe(uai);
    const { detail } = JSON.parse(entry?.text ?? "") as { detail: { fields: string[] } };
    expect(detail).toMatchObject({ ...numbers });
    expect(detail.fields).toHaveLength(4);
  });

  test("saved twice, or contradictory, are refused without a trace", async () => {
    const { uai } = await makeSchool();
    const operator = await makeOperator({ uai, roles: ["RUPN"] });
    await make(changeAdministratorPolicy, { uai, ...sent }, operator);
    expect(await make(changeAdministratorPolicy, { uai, ...sent }, operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("déjà") as string,
    });
    const crossed = { ...sent, mostAdministrators: "2", fewestAdministrators: "3" };
    expect(await make(changeAdministratorPolicy, { uai, ...crossed }, operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("baissez") as string,
    });
    expect(
      await make(changeAdministratorPolicy, { uai, ...sent, inactiveDays: "29" }, operator),
    ).toMatchObject({
      status: "invalid",
      fields: { inactiveDays: ["Écrivez un nombre entier, de 30 à 365."] },
    });
    expect(await stored(uai)).toEqual([{ administrator_policy: numbers }]);
    expect(await journalled(uai, "administrator.policy-changed")).toHaveLength(1);
  });

  test.each<Role>(["DELEGATE", "AUDITOR", "ACADEMY"])("%s changes nothing", async (role) => {
    const { uai } = await makeSchool();
    const operator = await makeOperator({ uai, roles: [role] });
    expect((await make(changeAdministratorPolicy, { uai, ...sent }, operator)).status).toBe("refused");
    expect(await stored(uai)).toEqual([{ administrator_policy: {} }]);
  });

  test("of another school are out of reach", async () => {
    const [here, elsewhere] = [await makeSchool(), await makeSchool()];
    const operator = await makeOperator({ uai: here.uai, roles: ["RUPN"] });
    expect((await make(changeAdministratorPolicy, { uai: elsewhere.uai, ...sent }, operator)).status).toBe(
      "refused",
    );
    expect(await stored(elsewhere.uai)).toEqual([{ administrator_policy: {} }]);
  });

  test("change what the page of administrators finds, at the next look", async () => {
    const { uai, operator } = await schoolOf(jeanne, elodie);
    const verdicts = async () => {
      const found = await as(operator, () => readAdministrators(uai));
      return { kinds: found.counts.map(({ verdict }) => verdict.kind), policy: found.policy };
    };
    expect((await verdicts()).kinds).toEqual(["PASSES", "PASSES"]);
    const single = { ...sent, mostAdministrators: "1" };
    await make(changeAdministratorPolicy, { uai, ...single }, operator);
    expect(await verdicts()).toEqual({
      kinds: ["FAILS", "PASSES"],
      policy: { ...numbers, mostAdministrators: 1 },
    });
  });
});
