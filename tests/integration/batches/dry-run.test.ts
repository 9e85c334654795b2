import { afterAll, describe, expect, test } from "vitest";
import { exportDryRun } from "@/lib/batches/documents";
import { readDryRun } from "@/lib/batches/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { journalled } from "@/tests/integration/resets/campaigns";
import type { TestOperator } from "@/tests/support/factories";
import { formOf } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { schoolOfGuests } from "./guests";

useTestDatabase();
afterAll(closeDatabase);

type Query = Record<string, string | readonly string[]>;

const everything = { crowd: "GUESTS", geste: "SUSPEND", everything: "on" };
const look = (uai: string, { sessionToken }: TestOperator, query: Query) =>
  asRequest({ now: new Date(), sessionToken }, () => readDryRun(uai, query));

/** Every page, from the first to the last. */
async function pages(uai: string, rupn: TestOperator, query: Query) {
  const found = [];
  for (let apres: string | null = ""; apres !== null;) {
    const page: Awaited<ReturnType<typeof look>> = await look(uai, rupn, { ...query, apres });
    found.push(page);
    apres = page.next;
  }
  return found;
}
const idsOf = (all: Awaited<ReturnType<typeof pages>>) =>
  all.flatMap(({ lines }) => lines.map(({ account }) => account.id));

/** 230 guests, every tenth of whom is suspended, so that suspending leaves those out. */
async function school() {
  const { uai, rupn, guests } = await schoolOfGuests(230);
  const suspended = guests.filter((_, index) => index % 10 === 0);
  await asOwner("update ent_account set status = 'SUSPENDED' where id = any($1::uuid[])", [suspended]);
  return { uai, rupn, guests, suspended };
}

describe("the pages of a dry run", () => {
  test("hold each account once, in the order of names, under the same totals and fingerprint", async () => {
    const { uai, rupn, guests, suspended } = await school();
    const all = await pages(uai, rupn, everything);
    expect(all.map(({ lines }) => lines.length)).toEqual([100, 100, 30]);
    expect(idsOf(all).sort()).toEqual(guests);
    const names = all.flatMap(({ lines }) => lines.map(({ account }) => account.firstName));
    expect(names).toEqual(
      (
        await asOwner<{ first_name: string }>(
          "select first_name from ent_account where uai = $1 order by last_name, first_name, id",
          [uai],
        )
      ).map(({ first_name }) => first_name),
    );
    for (const { total, accepted, leftOut, matching } of all)
      expect({ total, accepted, leftOut, matching }).toEqual({
        ...{ total: 230, accepted: 230 - suspended.length, matching: 230 },
        leftOut: { ALREADY: suspended.length },
      });
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  test("skip and repeat nobody when accounts before them go meanwhile", async () => {
    const { uai, rupn, guests } = await school();
    const first = await look(uai, rupn, everything);
    const shown = first.lines.map(({ account }) => account.id);
    await asOwner("delete from ent_account where id = any($1::uuid[])", [shown.slice(0, 40)]);
    const second = await look(uai, rupn, { ...everything, apres: first.next ?? "" });
    const third = await look(uai, rupn, { ...everything, apres: second.next ?? "" });
    expect(idsOf([second, third]).sort()).toEqual(guests.filter((id) => !shown.includes(id)));
  });

  test("are cut by outcome and searched, without a word changed of what is to be confirmed", async () => {
    const { uai, rupn, guests, suspended } = await school();
    const whole = await look(uai, rupn, everything);
    const done = await pages(uai, rupn, { ...everything, issue: "FAIT" });
    expect(done.map(({ lines }) => lines.length)).toEqual([100, 100, 7]);
    expect(idsOf(done).sort()).toEqual(guests.filter((id) => !suspended.includes(id)));
    for (const issue of ["LAISSE", "ALREADY"]) {
      const left = await pages(uai, rupn, { ...everything, issue });
      expect(idsOf(left).sort()).toEqual(suspended);
      expect(left[0]).toMatchObject({ matching: suspended.length, accepted: whole.accepted });
      expect(left[0]?.fingerprint).toBe(whole.fingerprint);
    }
    // N21 and N210 to N219: of them the 21st and the 211th are suspended, being the first of their ten.
    const found = await look(uai, rupn, { ...everything, nom: "n21" });
    expect(found.lines.map(({ account }) => account.firstName).sort()).toEqual(
      ["N21", ...Array.from({ length: 10 }, (_, digit) => `N21${digit}`)].sort(),
    );
    expect(found).toMatchObject({ matching: 11, total: 230, fingerprint: whole.fingerprint });
    expect(await look(uai, rupn, { ...everything, nom: "n21", issue: "LAISSE" })).toMatchObject({
      matching: 2,
    });
    expect(await look(uai, rupn, { ...everything, nom: "personne" })).toMatchObject({
      ...{ lines: [], matching: 0, next: null, total: 230 },
    });
  });

  test("count each account once past the slices in which a long list is read", async () => {
    const { uai, rupn, guests } = await schoolOfGuests(2_001);
    const last = guests.at(-1) ?? "";
    await asOwner("update ent_account set status = 'SUSPENDED' where id = $1", [last]);
    const whole = await look(uai, rupn, everything);
    expect(whole).toMatchObject({ total: 2_001, accepted: 2_000, leftOut: { ALREADY: 1 } });
    expect(idsOf([await look(uai, rupn, { ...everything, issue: "ALREADY" })])).toEqual([last]);
    await asOwner("update ent_account set status = 'ACTIVE' where id = $1", [last]);
    expect((await look(uai, rupn, everything)).fingerprint).not.toBe(whole.fingerprint);
  });

  test("of ticked accounts hold those of the school alone", async () => {
    const { uai, rupn, guests } = await school();
    const { guests: strangers } = await schoolOfGuests(2);
    const ticked = { crowd: "GUESTS", geste: "SUSPEND", compte: [...guests.slice(0, 3), ...strangers] };
    expect(await look(uai, rupn, ticked)).toMatchObject({ total: 3, accepted: 2, matching: 3, next: null });
  });
});

test("the list that is looked at leaves as a file, whole and journalled, and formulas are text", async () => {
  const { uai, rupn, guests, suspended } = await school();
  await asOwner("update ent_account set first_name = '=1+1' where id = $1", [guests[0]]);
  const request = { now: new Date(), sessionToken: rupn.sessionToken };
  const file = async (query: Query) => {
    const result = await asRequest(request, () => exportDryRun(formOf({ uai, ...everything, ...query })));
    if (result.status !== "printed") throw new Error(result.status);
    return (await result.response.text()).trimEnd().split("\r\n");
  };
  expect(await file({})).toHaveLength(231);
  const left = await file({ issue: "LAISSE" });
  expect(left).toHaveLength(suspended.length + 1);
  expect(left.slice(1).every((line) => line.includes("laissé tel quel;Le compte de"))).toBe(true);
  expect(left.some((line) => line.startsWith("Invité;'=1+1;"))).toBe(true);
  const entries = await journalled(uai, "account.dry-run-exported");
  expect(entries.map(({ text }) => (JSON.parse(text) as { detail: { lines: number } }).detail.lines)).toEqual(
    [230, suspended.length],
  );
});
