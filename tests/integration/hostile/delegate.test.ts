import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { runCampaign } from "@/lib/resets/jobs";
import { planFor, principal } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { fillTwoClasses, held } from "./two-classes";

useTestDatabase();
afterAll(closeDatabase);

/** Counted apart: how many entries the gestures of this file wrote is not what is tested. */
const journal = "journal_entry";
const seenByAll = "establishment";

let uai: string;
let ids: string[];
let everyone: string;
let only6eB: string;

beforeAll(async () => {
  ({ uai, ids, everyone, only6eB } = await fillTwoClasses());
});

/** Works with the rows of this school as a holder of these classes. */
const holding = <Result>(classes: readonly string[] | null, work: (tx: Transaction) => Promise<Result>) =>
  inTransaction(scopeOf([uai], classes), work);

async function countOf(tx: Transaction, table: string): Promise<number | undefined> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(
    `select count(*)::int as count from ${table} where uai = $1`,
    uai,
  );
  return row?.count;
}

const countsFor = async (classes: readonly string[] | null) =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(held).map(async (table) => [table, await holding(classes, (tx) => countOf(tx, table))]),
    ),
  ) as Record<string, number>;

const expected = (pick: (row: { whole: number; of6eA: number }) => number) =>
  Object.fromEntries(Object.entries(held).map(([table, row]) => [table, pick(row)]));

test("every table bound by class is here", async () => {
  const bound = await asOwner<{ tablename: string }>(
    "select distinct tablename from pg_policies where policyname = 'classes' order by 1",
  );
  expect(bound.map(({ tablename }) => tablename)).toEqual([...Object.keys(held), journal].sort());
});

describe("row-level security", () => {
  test("shows the whole school to those who hold it, and to a job", async () => {
    expect(await countsFor(null)).toEqual(expected(({ whole }) => whole));
    expect(await holding(null, (tx) => countOf(tx, journal))).toBeGreaterThan(0);
  });

  test("shows a delegate their classes only, and nothing of the journal nor of the files", async () => {
    expect(await countsFor(["6e A"])).toEqual(expected(({ of6eA }) => of6eA));
    expect(await holding(["6e A"], (tx) => countOf(tx, journal))).toBe(0);
  });

  test.each([
    ["an empty list", []],
    ["a class of another name", ["6e a"]],
    ["a class that tries to be more", ["6e A' or true --", "%", "6e A,6e B", '"]']],
    ["the name of pupils without a class", ["", "null"]],
  ])("shows nothing for %s", async (_, classes) => {
    const nothing = expected(() => 0);
    expect(await countsFor(classes)).toEqual({ ...nothing, [seenByAll]: 1 });
  });

  test.each([["6e A"], ["{}"], ["null"], ["[["], ['"6e A"'], ['{"0":"6e A"}'], [" "], ["true"]])(
    "shows nothing for %j, which is no list",
    async (text) => {
      const read = (table: string) =>
        inTransaction(scopeOf([uai]), async (tx) => {
          await tx.$executeRaw`select set_config('app.classes', ${text}, true)`;
          return countOf(tx, table);
        }).catch(() => 0);
      for (const table of Object.keys(held).filter((name) => name !== seenByAll))
        expect(await read(table), table).toBe(0);
    },
  );
});

describe("in the scope of a delegate", () => {
  const refused = /row-level security/;

  test("nothing of another class is changed nor removed", async () => {
    await holding(["6e A"], async (tx) => {
      const others = { uai, id: { in: ids.slice(3) } };
      expect(await tx.studentAccount.updateMany({ where: others, data: { withheldReason: "x" } })).toEqual({
        count: 0,
      });
      expect(await tx.studentAccount.deleteMany({ where: others })).toEqual({ count: 0 });
      expect(await tx.resetItem.deleteMany({ where: { uai, studentId: { in: ids.slice(3) } } })).toEqual({
        count: 0,
      });
      expect(
        await tx.$executeRaw`update provisional_secret set sealed = null where student_id = ${ids[4]}::uuid`,
      ).toBe(0);
      expect(await tx.$executeRaw`delete from credential_sheet where class_name <> '6e A'`).toBe(0);
      expect(await tx.$executeRaw`update reset_campaign set name = 'x' where id = ${only6eB}::uuid`).toBe(0);
      expect(await tx.$executeRaw`update reset_campaign set name = name`).toBe(1);
      expect(await tx.$executeRaw`delete from reset_campaign`).toBe(0);
      expect(await tx.$executeRaw`delete from import`).toBe(0);
      expect(await tx.$executeRaw`delete from school_class where code = '6e B'`).toBe(0);
      expect(await tx.$executeRaw`delete from received_list where campaign_id = ${only6eB}::uuid`).toBe(0);
    });
    expect(await countsFor(null)).toEqual(expected(({ whole }) => whole));
  });

  test("no pupil is moved out of their classes, nor taken into them", async () => {
    const move = (from: string | undefined, to: string | null) =>
      holding(
        ["6e A"],
        (tx) => tx.$executeRaw`update student_account set class_name = ${to} where id = ${from}::uuid`,
      );
    await expect(move(ids[0], "6e B")).rejects.toThrow(refused);
    await expect(move(ids[0], null)).rejects.toThrow(refused);
    expect(await move(ids[4], "6e A")).toBe(0);
    expect(await move(ids[0], "6e A")).toBe(1);
  });

  test.each([
    [
      "a pupil",
      "insert into student_account (uai, id, last_name, first_name, name_key, search_text, class_name) values ($1, gen_random_uuid(), 'A', 'B', 'a', 'a', '6e B')",
    ],
    [
      "a pupil without a class",
      "insert into student_account (uai, id, last_name, first_name, name_key, search_text) values ($1, gen_random_uuid(), 'A', 'B', 'a', 'a')",
    ],
    [
      "an item",
      "insert into reset_item (uai, campaign_id, student_id, class_name, status) values ($1, $3::uuid, $2::uuid, '6e B', 'PENDING')",
    ],
    [
      "a state",
      "insert into student_state_change (uai, id, student_id, state, source, at) values ($1, gen_random_uuid(), $2::uuid, 'ACTIVE', 'IMPORT', now())",
    ],
    [
      "a secret",
      "insert into provisional_secret (uai, id, student_id, campaign_id, created_at, expires_at) values ($1, gen_random_uuid(), $2::uuid, $3::uuid, now(), now())",
    ],
    [
      "a sheet",
      "insert into credential_sheet (uai, id, campaign_id, kind, class_name, student_count, printed_at, printed_by, printed_by_name) values ($1, gen_random_uuid(), $3::uuid, 'LIST', '6e B', 1, now(), $2::uuid, 'x')",
    ],
    [
      "a selection",
      "insert into student_selection (uai, id, source, student_ids, created_by, created_by_name, created_at) values ($1, gen_random_uuid(), 'HAND', array[$2::uuid], $2::uuid, 'x', now())",
    ],
    [
      "an import",
      "insert into import (uai, id, file_name, created_by, created_by_name, created_at) values ($1, gen_random_uuid(), 'x', $2::uuid, 'x', now())",
    ],
    ["the name of a class", "insert into school_class (uai, code, label) values ($1, '6e C', 'x')"],
    ["a setting of the school", "update establishment set secret_validity_days = 1 where uai = $1"],
  ])("%s of another class is not written", async (_, sql) => {
    const values = [uai, ids[5], everyone].slice(
      0,
      Math.max(...[...sql.matchAll(/\$(\d)/g)].map(([, rank]) => Number(rank))),
    );
    await expect(holding(["6e A"], (tx) => tx.$executeRawUnsafe(sql, ...values))).rejects.toThrow(refused);
  });

  test("the row of the school can be locked, as a gesture needs", async () => {
    await holding(["6e A"], async (tx) => {
      expect(await tx.$queryRaw`select uai from establishment where uai = ${uai} for update`).toEqual([
        { uai },
      ]);
    });
  });

  test("another school's campaign is not even known to run", async () => {
    const other = await principal();
    await makeStudents(other.uai, 1);
    await make(startCampaign, planFor(other.uai, 1), other.operator);
    const runs = (school: string, within: string) =>
      inTransaction(scopeOf([within], ["6e A"]), async (tx) => {
        const [row] = await tx.$queryRaw<
          { runs: boolean }[]
        >`select school_has_campaign(${school}, array['QUEUED']) as runs`;
        return row?.runs;
      });
    expect([await runs(other.uai, other.uai), await runs(other.uai, uai), await runs(uai, uai)]).toEqual([
      true,
      false,
      false,
    ]);
    await workQueue([runCampaign]);
  });
});

test("a random school id opens nothing", async () => {
  expect(
    await inTransaction(scopeOf([randomUUID().slice(0, 8)], ["6e A"]), (tx) =>
      countOf(tx, "student_account"),
    ),
  ).toBe(0);
});
