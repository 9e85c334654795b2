import { accept, refuse, type Decision } from "@/lib/decision";
import { columnFields, describeMissing, describeField, type Mapping } from "../columns";

export type ImportStatus =
  | "RECEIVING"
  | "RECEIVED"
  | "NEEDS_MAPPING"
  | "REFUSED"
  | "READY"
  | "APPLYING"
  | "APPLIED"
  | "ABANDONED"
  | "SPLIT";

/** A gesture on an import: choose its columns, its doubts or departures, apply it, read it again, give it up. */
export type ImportGesture = "columns" | "choices" | "apply" | "refresh" | "abandon";

const allowed: Record<ImportGesture, readonly ImportStatus[]> = {
  columns: ["NEEDS_MAPPING", "READY"],
  choices: ["READY"],
  apply: ["READY"],
  refresh: ["READY"],
  abandon: ["RECEIVED", "NEEDS_MAPPING", "READY"],
};

const standings: Record<ImportStatus, string> = {
  RECEIVING: "Le fichier n’est pas encore arrivé en entier.",
  RECEIVED: "Le fichier est en cours de lecture : attendez la fin.",
  NEEDS_MAPPING: "Indiquez d’abord ce que contiennent les colonnes.",
  REFUSED: "Ce fichier a été refusé : envoyez-en un autre.",
  READY: "L’aperçu est prêt.",
  APPLYING: "L’import est déjà en cours d’application.",
  APPLIED: "L’import a déjà été appliqué.",
  SPLIT: "Cette archive a été répartie en plusieurs imports : ouvrez chacun d’eux.",
  ABANDONED: "L’import a été abandonné : envoyez de nouveau le fichier.",
};

/** The import, if a gesture is still to be made where it stands. Refuses a second click, with the reason. */
export function decideStep<Stored extends { status: ImportStatus }>(
  imported: Stored | null,
  gesture: ImportGesture,
): Decision<Stored> {
  if (imported === null) return refuse("Cet import n’existe plus : retournez à la liste des imports.");
  return allowed[gesture].includes(imported.status) ? accept(imported) : refuse(standings[imported.status]);
}

/** The columns chosen for a file of this header. Refuses what is missing, unknown, or chosen twice. */
export function decideColumns(mapping: Mapping, header: readonly string[]): Decision<{ mapping: Mapping }> {
  const missing = describeMissing(mapping);
  if (missing !== null) return refuse(missing);
  const used = new Map<number, string>();
  for (const field of columnFields) {
    const column = mapping[field];
    if (column === null) continue;
    if (column >= header.length) {
      return refuse("Une des colonnes choisies n’existe pas dans ce fichier : rechargez la page.");
    }
    const other = used.get(column);
    if (other !== undefined) {
      return refuse(
        `La colonne « ${header[column] ?? ""} » est choisie deux fois, pour « ${other} » et « ${describeField(field)} » : gardez un seul des deux.`,
      );
    }
    used.set(column, describeField(field));
  }
  return accept({ mapping });
}
