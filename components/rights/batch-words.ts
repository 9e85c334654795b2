import type { StatusTone } from "@/components/ui/status";
import type { StoredLine, StoredRightsBatch } from "@/lib/rights/rules/batch";

export const batchStatus: Record<StoredRightsBatch["status"], { label: string; tone: StatusTone }> = {
  DRAFT: { label: "Préparé, rien n’est appliqué", tone: "warning" },
  DONE: { label: "Appliqué et vérifié", tone: "success" },
  UNDONE: { label: "Défait", tone: "neutral" },
};

export const gestureNames: Record<StoredRightsBatch["gesture"], string> = {
  REVOKE: "Retrait de droits",
  LIMIT: "Droits limités dans le temps",
  CONVERT: "Conversion de droits personnels",
  REVIEW: "Suites d’une revue",
};

export const changeNames: Record<StoredLine["change"], string> = {
  REVOKED: "Retirer",
  LIMITED: "Limiter",
  GIVEN: "Donner",
  GROUPED: "Créer",
};

export const lineStatus: Record<StoredLine["status"], { label: string; tone: StatusTone }> = {
  PENDING: { label: "À faire", tone: "neutral" },
  DONE: { label: "Fait", tone: "success" },
  REFUSED: { label: "Refusé", tone: "warning" },
  UNDONE: { label: "Défait", tone: "neutral" },
  KEPT: { label: "Gardé tel quel", tone: "warning" },
};
