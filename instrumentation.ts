/** Called by Next once in each server process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { equipWebProcess } = await import("./lib/worker/web-process");
  equipWebProcess();
}
