import { randomUUID } from "node:crypto";
import type pg from "pg";
import { principal } from "@/tests/integration/resets/campaigns";
import type { TestOperator } from "@/tests/support/factories";
import { makeStudents } from "@/tests/support/students";
import { runCampaign } from "@/lib/resets/jobs";
import { workQueue } from "@/tests/support/queue";
import type { Fault } from "./state";

/** The console itself: a school of its own, and the campaigns started in it. */
export type World = {
  owner: pg.Client;
  uai: string;
  operator: TestOperator;
  /** In the order in which a run takes them. */
  pupils: readonly string[];
  campaignIds: string[];
};

/** A trigger that fails where the table of faults says, as a server does or as a bug would. */
export async function armFaults(owner: pg.Client): Promise<void> {
  await owner.query(`
    create table model_fault (student_id uuid, sqlstate text);
    grant select on model_fault to vigie_app;
    create function model_fault_here() returns trigger language plpgsql as $$
    declare fault model_fault;
    begin
      select * into fault from model_fault where student_id = new.student_id;
      if found then raise exception 'a fault of the model' using errcode = fault.sqlstate; end if;
      return new;
    end; $$;
    create trigger model_fault before insert on provisional_secret for each row execute function model_fault_here()`);
}

export async function newWorld(owner: pg.Client, classes: readonly string[]): Promise<World> {
  await owner.query("delete from graphile_worker._private_jobs");
  const { uai, operator } = await principal();
  const ids = Array.from(classes, () => randomUUID()).sort();
  await makeStudents(uai, classes.length, (rank) => ({
    ...{ id: ids[rank] ?? "", className: classes[rank] ?? null },
  }));
  return { owner, uai, operator, pupils: ids, campaignIds: [] };
}

/** Has the queue worked until nothing is due, with the fault in place. */
export async function work({ owner, uai, pupils }: World, fault: Fault): Promise<void> {
  await owner.query("update graphile_worker._private_jobs set run_at = now()");
  if (fault.kind === "crash" || fault.kind === "stumble")
    await owner.query("insert into model_fault values ($1, $2)", [
      pupils[fault.pupil],
      // A full disk ails the server; the other code, this pupil.
      fault.kind === "crash" ? "53100" : "P0001",
    ]);
  const rename = "update reset_campaign set key_id = $3 where uai = $1 and key_id = $2";
  if (fault.kind === "lost key") await owner.query(rename, [uai, "k1", "lost"]);
  await workQueue([runCampaign]);
  await owner.query(rename, [uai, "lost", "k1"]);
  await owner.query("delete from model_fault");
}
