import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import type { Step } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import { lockImport, saveImport } from "../store/imports";
import { importTarget } from "./read-again";

/** The choices made cannot stand together: nothing is applied. `what` ends the sentence “les choix faits…”. */
export class ClashingLines extends Error {
  constructor(
    readonly lines: readonly number[],
    readonly what: string,
  ) {
    super("Two chosen lines cannot stand together");
  }
}

/** Two people would share a number. */
export const sharedNumber = "donneraient à deux personnes le même INE, numéro ou identifiant";

type Work = { scope: Scope; step: Step };

/** A whole school in one transaction: long enough for the largest, on a busy server. */
const limits = { timeoutMs: 600_000 };

/** Applies a confirmed preview in one step, all or nothing; choices that cannot stand together are handed back. */
export async function applyAtOnce(
  { scope, step }: Work,
  importId: string,
  apply: (tx: Transaction, scope: Scope, importId: string, now: Date) => Promise<JournalTarget[]>,
): Promise<void> {
  try {
    await step(
      async ({ tx, now }) => ({ result: undefined, targets: await apply(tx, scope, importId, now) }),
      limits,
    );
  } catch (error) {
    if (!(error instanceof ClashingLines)) throw error;
    await handBack({ scope, step }, importId, error);
  }
}

/** The preview waits again, with the sentence that says which lines to choose otherwise. */
async function handBack(
  { scope, step }: Work,
  importId: string,
  { lines, what }: ClashingLines,
): Promise<void> {
  await step(async ({ tx }) => {
    const held = await lockImport(tx, scope, importId);
    if (held?.status !== "APPLYING") return { result: undefined, targets: [] };
    const refusal = `Rien n’a été appliqué : les choix faits ${what} (${nameLines(lines)}). Changez-les, puis recommencez.`;
    await saveImport(tx, held, { status: "READY", refusal });
    return { result: undefined, targets: [importTarget(held, { status: "READY" })] };
  });
}

function nameLines(lines: readonly number[]): string {
  return lines.length > 1 ? `lignes ${lines.slice(0, 10).join(", ")}` : `ligne ${lines.join()}`;
}
