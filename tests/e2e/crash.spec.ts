import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";
import { consolePort, dataDirectory } from "@/tests/support/console-under-test";
import { expect, test } from "./fixtures";

test.skip(process.platform !== "linux", "finds processes in /proc");

function read(pid: string, file: string): string {
  try {
    return readFileSync(path.join("/proc", pid, file), "utf8");
  } catch {
    // Another account's process, or one that has just ended.
    return "";
  }
}

/** The process of Next, which renames itself, on the port of this console. */
function webPid(): number {
  const pid = readdirSync("/proc").find(
    (entry) =>
      /^\d+$/.test(entry) &&
      read(entry, "cmdline").startsWith("next-server") &&
      read(entry, "environ").split("\0").includes(`PORT=${consolePort}`),
  );
  expect(pid).toBeDefined();
  return Number(pid);
}

async function databasePid(): Promise<number> {
  const database = await ensureEmbedded({ baseDirectory: dataDirectory, log: () => undefined });
  return Number(readFileSync(path.join(database.dataDirectory, "postmaster.pid"), "utf8").split("\n")[0]);
}

async function expectRecovery(request: APIRequestContext): Promise<void> {
  const health = async () => {
    const answer = await request.get("/api/sante").catch(() => null);
    return answer === null ? "silence" : await answer.text();
  };
  await expect.poll(health, { timeout: 30_000 }).toBe('{"etat":"ok"}');
}

test("the web process killed is started again, and people go on", async ({ page, request, loginAs }) => {
  await loginAs("PRINCIPAL");
  const inside = page.url();
  const killed = webPid();
  process.kill(killed, "SIGKILL");
  await expect
    .poll(() =>
      request.get("/api/sante").then(
        () => "answers",
        () => "silence",
      ),
    )
    .toBe("silence");
  await expectRecovery(request);
  expect(webPid()).not.toBe(killed);
  await page.goto(inside);
  await expect(page).toHaveURL(inside);
});

test("PostgreSQL killed is started again, and nothing is lost", async ({ page, request, loginAs }) => {
  await loginAs("PRINCIPAL");
  const inside = page.url();
  const killed = await databasePid();
  process.kill(killed, "SIGKILL");
  await expect.poll(async () => (await request.get("/api/sante")).status()).toBe(503);
  await expectRecovery(request);
  expect(await databasePid()).not.toBe(killed);
  await page.goto(inside);
  await expect(page).toHaveURL(inside);
});
