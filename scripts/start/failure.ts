import { DatabaseUnavailable } from "@/lib/platform/database/unavailable";

/** Why the console cannot start; the message is French and complete: show it as it is. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** Runs a command; a failure it foresaw is a French sentence and an exit code, any other keeps its trace. */
export async function orExplain(work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const foreseen = error instanceof CannotStart || error instanceof DatabaseUnavailable;
    console.error(foreseen ? error.message : error);
    process.exit(1);
  }
}
