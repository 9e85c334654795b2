import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "@/lib/platform/database/migrate";
import { ask } from "@/tests/support/ask";

let directory: string;
let migrationUrl: string;
let lines: string[];

const templateUrl = inject("templateMigrationUrl");
const applied = () => ask(migrationUrl, `select migration_name as name from "_prisma_migrations" order by 1`);
const run = () => migrate({ migrationUrl, directory, log: (line) => lines.push(line) });

function write(name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "vigie-migrate-"));
  lines = [];
  const address = new URL(templateUrl);
  address.pathname = `/vigie_migrate_${randomBytes(6).toString("hex")}`;
  migrationUrl = address.href;
  await ask(templateUrl, `create database ${address.pathname.slice(1)}`);
  write("20260101000000_first", "create table first (n int); create table also_first ();");
});

afterEach(async () => {
  rmSync(directory, { recursive: true });
  await ask(templateUrl, `drop database ${new URL(migrationUrl).pathname.slice(1)} with (force)`);
});

test("applies what is missing, in order, once, and says so", async () => {
  write("20260102000000_second", "insert into first values (1)");
  await run();
  await run();
  expect(await ask(migrationUrl, "select n from first")).toEqual([{ n: 1 }]);
  expect(lines).toEqual([
    "Migration appliquée : 20260101000000_first.",
    "Migration appliquée : 20260102000000_second.",
  ]);
});

test("records each migration as Prisma does", async () => {
  write("20260101000000_first", "create table first ()");
  await run();
  expect(
    await ask(
      migrationUrl,
      `select migration_name, checksum, finished_at is not null as finished, rolled_back_at, logs, applied_steps_count
       from "_prisma_migrations"`,
    ),
  ).toEqual([
    {
      migration_name: "20260101000000_first",
      // sha256 of the script above
      checksum: "afbd3dcabd9837ccb992abffce15664b73aebcff9b9c219fee5c1cd7473f1d1a",
      finished: true,
      rolled_back_at: null,
      logs: null,
      applied_steps_count: 1,
    },
  ]);
});

test("three callers at once apply each migration once", async () => {
  await Promise.all([run(), run(), run()]);
  expect(await applied()).toEqual([{ name: "20260101000000_first" }]);
  expect(lines).toHaveLength(1);
});

test("a migration that fails leaves nothing of itself, and what came before stays", async () => {
  write("20260102000000_broken", "create table half (); select 1 / 0;");
  await expect(run()).rejects.toThrow(
    /« 20260102000000_broken » a échoué et rien n’en est resté.*division by zero/,
  );
  expect(await applied()).toEqual([{ name: "20260101000000_first" }]);
  expect(
    await ask(migrationUrl, "select to_regclass('half') as half, to_regclass('first') as first"),
  ).toEqual([{ half: null, first: "first" }]);
  write("20260102000000_broken", "create table half ();");
  await run();
  expect(await applied()).toHaveLength(2);
});

test("a migration cut short by a lost connection leaves nothing, and runs again", async () => {
  write("20260102000000_cut", "create table half (); select pg_terminate_backend(pg_backend_pid());");
  await expect(run()).rejects.toMatchObject({ name: "DatabaseUnavailable" });
  expect(await applied()).toHaveLength(1);
  write("20260102000000_cut", "create table half ();");
  await run();
  expect(await applied()).toHaveLength(2);
});

test("a migration edited after it was applied is refused, and nothing further runs", async () => {
  await run();
  write("20260101000000_first", "create table first (n int); -- edited");
  write("20260102000000_second", "create table second ()");
  await expect(run()).rejects.toThrow(/« 20260101000000_first » a été modifiée après son application/);
  expect(await applied()).toHaveLength(1);
});

test("a database newer than the program is refused", async () => {
  write("20260102000000_second", "create table second ()");
  await run();
  rmSync(path.join(directory, "20260102000000_second"), { recursive: true });
  await expect(run()).rejects.toThrow(/« 20260102000000_second ».*plus récente que le programme/);
});

test("a migration that Prisma’s own command left unfinished is refused", async () => {
  await run();
  await ask(migrationUrl, `update "_prisma_migrations" set finished_at = null`);
  await expect(run()).rejects.toThrow(/« 20260101000000_first » est restée inachevée/);
});

test.each(["first", "2026_first", "20260102000000_First", "20260102000000_é"])(
  "a folder named %s is refused",
  async (name) => {
    write(name, "select 1");
    await expect(run()).rejects.toThrow(`« ${name} » est mal nommé`);
  },
);

test("a migration without its script, and a directory that is not there, are refused", async () => {
  mkdirSync(path.join(directory, "20260102000000_empty"));
  await expect(run()).rejects.toThrow(/20260102000000_empty.migration\.sql manque ou est vide/);
  const absent = migrate({ migrationUrl, directory: `${directory}-absent`, log: () => undefined });
  await expect(absent).rejects.toThrow(/-absent manque/);
});

test("a wrong password is refused in French, without the password", async () => {
  const address = new URL(migrationUrl);
  address.password = "motdepasse-faux";
  const refusal = migrate({ migrationUrl: address.href, directory, log: () => undefined });
  await expect(refusal).rejects.toThrow(/ne répond pas à l’adresse de MIGRATION_DATABASE_URL/);
  await expect(refusal).rejects.not.toThrow("motdepasse-faux");
});
