import "server-only";

/** Does the work once when the process is asked to end, or when the supervisor that started it is gone; then ends. */
export function onProcessEnd(work: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    work().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("[arrêt]", error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  if (process.connected) process.once("disconnect", end);
}
