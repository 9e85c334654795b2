import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import type { Scope } from "@/lib/platform/scope";
import { removeChanges } from "../store/changes";
import { listReadyImports, saveImport, type StoredImport } from "../store/imports";
import { familyOf, type ImportFamily } from "../rules/preview/stored-shapes";
import { readImport } from "./read-import";

const had: Record<ImportFamily, string> = {
  PUPILS: "la liste des élèves avait",
  PEOPLE: "les comptes avaient",
  RIGHTS: "les comptes ou les droits avaient",
};

const has: Record<ImportFamily, string> = {
  PUPILS: "La liste des élèves a",
  PEOPLE: "Les comptes ont",
  RIGHTS: "Les droits ont",
};

/** Whose previews compare with what has just changed: rights are held by people. */
const concerns: Record<ImportFamily, readonly ImportFamily[]> = {
  PUPILS: ["PUPILS"],
  PEOPLE: ["PEOPLE", "RIGHTS"],
  RIGHTS: ["RIGHTS"],
};

/** What a preview older than the pupils is worth: it is made again, and nothing is applied. */
export async function readAgain(tx: Transaction, held: StoredImport): Promise<JournalTarget[]> {
  const refusal = `Rien n’a été appliqué : ${had[familyOf(held.format)]} changé depuis l’aperçu. Il a été recalculé ; vérifiez-le, puis recommencez.`;
  await queueReading(tx, held, refusal);
  return [importTarget(held, { status: "RECEIVED" })];
}

/** The other previews of the school compare with pupils, or people, that have just changed: they are read again. */
export async function refreshOthers(tx: Transaction, scope: Scope, held: StoredImport): Promise<void> {
  const family = familyOf(held.format);
  for (const other of await listReadyImports(tx, scope, held.id)) {
    if (!concerns[family].includes(familyOf(other.format))) continue;
    await queueReading(
      tx,
      other,
      `${has[family]} changé : l’aperçu a été recalculé, et les choix déjà faits sont à refaire.`,
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
