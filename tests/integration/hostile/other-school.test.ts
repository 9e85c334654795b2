import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { runCampaign } from "@/lib/resets/jobs";
import { importFile, makeDesk, preview, type Desk } from "@/tests/integration/imports/desk";
import { filePupils, siecleZip, structuresXml } from "@/tests/integration/imports/files";
import { startFor } from "@/tests/integration/resets/campaigns";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";

const { applicationUrl } = useTestDatabase();
afterAll(closeDatabase);

/** Read before any scope exists: to sign in, and to name a school. */
const readByAll = ["establishment", "membership"];

let tables: string[] = [];
let desk: Desk;
let stranger: Desk;

beforeAll(async () => {
  tables = (
    await asOwner<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'uai' order by 1",
    )
  ).map(({ name }) => name);
  desk = await makeDesk();
  stranger = await makeDesk();
  await importFile(desk, structuresXml(desk.uai, { "6e A": "Sixième A" }));
  await importFile(desk, siecleZip(desk.uai, filePupils(3)));
  await preview(desk, siecleZip(desk.uai, filePupils(4)));
  await startFor(desk.uai, desk.operator, 3);
  await workQueue([runCampaign]);
});

const countIn = (table: string, scope: readonly string[], uai: string) =>
  inTransaction(scopeOf(scope), async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ count: number }[]>(
      `select count(*)::int as count from ${table} where uai = $1`,
      uai,
    );
    return rows[0]?.count;
  });

test("every table of a school's own is bound to it, but those read before any scope", async () => {
  const bound = await asOwner<{ name: string }>(
    "select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1",
  );
  expect(bound.map(({ name }) => name)).toEqual(tables.filter((name) => name !== "membership"));
});

test("outside any scope, or in another school's, nothing of the school is seen", async () => {
  expect(tables.length).toBeGreaterThan(12);
  const held = await Promise.all(
    ["student_account", "import_change", "reset_item", "provisional_secret", "journal_entry"].map((table) =>
      countIn(table, [desk.uai], desk.uai),
    ),
  );
  expect(held.every((count) => count !== undefined && count > 0)).toBe(true);
  for (const table of tables.filter((name) => !readByAll.includes(name))) {
    const seen = {
      table,
      none: await countIn(table, [], desk.uai),
      other: await countIn(table, [stranger.uai], desk.uai),
    };
    expect(seen).toEqual({ table, none: 0, other: 0 });
  }
  const [bare] = await database().$queryRawUnsafe<{ count: number }[]>(
    "select count(*)::int as count from student_account",
  );
  expect(bare).toEqual({ count: 0 });
  expect(applicationUrl).toContain("vigie_app");
});

describe("in the scope of another school", () => {
  test("nothing of the school can be changed, removed or written", async () => {
    await inTransaction(scopeOf([stranger.uai]), async (tx) => {
      expect(await tx.studentAccount.updateMany({ data: { withheldReason: "x" } })).toEqual({ count: 0 });
      expect(await tx.resetItem.deleteMany({})).toEqual({ count: 0 });
      expect(await tx.establishment.updateMany({ where: { uai: desk.uai }, data: { name: "x" } })).toEqual({
        count: 0,
      });
    });
    const pupil = { id: randomUUID(), lastName: "A", firstName: "B", nameKey: "a|b", searchText: "a b" };
    await expect(
      inTransaction(scopeOf([stranger.uai]), (tx) =>
        tx.studentAccount.create({ data: { ...pupil, uai: desk.uai } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test("no row may point at a pupil or a campaign of the school", async () => {
    const [known] = await asOwner<{ student_id: string; campaign_id: string }>(
      "select student_id, campaign_id from reset_item where uai = $1 limit 1",
      [desk.uai],
    );
    const [studentId, campaignId] = [known?.student_id ?? "", known?.campaign_id ?? ""];
    const { uai } = stranger;
    await expect(
      inTransaction(scopeOf([uai]), (tx) =>
        tx.resetItem.create({ data: { uai, campaignId, studentId, status: "PENDING" } }),
      ),
    ).rejects.toThrow(/[Ff]oreign key/);
    await expect(
      inTransaction(scopeOf([uai]), (tx) =>
        tx.studentStateChange.create({
          data: { uai, studentId, state: "ACTIVE", source: "IMPORT", at: new Date() },
        }),
      ),
    ).rejects.toThrow(/[Ff]oreign key/);
  });
});
