import { afterAll, expect, test, vi } from "vitest";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { prepared } from "@/lib/platform/database/prepared";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

type Setting = { scope: string; classes: string };
const setting = async (asker: Pick<Transaction, "$queryRaw">) => {
  const [row] = await asker.$queryRaw<Setting[]>`
    select current_setting('app.scope', true) as scope, current_setting('app.classes', true) as classes`;
  return row;
};

test("a transaction begins in its scope, however the names of its classes are written", async () => {
  const classes = ["6e A", `l'é"lève`, "a\\'; drop table session; --", "$1"];
  expect(await inTransaction(scopeOf(["0750001A", "0750002B"], classes), setting)).toEqual({
    scope: "0750001A,0750002B",
    classes: JSON.stringify(classes),
  });
  expect(await inTransaction(scopeOf(["0750001A"]), setting)).toEqual({ scope: "0750001A", classes: "" });
});

test("the scope ends with its transaction, which is one: what fails leaves nothing", async () => {
  const scope = scopeOf(["0750001A"]);
  await expect(
    inTransaction(scope, async (tx) => {
      await tx.$executeRaw`create temporary table passing (one int) on commit drop`;
      throw new Error("left");
    }),
  ).rejects.toThrow("left");
  const later = await Promise.all(Array.from({ length: 8 }, () => setting(database())));
  for (const row of later) expect(row?.scope ?? "").toBe("");
  const found = await inTransaction(
    scope,
    (tx) => tx.$queryRaw<{ name: string | null }[]>`select to_regclass('passing')::text as name`,
  );
  expect(found).toEqual([{ name: null }]);
});

test("a second copy of the module, as Next loads one a bundle, speaks to the same connections", async () => {
  await inTransaction(scopeOf([]), setting);
  vi.resetModules();
  const again = await import("@/lib/platform/database/transaction");
  expect(again.inTransaction).not.toBe(inTransaction);
  expect((await again.inTransaction(scopeOf(["0750001A"]), setting))?.scope).toBe("0750001A");
});

test("transactions at once each keep their own scope", async () => {
  const uais = Array.from({ length: 30 }, (_, rank) => `07500${String(rank).padStart(2, "0")}A`);
  const seen = await Promise.all(uais.map((uai) => inTransaction(scopeOf([uai]), setting)));
  expect(seen.map((row) => row?.scope)).toEqual(uais);
});

test("a marked query is kept by its connection, any other is not", async () => {
  const kept = await inTransaction(scopeOf([]), async (tx) => {
    await tx.$queryRaw`${prepared} select ${1}::int as one`;
    await tx.$queryRaw`select ${2}::int as two`;
    return tx.$queryRaw<{ statement: string }[]>`
      select statement from pg_prepared_statements where statement like ${"%_::int as%"}`;
  });
  expect(kept).toEqual([{ statement: "/* prepared */ select $1::int as one" }]);
});
