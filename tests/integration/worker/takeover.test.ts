import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "@/tests/support/test-database";
import { asApplication, countJobs, makeCrew, queueTelling, until } from "@/tests/support/workers/crew";

const { applicationUrl } = useTestDatabase();
const crew = makeCrew();

afterEach(async () => {
  await crew.dismiss();
  await asApplication(applicationUrl, (client) => client.query("delete from graphile_worker._private_jobs"));
});

describe("several worker processes", () => {
  test("a job whose process is killed is finished by another within seconds", async () => {
    crew.start();
    crew.start();
    await queueTelling(applicationUrl, 120_000);
    const victim = await until(() => crew.whoSaid("begun 1"), 20_000);
    victim.process.kill("SIGKILL");

    const heir = await until(() => crew.whoSaid("ended 2"), 15_000);
    expect(heir).not.toBe(victim);
    await until(async () => ((await countJobs(applicationUrl)) === 0 ? true : undefined), 5_000);
  });

  test("a process that starts after the death of the only one takes up its job", async () => {
    const victim = crew.start();
    await queueTelling(applicationUrl, 120_000);
    await until(() => crew.whoSaid("begun 1"), 20_000);
    victim.process.kill("SIGKILL");
    await once(victim.process, "exit");

    crew.start();
    await until(() => crew.whoSaid("ended 2"), 20_000);
  });

  test("a long job of a living process is left to it", async () => {
    crew.start();
    crew.start();
    await queueTelling(applicationUrl, 7_000);
    await until(() => crew.whoSaid("ended 1"), 25_000);
    expect(crew.lines()).not.toContain("begun 2");
  });

  test("a living process keeps its job though PostgreSQL cut all its connections", async () => {
    crew.start();
    crew.start();
    await queueTelling(applicationUrl, 7_000);
    await until(() => crew.whoSaid("begun 1"), 20_000);
    await asApplication(applicationUrl, (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
      ),
    );
    await until(() => crew.whoSaid("ended 1"), 20_000);
    await pause(5_000);
    expect(crew.lines()).not.toContain("begun 2");
  });

  test("a process asked to stop finishes its job first", async () => {
    const { process: child, lines } = crew.start();
    await queueTelling(applicationUrl, 2_000);
    await until(() => crew.whoSaid("begun 1"), 20_000);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(lines).toContain("ended 1");
    expect(await countJobs(applicationUrl)).toBe(0);
  });
});
