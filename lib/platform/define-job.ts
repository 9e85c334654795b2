import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { inTransaction, type Transaction } from "./database/transaction";
import { type AuditKey, entriesFor } from "./door";
import { appendToJournal } from "./journal/append";
import type { JournalTarget } from "./journal/entry";
import type { Permission } from "./permissions";
import { scopeOf, type Scope } from "./scope";
import type { Actor } from "./session";
import { listSchoolsHeld, type SchoolHeld } from "./standing";

const origin = z.object({
  uai: z.string(),
  batchId: z.uuid(),
  actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

type Origin = z.infer<typeof origin>;

/** One piece of work and its entries, committed together: a kill −9 leaves all of it or nothing. */
export type Step = <Result>(
  work: (context: {
    tx: Transaction;
    now: Date;
  }) => Promise<{ result: Result; targets: readonly JournalTarget[] }>,
  limits?: { timeoutMs?: number },
) => Promise<Result>;

/** Another school of whoever ordered the work: its steps see that school alone, and write to its journal. */
export type OtherSchool = SchoolHeld & { scope: Scope; step: Step };

/** The other schools where whoever ordered the work holds now a role that gives the permission; none when nobody did. */
export type Elsewhere = (permission: Permission) => Promise<OtherSchool[]>;

/** Smaller goes first: work that has had a turn waits for the first turn of all the rest (docs/decisions/0008). */
const priorities = { fresh: 0, begun: 10 };

type JobDefinition<Payload extends z.ZodType> = {
  name: string;
  /** What the journal calls each target of this work. */
  audit: AuditKey;
  payload: Payload;
  /** `cede` lets others have their turn: once `run` returns, the work goes back to the end of the queue. */
  run: (context: {
    payload: z.output<Payload>;
    uai: string;
    /** Who ordered the work; null when nobody did. */
    actor: Origin["actor"];
    scope: Scope;
    step: Step;
    elsewhere: Elsewhere;
    cede: () => void;
  }) => Promise<void>;
};

export type Job = { name: string; perform: (raw: unknown) => Promise<void> };

export type QueuedJob<Payload> = Job & {
  /** Queues the work in the transaction that decides it: both exist or neither. Once per `key`. */
  enqueue: (
    tx: Transaction,
    order: {
      uai: string;
      actor: Pick<Actor, "id" | "name"> | null;
      payload: Payload;
      key: string;
      runAt?: Date;
    },
  ) => Promise<void>;
};

/** The only door for long work: bound to one school, each step committed with its journal entries. */
export function defineJob<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
): QueuedJob<z.input<Payload>> {
  const { audit } = definition;
  const order = z.object({ origin, payload: z.unknown(), key: z.string().default(randomUUID) });
  return {
    name: definition.name,
    async perform(raw) {
      const { origin: from, payload: content, key } = order.parse(raw);
      const payload = definition.payload.parse(content);
      const here = { scope: scopeOf([from.uai]), step: stepOf(from, audit) };
      const { scope } = here;
      const elsewhere: Elsewhere = (permission) => schoolsElsewhere(from, audit, permission);
      const turn = { ceded: false };
      const cede = () => {
        turn.ceded = true;
      };
      await definition.run({ payload, uai: from.uai, actor: from.actor, ...here, elsewhere, cede });
      // Killed before this line, the work is given back by the queue all the same.
      if (turn.ceded)
        await inTransaction(scope, (tx) =>
          queue(tx, { origin: from, payload: content, key }, { priority: priorities.begun }),
        );
    },
    async enqueue(tx, { uai, actor, payload, key, runAt }) {
      const from: Origin = { uai, batchId: randomUUID(), actor: actor && { id: actor.id, name: actor.name } };
      await queue(tx, { origin: from, payload, key }, { runAt, priority: priorities.fresh });
    },
  };

  /** A job of the same key that waits is replaced, one that runs is followed. */
  async function queue(
    tx: Transaction,
    { key, ...work }: { origin: Origin; payload: unknown; key: string },
    { runAt, priority }: { runAt?: Date | undefined; priority: number },
  ): Promise<void> {
    await tx.$executeRaw`
      select graphile_worker.add_job(
        ${definition.name}, ${JSON.stringify({ ...work, key })}::json,
        job_key => ${`${definition.name}:${key}`}, run_at => ${runAt ?? null}::timestamptz, max_attempts => 25,
        priority => ${priority}::int)`;
  }
}

/** Steps bound to one school, with their entries in that school's journal. */
function stepOf(from: Origin, audit: AuditKey): Step {
  return (work, limits) =>
    inTransaction(
      scopeOf([from.uai]),
      async (tx) => {
        const now = new Date();
        const { result, targets } = await work({ tx, now });
        await appendToJournal(tx, entriesFor({ ...from, audit, targets, now }));
        return result;
      },
      limits,
    );
}

async function schoolsElsewhere(
  from: Origin,
  audit: AuditKey,
  permission: Permission,
): Promise<OtherSchool[]> {
  const { actor } = from;
  if (!actor) return [];
  const held = await inTransaction(scopeOf([]), (tx) =>
    listSchoolsHeld(tx, actor.id, permission, new Date()),
  );
  return held
    .filter(({ uai }) => uai !== from.uai)
    .map((school) => ({
      ...{ ...school, scope: scopeOf([school.uai]) },
      step: stepOf({ ...from, uai: school.uai }, audit),
    }));
}
