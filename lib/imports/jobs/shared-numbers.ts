import "server-only";
import type { Step } from "@/lib/platform/define-job";
import type { Scope } from "@/lib/platform/scope";
import { lockImport, saveImport } from "../store/imports";
import { importTarget } from "./read-again";

/** The choices made would give one number to two people: nothing is applied. */
export class SharedNumbers extends Error {
  constructor(readonly lines: readonly number[]) {
    super("Two people would share a number");
  }
}

/** The preview waits again, with the sentence that says which lines to choose otherwise. */
export async function handBack(
  { scope, step }: { scope: Scope; step: Step },
  importId: string,
  { lines }: SharedNumbers,
): Promise<void> {
  await step(async ({ tx }) => {
    const held = await lockImport(tx, scope, importId);
    if (held?.status !== "APPLYING") return { result: undefined, targets: [] };
    const refusal = `Rien n’a été appliqué : les choix faits donneraient à deux personnes le même INE, numéro ou identifiant (${nameLines(lines)}). Changez-les, puis recommencez.`;
    await saveImport(tx, held, { status: "READY", refusal });
    return { result: undefined, targets: [importTarget(held, { status: "READY" })] };
  });
}

function nameLines(lines: readonly number[]): string {
  return lines.length > 1 ? `lignes ${lines.slice(0, 10).join(", ")}` : `ligne ${lines.join()}`;
}
