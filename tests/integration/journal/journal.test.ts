import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { readJournal } from "@/lib/journal/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { entriesFor } from "@/lib/platform/door";
import { appendToJournal } from "@/lib/platform/journal/append";
import { genesisOf, type StoredEntry, verifyEntries } from "@/lib/platform/journal/verify";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

function write(uai: string, targets: readonly string[]): Promise<void> {
  const entries = entriesFor({
    audit: "student.reset",
    uai,
    actor: { id: randomUUID(), name: "Claire Martin" },
    targets: targets.map((id) => ({ kind: "student", id, detail: { note: `élève ${id}` } })),
    now: new Date(),
  });
  return inTransaction(scopeOf([uai]), (tx) => appendToJournal(tx, entries));
}

async function wholeChain() {
  const [head] = await asOwner<{ installation_id: string; seq: string; hash: string }>(
    "select * from journal_head",
  );
  const rows = await asOwner<{
    seq: string;
    text: string;
    hash: string;
    at: Date;
    uai: string;
    action: string;
    target_id: string;
  }>("select * from journal_entry order by seq");
  const entries: StoredEntry[] = rows.map((row) => ({
    ...row,
    seq: BigInt(row.seq),
    targetId: row.target_id,
  }));
  return { head, check: verifyEntries(genesisOf(head?.installation_id ?? ""), entries) };
}

test("stays one chain under writers at the same moment", async () => {
  const { uai } = await makeSchool();
  await Promise.all(Array.from({ length: 8 }, (_, rank) => write(uai, [`${rank}-a`, `${rank}-b`])));
  const { head, check } = await wholeChain();
  expect(check).toMatchObject({ intact: true, link: { hash: head?.hash } });
});

test("goes back with the change that it tells", async () => {
  const { uai } = await makeSchool();
  const entries = entriesFor({
    audit: "student.reset",
    uai,
    actor: null,
    targets: [{ kind: "student", id: "x" }],
    now: new Date(),
  });
  const attempt = inTransaction(scopeOf([uai]), async (tx) => {
    await appendToJournal(tx, entries);
    throw new Error("the change broke");
  });
  await expect(attempt).rejects.toThrow("the change broke");
  expect(await asOwner("select 1 from journal_entry where uai = $1", [uai])).toEqual([]);
  expect((await wholeChain()).check.intact).toBe(true);
});

test.each(["update journal_entry set text = 'x'", "delete from journal_entry", "truncate journal_entry"])(
  "refuses %j, even to the owner",
  async (sql) => {
    const { uai } = await makeSchool();
    await write(uai, ["kept"]);
    await expect(asOwner(sql)).rejects.toThrow("append-only");
  },
);

test("shows a school its own entries, filtered, the latest first", async () => {
  const mine = await makeSchool();
  const theirs = await makeSchool();
  await write(mine.uai, ["one", "two"]);
  await write(theirs.uai, ["theirs"]);
  const auditor = await makeOperator({ uai: mine.uai, roles: ["AUDITOR"] });
  const ask = (query: Record<string, string>) =>
    asRequest({ sessionToken: auditor.sessionToken, now: new Date() }, () => readJournal(mine.uai, query));
  const all = await ask({});
  expect(all.entries.map(({ targetId }) => targetId)).toEqual(["two", "one"]);
  expect(all.entries.every(({ isIntact }) => isIntact)).toBe(true);
  expect((await ask({ q: "ÉLÈVE one" })).entries.map(({ targetId }) => targetId)).toEqual(["one"]);
  expect((await ask({ issue: "REFUSED" })).entries).toEqual([]);
  expect((await ask({ avant: all.entries[0]?.seq ?? "" })).entries.map(({ targetId }) => targetId)).toEqual([
    "one",
  ]);
});
