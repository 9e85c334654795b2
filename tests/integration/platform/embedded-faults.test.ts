import { chownSync, existsSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isReachableByOthers } from "@/lib/platform/database/embedded/home";
import {
  type EmbeddedFolder,
  makeEmbeddedFolder,
  postmasterPid,
  spawnStarter,
} from "@/tests/support/embedded/folder";

const isRoot = process.getuid?.() === 0;
let folder: EmbeddedFolder;
beforeEach(() => {
  folder = makeEmbeddedFolder();
});
afterEach(() => folder.discard());

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

test("three processes at once make and share one server", async () => {
  const outputs = await Promise.all([1, 2, 3].map(() => spawnStarter(folder.base).output));
  const answers = outputs.map((text) => JSON.parse(text) as { started: boolean; applicationUrl: string });
  expect(answers.filter(({ started }) => started)).toHaveLength(1);
  expect(new Set(answers.map(({ applicationUrl }) => applicationUrl)).size).toBe(1);
  expect((await folder.start()).started).toBe(false);
});

test("a first start killed while it makes the data is done over by the next", async () => {
  const { child, output } = spawnStarter(folder.base);
  const home = path.join(folder.base, "postgresql");
  const attempts = () =>
    existsSync(home) ? readdirSync(home).filter((name) => name.startsWith("data-")) : [];
  while (!attempts().some((name) => existsSync(path.join(home, name, "PG_VERSION")))) await pause(5);
  child.kill("SIGKILL");
  await output;
  const database = await folder.start();
  expect(database.started).toBe(true);
  expect(existsSync(path.join(home, "data", "PG_VERSION"))).toBe(true);
});

test("a killed server comes back at the same address with every commit it acknowledged", async () => {
  const database = await folder.start();
  const client = await connect(database.migrationUrl);
  await client.query("create table kept (n int primary key)");
  for (let round = 0; round < 3; round++) {
    const writer = await connect(database.migrationUrl);
    let acknowledged = round * 1000;
    const writing = (async () => {
      for (;;) {
        await writer.query("insert into kept values ($1)", [acknowledged + 1]);
        acknowledged += 1;
      }
    })().catch(() => acknowledged);
    await pause(150);
    process.kill(postmasterPid(database.dataDirectory), "SIGKILL");
    await database.restart();
    expect(database.isAlive()).toBe(true);
    const last = await writing;
    expect(last).toBeGreaterThan(round * 1000);

    const reader = await connect(database.migrationUrl);
    const { rows } = await reader.query<{ n: number }>(
      "select count(*)::int as n from kept where n > $1 and n <= $2",
      [round * 1000, last],
    );
    expect(rows[0]?.n).toBe(last - round * 1000);
    await reader.end();
  }
});

test("a server that was killed is seen to be dead", async () => {
  const database = await folder.start();
  process.kill(postmasterPid(database.dataDirectory), "SIGKILL");
  for (const begun = Date.now(); database.isAlive() && Date.now() - begun < 5000;) await pause(10);
  expect(database.isAlive()).toBe(false);
  await database.stop();
});

test("a restart waits for the statement that an orphaned process still runs", async () => {
  const database = await folder.start();
  const busy = await connect(database.migrationUrl);
  const running = busy.query("select count(*) from generate_series(1, 15000000)").then(
    () => "answered",
    () => "lost",
  );
  await pause(200);
  process.kill(postmasterPid(database.dataDirectory), "SIGKILL");
  await database.restart();
  expect(database.isAlive()).toBe(true);
  await running;
});

test("a port taken while the server was stopped is given up for another, and kept", async () => {
  const first = await folder.start();
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((listening) => {
    squatter.listen(Number(new URL(first.applicationUrl).port), "127.0.0.1", listening);
  });
  const second = await folder.start();
  expect(second.applicationUrl).not.toBe(first.applicationUrl);
  await new Promise((closed) => squatter.close(closed));
  await second.stop();
  expect((await folder.start()).applicationUrl).toBe(second.applicationUrl);
});

describe.runIf(isRoot)("as root", () => {
  test("the server runs under another account, even for a folder that account cannot enter", async () => {
    const hidden = makeEmbeddedFolder(0o700);
    try {
      const database = await hidden.start();
      expect(statSync(database.dataDirectory).uid).not.toBe(0);
      expect(database.dataDirectory).toMatch(/^\/var\/lib\/vigie-ent\//);
      expect(hidden.lines.join("\n")).toContain(database.dataDirectory.replace(/\/data$/, ""));
      const client = await connect(database.applicationUrl);
      await client.end();
    } finally {
      await hidden.discard();
    }
  });

  // The ordinary account must be able to read the program it runs.
  test.runIf(isReachableByOthers(process.cwd()))(
    "a console of an ordinary account starts a server of its own account",
    async () => {
      const nobody = 65_534;
      chownSync(folder.base, nobody, nobody);
      const { output } = spawnStarter(folder.base, nobody);
      expect(JSON.parse(await output)).toMatchObject({ started: true });
      const data = path.join(folder.base, "postgresql", "data");
      expect(statSync(data).uid).toBe(nobody);
      process.kill(postmasterPid(data), "SIGINT");
      while (existsSync(path.join(data, "postmaster.pid"))) await pause(50);
    },
  );
});
