import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import type { Scope } from "@/lib/platform/scope";
import { removeChanges } from "../store/changes";
import { listReadyImports, saveImport, type StoredImport } from "../store/imports";
import { isPeopleFormat } from "../rules/preview/stored-shapes";
import { readImport } from "./read-import";

/** What a preview older than the pupils is worth: it is made again, and nothing is applied. */
export async function readAgain(tx: Transaction, held: StoredImport): Promise<JournalTarget[]> {
  const refusal = isPeopleFormat(held.format)
    ? "Rien n’a été appliqué : les comptes avaient changé depuis l’aperçu. Il a été recalculé ; vérifiez-le, puis recommencez."
    : "Rien n’a été appliqué : la liste des élèves avait changé depuis l’aperçu. Il a été recalculé ; vérifiez-le, puis recommencez.";
  await queueReading(tx, held, refusal);
  return [importTarget(held, { status: "RECEIVED" })];
}

/** The other previews of the school compare with pupils, or people, that have just changed: they are read again. */
export async function refreshOthers(tx: Transaction, scope: Scope, held: StoredImport): Promise<void> {
  const ofPeople = isPeopleFormat(held.format);
  for (const other of await listReadyImports(tx, scope, held.id)) {
    if (isPeopleFormat(other.format) !== ofPeople) continue;
    await queueReading(
      tx,
      other,
      ofPeople
        ? "Les comptes ont changé : l’aperçu a été recalculé, et les choix déjà faits sont à refaire."
        : "La liste des élèves a changé : l’aperçu a été recalculé, et les choix déjà faits sont à refaire.",
    );
  }
}

async function queueReading(tx: Transaction, held: StoredImport, refusal: string): Promise<void> {
  await removeChanges(tx, held);
  await saveImport(tx, held, { status: "RECEIVED", refusal });
  const actor = { id: held.createdBy, name: held.createdByName };
  await readImport.enqueue(tx, { uai: held.uai, actor, payload: { importId: held.id }, key: held.id });
}

export function importTarget(held: StoredImport, detail: JournalTarget["detail"]): JournalTarget {
  return { kind: "import", id: held.id, ...(detail && { detail }) };
}
