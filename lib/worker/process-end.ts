import "server-only";

const watchMs = 500;

/**
 * Calls `end` when this process is asked to end: by a signal, by the loss of the supervisor that started it, or by
 * the loss of npm's shell, which dies of a signal without passing it on. It may be called more than once.
 */
export function whenAskedToEnd(end: () => void): void {
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.connected) process.once("disconnect", end);
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) end();
  }, watchMs);
  watch.unref();
}

/** Does the work once when the process is asked to end, then ends it. */
export function onProcessEnd(work: () => Promise<void>): void {
  let ending = false;
  whenAskedToEnd(() => {
    if (ending) return;
    ending = true;
    work().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("[arrêt]", error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  });
}
