import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { pendingSql } from "@/scripts/db/schema-engine";
import { ask } from "@/tests/support/ask";

const folder = mkdtempSync(path.join(tmpdir(), "vigie-drift-"));
const directory = path.join(folder, "migrations");
const schemaFile = path.join(folder, "schema.prisma");
const serverUrl = inject("templateMigrationUrl");

const schema = (fields: string) => `
  datasource db {
    provider = "postgresql"
  }
  model Pupil {
    uai  String @db.VarChar(8)
    id   String @db.Uuid
    name String
    ${fields}
    @@id([uai, id])
    @@index([name(ops: raw("gin_trgm_ops"))], type: Gin)
    @@map("pupil")
  }`;

/** What Prisma's schema cannot say must not count as a difference. */
const handWritten = `
  CREATE EXTENSION pg_trgm;
  CREATE TABLE "pupil" ("uai" VARCHAR(8) NOT NULL, "id" UUID NOT NULL, "name" TEXT NOT NULL,
    CONSTRAINT "pupil_pkey" PRIMARY KEY ("uai", "id"));
  CREATE INDEX "pupil_name_idx" ON "pupil" USING GIN ("name" gin_trgm_ops);
  ALTER TABLE "pupil" ALTER COLUMN "name" TYPE TEXT COLLATE "fr-x-icu";
  ALTER TABLE "pupil" ADD CONSTRAINT "pupil_uai_check" CHECK (length("uai") = 8);
  ALTER TABLE "pupil" ENABLE ROW LEVEL SECURITY;
  CREATE POLICY school ON "pupil" TO vigie_app USING (uai = current_setting('app.scope', true));
  GRANT SELECT ON "pupil" TO vigie_app;
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END; $$;
  CREATE TRIGGER pupil_no_delete BEFORE DELETE ON "pupil" FOR EACH ROW EXECUTE FUNCTION refuse();
  CREATE VIEW "pupil_name" AS SELECT "name" FROM "pupil";`;

beforeAll(() => {
  mkdirSync(path.join(directory, "20260101000000_pupil"), { recursive: true });
  writeFileSync(path.join(directory, "20260101000000_pupil", "migration.sql"), handWritten);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("policies, triggers, collations, checks, grants and views are not a difference", async () => {
  writeFileSync(schemaFile, schema(""));
  expect(await pendingSql({ schemaFile, directory, serverUrl })).toBe("");
});

test("a field without its migration is a difference, told as SQL", async () => {
  writeFileSync(schemaFile, schema("born DateTime? @db.Date"));
  expect(await pendingSql({ schemaFile, directory, serverUrl })).toContain('ADD COLUMN     "born" DATE');
});

test("the shadow databases are gone afterwards", async () => {
  expect(await ask(serverUrl, "select datname from pg_database where datname like 'shadow%'")).toEqual([]);
});
