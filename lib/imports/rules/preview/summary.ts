import { count } from "@/lib/french";
import type { ImportStatus } from "./lifecycle";
import type { ImportCounts, ImportFormat } from "./stored-shapes";

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
  const read = classes
    ? count(counts.read, "classe lue", "classes lues")
    : count(counts.read, "élève lu", "élèves lus");
  const parts = [
    classes ? count(counts.added, "nouvelle") : count(counts.added, "nouveau", "nouveaux"),
    count(counts.changed, classes ? "modifiée" : "modifié"),
    count(counts.unchanged, classes ? "inchangée" : "inchangé"),
    ...(counts.gone > 0 ? [count(counts.gone, "absent du fichier", "absents du fichier")] : []),
    ...(counts.doubtful > 0 ? [count(counts.doubtful, "douteux", "douteux")] : []),
  ];
  return `${read} : ${parts.join(", ")}. Rien n’est encore appliqué.`;
}

function describeApplied(applied: ImportCounts["applied"]): string {
  if (!applied) return "Cet import a été appliqué.";
  const { added, changed, gone } = applied;
  return `Import appliqué : ${count(added, "ajout")}, ${count(changed, "modification")}, ${count(gone, "départ")}.`;
}
