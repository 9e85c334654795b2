import { setTimeout as pause } from "node:timers/promises";
import type { Settings } from "./settings";

const pollMs = 500;

/** Resolves when the console answers and its database with it. */
export async function whenReady({ host, port }: Settings): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://${host}:${port}/api/sante`).catch(() => null);
    if (answer?.ok) return;
    await pause(pollMs, undefined, { ref: false });
  }
}
