import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";
import { migrate } from "@/lib/platform/database/migrate";
import { ask } from "@/tests/support/ask";
import { makeEmbeddedFolder } from "@/tests/support/embedded/folder";

// A server of its own: roles belong to the whole server, and the other tests need theirs as they are.
const folder = makeEmbeddedFolder();
const directory = path.join(folder.base, "migrations");
const lines: string[] = [];
let database: EmbeddedDatabase;
let superuserUrl: string;

const run = (migrationUrl: string) => migrate({ migrationUrl, directory, log: (line) => lines.push(line) });

beforeAll(async () => {
  mkdirSync(path.join(directory, "20260101000000_first"), { recursive: true });
  writeFileSync(path.join(directory, "20260101000000_first", "migration.sql"), "create table first ()");
  database = await folder.start();
  const credentials = readFileSync(
    path.join(path.dirname(database.dataDirectory), "credentials.json"),
    "utf8",
  );
  const address = new URL(database.migrationUrl);
  address.username = "vigie_superuser";
  address.password = (JSON.parse(credentials) as { superuser: string }).superuser;
  superuserUrl = address.href;
});
afterAll(folder.discard);

test.each([
  ["superuser", "nosuperuser"],
  ["bypassrls", "nobypassrls"],
])("an application role with %s is refused: row security would not bind it", async (power, without) => {
  await ask(superuserUrl, `alter role vigie_app ${power}`);
  await expect(run(database.migrationUrl)).rejects.toThrow(/vigie_app a trop de droits/);
  await ask(superuserUrl, `alter role vigie_app ${without}`);
});

test("an application role that may act as the owner is refused", async () => {
  await ask(superuserUrl, "grant vigie_owner to vigie_app");
  await expect(run(database.migrationUrl)).rejects.toThrow(/vigie_app a trop de droits/);
  await ask(superuserUrl, "revoke vigie_owner from vigie_app");
  await run(database.migrationUrl);
});

test("a server without the application role: the owner who may not create it says what to run", async () => {
  for (const sql of ["drop owned by vigie_app", "drop role vigie_app"]) await ask(superuserUrl, sql);
  await expect(run(database.migrationUrl)).rejects.toThrow(/« CREATE ROLE vigie_app LOGIN PASSWORD '…'; »/);
});

test("a server without the application role: an owner who may creates it, unable to sign in", async () => {
  await ask(superuserUrl, "alter role vigie_owner createrole");
  await run(database.migrationUrl);
  expect(await ask(superuserUrl, "select rolcanlogin from pg_roles where rolname = 'vigie_app'")).toEqual([
    { rolcanlogin: false },
  ]);
  expect(lines.join("\n")).toContain("ALTER ROLE vigie_app LOGIN PASSWORD '…';");
});
