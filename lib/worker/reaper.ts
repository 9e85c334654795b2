import "server-only";
import type pg from "pg";
import { findSilentPools } from "./liveness";

const passMs = 2_000;

/**
 * Gives back the jobs of dead processes, which graphile-worker alone would keep locked for four hours. A pool must be
 * silent in two passes in a row: one that only lost the database has that long to show itself again.
 */
export function startReaper(pool: pg.Pool): { stop: () => void } {
  let silentBefore: readonly string[] = [];

  async function pass(): Promise<void> {
    const silent = await findSilentPools(pool);
    const gone = silent.filter((id) => silentBefore.includes(id));
    silentBefore = silent;
    if (gone.length === 0) return;
    await pool.query("select graphile_worker.force_unlock_workers($1::text[])", [gone]);
    console.warn(`[travaux] ${gone.length} processus disparu : ses travaux sont repris.`);
  }
  function attempt(): void {
    // Without the database there is nothing to give back: the next pass asks again.
    pass().catch(() => {
      silentBefore = [];
    });
  }

  attempt();
  const timer = setInterval(attempt, passMs);
  return {
    stop() {
      clearInterval(timer);
    },
  };
}
