import { randomInt } from "node:crypto";
import pg from "pg";
import { expect } from "vitest";
import { seededChance, type Chance } from "@/scripts/sample/random";
import { applyImport } from "@/lib/imports/actions/imports";
import { makeDesk, send, type Desk } from "@/tests/integration/imports/desk";
import { filePupils, siecleZip } from "@/tests/integration/imports/files";
import { planFor, principal } from "@/tests/integration/resets/campaigns";
import { checkChain } from "@/tests/integration/resets/model/invariants";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { until } from "@/tests/support/workers/crew";

const pupilsOfCampaign = 700;
const pupilsOfImport = 300;
/** Enough that a kill at any moment falls on work. */
const busyCampaigns = 3;

/** Chance of this run, told so that a failure can be played again with FAULT_SEED. */
export function toldChance(name: string): Chance {
  const seed = Number(process.env["FAULT_SEED"] ?? randomInt(2 ** 31));
  console.log(`${name}: FAULT_SEED=${seed}`);
  return seededChance(seed);
}

/** Schools that reset and import, and what must hold of them at any moment. */
export type Bustle = {
  /** Sends work when little is left, and confirms the imports whose preview is ready. */
  feed: () => Promise<void>;
  /** One more campaign, confirmed while something may break; once acknowledged, it must be there for good. */
  startOne: () => Promise<void>;
  check: () => Promise<void>;
  /** Waits until everything ended by itself. */
  settle: (patienceMs: number) => Promise<void>;
};

export function makeBustle(): Bustle {
  const desks: (Desk & { importId: string })[] = [];
  const acknowledged: string[] = [];

  async function startOne(): Promise<void> {
    const { uai, operator } = await principal();
    await makeStudents(uai, pupilsOfCampaign);
    const outcome = await make(startCampaign, planFor(uai, pupilsOfCampaign), operator);
    if (outcome.status === "led") acknowledged.push(outcome.href.split("/").at(-1) ?? "");
  }
  async function importOne(): Promise<void> {
    const desk = await makeDesk();
    const sent = await send(desk, [siecleZip(desk.uai, filePupils(pupilsOfImport))]);
    if (sent.status === "received") desks.push({ ...desk, importId: sent.ids[0] ?? "" });
  }
  async function confirmReady(): Promise<void> {
    const ready = await asOwner<{ id: string }>("select id from import where status = 'READY'");
    for (const { uai, operator, importId } of desks)
      if (ready.some(({ id }) => id === importId)) await make(applyImport, { uai, importId }, operator);
  }
  async function feed(): Promise<void> {
    await confirmReady();
    const { campaigns, imports } = await countUnfinished();
    if (campaigns < busyCampaigns) await startOne();
    if (imports === 0) await importOne();
  }
  async function checkAcknowledged(): Promise<void> {
    const kept = await asOwner<{ id: string }>("select id from reset_campaign");
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    const imports = await asOwner<{ id: string }>("select id from import");
    expect(imports.map(({ id }) => id)).toEqual(
      expect.arrayContaining(desks.map(({ importId }) => importId)),
    );
  }
  return {
    feed,
    startOne,
    async check() {
      await checkAcknowledged();
      await checkEveryPupil();
    },
    async settle(patienceMs) {
      await until(async () => {
        await confirmReady();
        const { campaigns, imports } = await countUnfinished();
        return campaigns + imports === 0 ? true : undefined;
      }, patienceMs);
      await checkAcknowledged();
      await checkEveryPupil();
      await checkWholeJournal();
    },
  };
}

async function countUnfinished(): Promise<{ campaigns: number; imports: number }> {
  const [row] = await asOwner<{ campaigns: number; imports: number }>(
    `select (select count(*)::int from reset_campaign where status <> 'DONE') as campaigns,
       (select count(*)::int from import where status <> 'APPLIED' and status <> 'RECEIVING') as imports`,
  );
  return row ?? { campaigns: 0, imports: 0 };
}

/** What no state of the database may show: each query finds the rows that contradict the promise in its name. */
const contradictions = {
  "who is told done has a printable password, who is not has the old one": `
    select item.student_id from reset_item item
    left join provisional_secret secret on secret.uai = item.uai and secret.live_student_id = item.student_id
    join student_account student on student.uai = item.uai and student.id = item.student_id
    where (item.status = 'DONE') <> (secret.sealed is not null)
      or (item.status = 'DONE') <> (student.state = 'PROVISIONAL') or item.status not in ('DONE', 'PENDING')`,
  "the counters of a campaign are those of its items": `
    select id from reset_campaign campaign
    where (done_count, selected_count, failed_count) <> (
      select count(*) filter (where status = 'DONE'), count(*), 0
      from reset_item where uai = campaign.uai and campaign_id = campaign.id)`,
  "each password made has its entry in the journal, and each entry its password": `
    with made as (select uai, student_id::text as student from provisional_secret),
      told as (
        select uai::text, target_id from journal_entry where action = 'student.reset' and target_kind = 'student')
    (select * from made except all select * from told) union all (select * from told except all select * from made)`,
  "an import changes everybody or nobody": `
    select id from import
    where (select count(*) from student_account student where student.uai = import.uai)
      <> case when status = 'APPLIED' then ${pupilsOfImport} else 0 end`,
  "each pupil imported is told once": `
    select id from import
    where (select count(*) from journal_entry where uai = import.uai and action = 'student.imported' and target_kind = 'student')
      <> case when status = 'APPLIED' then ${pupilsOfImport} else 0 end`,
};

async function checkEveryPupil(): Promise<void> {
  for (const [promise, query] of Object.entries(contradictions))
    expect(await asOwner(query), promise).toEqual([]);
}

async function checkWholeJournal(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env["MIGRATION_DATABASE_URL"] });
  await owner.connect();
  try {
    await checkChain({ owner });
  } finally {
    await owner.end();
  }
}
