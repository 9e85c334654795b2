import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { replaceLostSheets } from "@/lib/resets/actions/hand-over";
import { runCampaign } from "@/lib/resets/jobs";
import { campaignOf } from "@/tests/integration/resets/campaigns";
import { makeOperator, makeSchool } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const pupils = 4000;

function startWorkerProcess() {
  return spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/as-server.mjs", "scripts/worker.ts"],
    {
      stdio: "ignore",
      env: { ...process.env, WORKER_CONCURRENCY: "2" },
    },
  );
}

async function countDone(uai: string): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    "select count(*)::int as count from reset_item where uai = $1 and status = 'DONE'",
    [uai],
  );
  return row?.count ?? 0;
}

/** Waits for the end that the campaign comes to by itself. */
async function untilDone(uai: string): Promise<void> {
  await until(async () => {
    const rows = await asOwner("select 1 from reset_campaign where uai = $1 and status = 'DONE'", [uai]);
    return rows.length === 1;
  }, 60_000);
}

async function until(isTrue: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const begun = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - begun > patienceMs) throw new Error(`nothing in ${patienceMs} ms`);
    await pause(15);
  }
}

test("a campaign killed three times in the middle resets each pupil once and ends by itself", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  await makeStudents(uai, pupils);
  const plan = { uai, portee: "ALL", validite: "90", nombre: String(pupils), requestId: randomUUID() };
  expect(await make(startCampaign, plan, operator)).toMatchObject({ status: "led" });

  const seen: number[] = [0];
  for (let kill = 0; kill < 3; kill += 1) {
    const worker = startWorkerProcess();
    const before = seen.at(-1) ?? 0;
    await until(async () => (await countDone(uai)) > before, 30_000);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    seen.push(await countDone(uai));
    // Whoever is told done has a printable secret, whoever is not has none: there is no third state.
    const astray = await asOwner(
      `select 1 from reset_item item
       left join provisional_secret secret on secret.uai = item.uai and secret.live_student_id = item.student_id
       where item.uai = $1 and (item.status = 'DONE') <> (secret.sealed is not null)`,
      [uai],
    );
    expect(astray).toEqual([]);
  }
  // The kills really fell in the middle.
  expect(seen.at(-1)).toBeLessThan(pupils);

  const last = startWorkerProcess();
  const ended = once(last, "exit");
  await untilDone(uai);
  last.kill("SIGTERM");
  await ended;
  const [truth] = await asOwner(
    `select (select count(distinct live_student_id)::int from provisional_secret where uai = $1) as live,
       (select count(*)::int from provisional_secret where uai = $1) as secrets,
       (select count(*)::int from journal_entry where uai = $1 and action = 'student.reset' and target_kind = 'student') as told,
       (select done_count from reset_campaign where uai = $1) as done`,
    [uai],
  );
  expect(truth).toEqual({ live: pupils, secrets: pupils, told: pupils, done: pupils });
});

test("the replacement of a class killed in the middle leaves each pupil one secret, the old or the new", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  await makeStudents(uai, pupils);
  const plan = { uai, portee: "ALL", validite: "90", nombre: String(pupils), requestId: randomUUID() };
  const campaignId = campaignOf(await make(startCampaign, plan, operator));
  await workQueue([runCampaign]);
  const seals = async () => {
    const rows = await asOwner<{ id: string; seal: string }>(
      `select live_student_id as id, encode(sealed, 'hex') as seal from provisional_secret
       where uai = $1 and live_student_id is not null`,
      [uai],
    );
    return new Map(rows.map(({ id, seal }) => [id, seal]));
  };
  const before = await seals();
  const lost = { uai, campaignId, classe: "6e A", eleve: "" };
  expect(await make(replaceLostSheets, lost, operator)).toMatchObject({ status: "led" });

  const worker = startWorkerProcess();
  await until(async () => (await countDone(uai)) > 0, 30_000);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const done = await countDone(uai);
  expect(done).toBeLessThan(pupils);
  const between = await seals();
  expect(between.size).toBe(pupils);
  expect([...between].filter(([id, seal]) => before.get(id) !== seal)).toHaveLength(done);

  const last = startWorkerProcess();
  const ended = once(last, "exit");
  await untilDone(uai);
  last.kill("SIGTERM");
  await ended;
  const after = await seals();
  expect(after.size).toBe(pupils);
  expect([...after].filter(([id, seal]) => before.get(id) === seal)).toEqual([]);
});
