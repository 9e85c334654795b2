import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { explainServerFailure } from "./failures";
import { forgetDeadPostmaster, livePort } from "./postmaster";
import { giveToAccount, run, type Server } from "./program";

const startSeconds = 120;
const orphanPatienceMs = 60_000;
const orphanRetryMs = 250;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  timezone: "UTC",
  // The server's log must repeat neither the pupils' rows nor the statements that carry them.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/** One attempt to start; what the server wrote in its log when it failed, undefined when it runs. */
async function attempt(server: Server, port: number): Promise<string | undefined> {
  const { home } = server;
  closeSync(openSync(home.log, "a", 0o600));
  giveToAccount(server, home.log);
  const { size } = statSync(home.log);
  const options = Object.entries({ port: String(port), ...settings }).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  const { code } = await run(server, "pg_ctl", [
    ...["start", "-w", "-t", String(startSeconds), "-D", home.data],
    ...["-l", home.log, "-o", options.join(" ")],
  ]);
  return code === 0 ? undefined : readFileSync(home.log).subarray(size).toString("utf8");
}

/**
 * Starts the server and waits until it accepts connections. After a kill, its orphaned processes still hold the
 * shared memory until they finish their statement: the start waits for them, a minute at most.
 */
export async function start(server: Server, port: number): Promise<void> {
  forgetDeadPostmaster(server.home.data);
  const begun = performance.now();
  for (;;) {
    const failure = await attempt(server, port);
    if (failure === undefined) return;
    const waits = failure.includes("is still in use") && performance.now() - begun < orphanPatienceMs;
    if (!waits) throw explainServerFailure("La base de données n’a pas démarré", failure, server.home.log);
    await pause(orphanRetryMs);
  }
}

/** Stops the server if it runs: open transactions are rolled back, acknowledged ones are on the disk. */
export async function stop(server: Server): Promise<void> {
  const { home } = server;
  if (livePort(home.data) === undefined) return;
  const { code, output } = await run(server, "pg_ctl", ["stop", "-m", "fast", "-w", "-D", home.data]);
  if (code !== 0 && livePort(home.data) !== undefined)
    throw explainServerFailure("La base de données ne s’est pas arrêtée", output, home.log);
}
