import "server-only";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { environment } from "../platform/env";

// "VIGI" in ASCII: keeps these advisory locks apart from anybody else's on the same database.
const lockSpace = 0x56_49_47_49;
const retryMs = 200;

export type Liveness = {
  /** Resolves at the first hold, or when released before it. */
  held: Promise<void>;
  release: () => Promise<void>;
};

/**
 * Shows that a pool of workers lives: a session advisory lock on a connection of its own, which PostgreSQL takes
 * back by itself when the process dies, however it dies. Taken again whenever the connection is lost.
 */
export function holdLiveness(poolId: string): Liveness {
  let released = false;
  let connection: pg.Client | undefined;
  let markHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    markHeld = resolve;
  });

  async function holdUntilLost(client: pg.Client): Promise<void> {
    const lost = once(client, "end");
    lost.catch(() => undefined);
    await client.connect();
    await client.query("select pg_advisory_lock($1, hashtext($2))", [lockSpace, poolId]);
    markHeld();
    await lost;
  }
  async function keep(): Promise<void> {
    while (!released) {
      connection = new pg.Client({ connectionString: environment().DATABASE_URL, keepAlive: true });
      connection.on("error", () => undefined);
      await holdUntilLost(connection).catch(() => pause(retryMs));
    }
    markHeld();
  }

  const kept = keep();
  return {
    held,
    async release() {
      released = true;
      await connection?.end().catch(() => undefined);
      await kept;
    },
  };
}

/** The pools that hold jobs and whose lock is free: their process is gone, or has lost the database. */
export async function findSilentPools(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select locked_by as id
     from (select distinct locked_by from graphile_worker._private_jobs where locked_by is not null) as holder
     where pg_try_advisory_xact_lock($1, hashtext(locked_by))`,
    [lockSpace],
  );
  return rows.map(({ id }) => id);
}
