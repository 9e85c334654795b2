import type { StatusTone } from "@/components/ui/status";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";

/** Where an import stands, as the screen says it, the same everywhere. */
export const importWords: Record<ImportStatus, { label: string; tone: StatusTone }> = {
  RECEIVING: { label: "En cours d’envoi", tone: "info" },
  RECEIVED: { label: "En cours de lecture", tone: "info" },
  NEEDS_MAPPING: { label: "Colonnes à préciser", tone: "warning" },
  REFUSED: { label: "Refusé", tone: "danger" },
  READY: { label: "À vérifier", tone: "warning" },
  APPLYING: { label: "En cours d’application", tone: "info" },
  APPLIED: { label: "Appliqué", tone: "success" },
  SPLIT: { label: "Répartie", tone: "neutral" },
  ABANDONED: { label: "Abandonné", tone: "neutral" },
};
