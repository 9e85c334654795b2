import type { StatusTone } from "@/components/ui/status";
import type { BatchStatus, LineStatus } from "@/lib/batches/rules/gestures";

export const batchStatus: Record<BatchStatus, { label: string; tone: StatusTone }> = {
  QUEUED: { label: "En attente", tone: "info" },
  RUNNING: { label: "En cours", tone: "info" },
  DONE: { label: "Terminé", tone: "success" },
  UNDOING: { label: "En train d’être défait", tone: "info" },
  UNDONE: { label: "Défait", tone: "neutral" },
};

export const lineStatus: Record<LineStatus, { label: string; tone: StatusTone }> = {
  PENDING: { label: "À faire", tone: "info" },
  DONE: { label: "Fait", tone: "success" },
  REFUSED: { label: "Non fait", tone: "warning" },
  UNDONE: { label: "Défait", tone: "neutral" },
  KEPT: { label: "Gardé tel quel", tone: "warning" },
};
