import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureEmbedded, type EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";
import { ask } from "@/tests/support/ask";
import { makeEmbeddedFolder, postmasterPid } from "@/tests/support/embedded/folder";

describe("a new server", () => {
  const folder = makeEmbeddedFolder();
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    database = await folder.start();
  });
  afterAll(folder.discard);

  test("is a PostgreSQL 18 in UTF-8 that sorts as French readers expect", async () => {
    const [server] = await ask(
      database.migrationUrl,
      "select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding",
    );
    expect(server).toEqual({ major: 18, encoding: "UTF8" });
    const [sorted] = await ask(
      database.migrationUrl,
      `select string_agg(name, ' ' order by name collate "fr-x-icu") as names
       from unnest(array['Zoé', 'Éric', 'Eve', 'œuf', 'Élodie', 'Ofer']) as name`,
    );
    expect(sorted).toEqual({ names: "Élodie Éric Eve œuf Ofer Zoé" });
  });

  test("keeps what it acknowledges and listens to this machine only", async () => {
    const [settings] = await ask(
      database.migrationUrl,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('listen_addresses') as addresses,
        current_setting('max_connections') as connections`,
    );
    expect(settings).toEqual({
      fsync: "on",
      commit: "on",
      addresses: "127.0.0.1",

      connections: "100",
    });
  });

  test("gives the owner its database and the application nothing but a connection", async () => {
    const [owner] = await ask(
      database.migrationUrl,
      "select current_user as role, pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()",
    );
    expect(owner).toEqual({ role: "vigie_owner", owner: "vigie_owner" });
    const rights = await ask(
      database.applicationUrl,
      `select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as any_power,
        has_schema_privilege('public', 'create') as creates, has_database_privilege(current_database(), 'temp') as temp
       from pg_roles where rolname = current_user`,
    );
    expect(rights).toEqual([{ any_power: false, creates: false, temp: false }]);
  });

  test("is reached by password only", async () => {
    const guess = new URL(database.applicationUrl);
    guess.password = "essai";
    await expect(ask(guess.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("keeps its passwords in a file that only we read, and out of what it says", () => {
    const file = path.join(path.dirname(database.dataDirectory), "credentials.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const passwords = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
    const said = folder.lines.join("\n") + readFileSync(path.join(path.dirname(file), "server.log"), "utf8");
    expect(passwords).toHaveLength(3);
    for (const password of passwords) expect(said).not.toContain(password);
  });

  test.runIf(process.platform === "linux")("does not inherit the console’s environment", () => {
    const environment = readFileSync(`/proc/${postmasterPid(database.dataDirectory)}/environ`, "utf8");
    expect(environment.split("\0").map((pair) => pair.split("=")[0])).not.toContain("VITEST");
    expect(process.env["VITEST"]).toBe("true");
  });

  test("writes no row in its log when a statement fails", async () => {
    await ask(database.migrationUrl, "create table pupil (name text primary key)");
    const add = "insert into pupil values ('Élodie Secrète')";
    await ask(database.migrationUrl, add);
    await expect(ask(database.migrationUrl, add)).rejects.toThrow("duplicate key");
    const log = readFileSync(path.join(path.dirname(database.dataDirectory), "server.log"), "utf8");
    expect(log).toContain("duplicate key");
    expect(log).not.toContain("Secrète");
  });

  test("is joined, not started again, and keeps its address over a stop", async () => {
    const joined = await folder.start();
    expect(joined).toMatchObject({ started: false, applicationUrl: database.applicationUrl });
    await joined.stop();
    expect(database.isAlive()).toBe(false);
    const again = await folder.start();
    expect(again).toMatchObject({ started: true, applicationUrl: database.applicationUrl });
    expect(database.isAlive()).toBe(true);
  });
});

describe("a folder that is not as it should be", () => {
  const folder = makeEmbeddedFolder();
  const home = path.join(folder.base, "postgresql");
  const data = path.join(home, "data");
  afterAll(folder.discard);

  test("half made by a start cut short: starts over", async () => {
    mkdirSync(path.join(home, "data-cut", "base"), { recursive: true });
    writeFileSync(path.join(home, "data-cut", "PG_VERSION"), "18\n");
    const database = await folder.start();
    expect(await ask(database.applicationUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(home, "data-cut"))).toBe(false);
    await database.stop();
  });

  test("whose last server’s number now belongs to another program: starts", async () => {
    writeFileSync(path.join(data, "postmaster.pid"), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n`);
    const database = await folder.start();
    expect(database.started).toBe(true);
    await database.stop();
  });

  test("whose passwords are lost: says which file to restore, and touches nothing", async () => {
    const file = path.join(home, "credentials.json");
    const kept = readFileSync(file, "utf8");
    for (const damage of [
      () => {
        rmSync(file);
      },
      () => {
        writeFileSync(file, "{");
      },
    ]) {
      damage();
      await expect(folder.start()).rejects.toThrow(/credentials\.json manque ou est illisible.*sauvegarde/);
    }
    writeFileSync(file, kept, { mode: 0o600 });
    const database = await folder.start();
    expect(database.started).toBe(true);
    await database.stop();
  });

  test("made by another version of PostgreSQL: refuses it in French", async () => {
    writeFileSync(path.join(data, "PG_VERSION"), "17\n");
    await expect(folder.start()).rejects.toThrow(/celles de PostgreSQL 17.*DATABASE_URL/);
    writeFileSync(path.join(data, "PG_VERSION"), "18\n");
  });

  test("that cannot be a folder: says which, why and what to do", async () => {
    const file = path.join(folder.base, "fichier");
    writeFileSync(file, "");
    const baseDirectory = path.join(file, "console");
    const refusal = ensureEmbedded({ baseDirectory, log: () => undefined });
    await expect(refusal).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await expect(refusal).rejects.toThrow(/fichier.*est un fichier, pas un dossier.*MIGRATION_DATABASE_URL/);
  });
});
