import { count } from "@/lib/french";
import type { ImportStatus } from "./lifecycle";
import { familyOf, type ImportCounts, type ImportFormat } from "./stored-shapes";

const standings: Record<Exclude<ImportStatus, "READY" | "APPLIED">, string> = {
  RECEIVING: "La console reçoit ce fichier.",
  RECEIVED: "La console lit ce fichier.",
  NEEDS_MAPPING: "Les colonnes de cette liste sont à indiquer.",
  REFUSED: "Ce fichier a été refusé.",
  APPLYING: "La console applique cet import.",
  SPLIT: "Cette archive contenait plusieurs fichiers : chacun a son import.",
  ABANDONED: "Cet import a été abandonné.",
};

/** One sentence on where an import stands, for the head of its page. */
export function describeImport(imported: {
  status: ImportStatus;
  format: ImportFormat | null;
  counts: ImportCounts;
}): string {
  const { status, counts } = imported;
  if (status === "READY") return describePreview(imported);
  return status === "APPLIED" ? describeApplied(counts.applied) : standings[status];
}

function describePreview({ format, counts }: { format: ImportFormat | null; counts: ImportCounts }): string {
  const classes = format === "SIECLE_STRUCTURES";
  const family = familyOf(format);
  const people = family !== "PUPILS";
  const feminine = classes || people;
  const parts = [
    feminine ? count(counts.added, "nouvelle") : count(counts.added, "nouveau", "nouveaux"),
    count(counts.changed, feminine ? "modifiée" : "modifié"),
    count(counts.unchanged, feminine ? "inchangée" : "inchangé"),
    ...(counts.gone > 0 ? [absentees(counts.gone, people)] : []),
    ...(counts.doubtful > 0 ? [doubts(counts.doubtful, people)] : []),
  ];
  const read =
    family === "RIGHTS"
      ? count(counts.read, "ligne lue", "lignes lues")
      : readWords(counts.read, { classes, people });
  return `${read} : ${parts.join(", ")}. Rien n’est encore appliqué.`;
}

const absentees = (number: number, people: boolean) =>
  people
    ? count(number, "absente du fichier", "absentes du fichier")
    : count(number, "absent du fichier", "absents du fichier");

const doubts = (number: number, people: boolean) =>
  people ? count(number, "douteuse") : count(number, "douteux", "douteux");

function readWords(read: number, { classes, people }: { classes: boolean; people: boolean }): string {
  if (classes) return count(read, "classe lue", "classes lues");
  return people ? count(read, "personne lue", "personnes lues") : count(read, "élève lu", "élèves lus");
}

function describeApplied(applied: ImportCounts["applied"]): string {
  if (!applied) return "Cet import a été appliqué.";
  const { added, changed, gone } = applied;
  return `Import appliqué : ${count(added, "ajout")}, ${count(changed, "modification")}, ${count(gone, "départ")}.`;
}
