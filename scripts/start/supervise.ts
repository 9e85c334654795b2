import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { whenAskedToEnd } from "@/lib/worker/process-end";
import type { OpenDatabase } from "./database";

const watchMs = 1_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A process that lived this long died by accident, not by a fault of its start. */
const healthyMs = 60_000;
/** Longer than the web process gives itself to finish its answers and its jobs. */
const stopPatienceMs = 20_000;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Waits, but no longer once the stop is asked for; false when it was. */
async function waited(ms: number, stop: AbortSignal): Promise<boolean> {
  await pause(ms, undefined, { signal: stop }).catch(() => undefined);
  return !stop.aborted;
}

async function keepDatabase(database: OpenDatabase, stop: AbortSignal): Promise<void> {
  while (await waited(watchMs, stop)) {
    if (database.isAlive()) continue;
    console.error("La base de données s’est arrêtée : redémarrage…");
    try {
      await database.restart();
      console.error("La base de données répond de nouveau.");
    } catch (error) {
      console.error(messageOf(error));
    }
  }
}

/** Ends the process: politely, then by force. */
async function end(web: ChildProcess): Promise<void> {
  if (web.exitCode !== null || web.signalCode !== null) return;
  const ended = once(web, "exit");
  web.kill("SIGTERM");
  const force = setTimeout(() => web.kill("SIGKILL"), stopPatienceMs);
  await ended;
  clearTimeout(force);
}

async function keepWeb(start: () => ChildProcess, stop: AbortSignal): Promise<void> {
  let delayMs = firstDelayMs;
  for (;;) {
    const begun = performance.now();
    const web = start();
    // Rejected by the stop: the exit that follows is then asked for.
    await once(web, "exit", { signal: stop }).catch(() => end(web));
    if (stop.aborted) return;
    if (performance.now() - begun > healthyMs) delayMs = firstDelayMs;
    console.error(`Le processus web s’est arrêté : redémarrage dans ${delayMs / 1_000} s…`);
    if (!(await waited(delayMs, stop))) return;
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }
}

/**
 * Keeps the web process and the database alive until asked to end; then stops the web first, then the
 * database if this process started it.
 */
export async function supervise(startWeb: () => ChildProcess, database: OpenDatabase): Promise<void> {
  const stop = new AbortController();
  whenAskedToEnd(() => {
    stop.abort();
  });
  await Promise.all([keepWeb(startWeb, stop.signal), keepDatabase(database, stop.signal)]);
  await database.stop();
}
