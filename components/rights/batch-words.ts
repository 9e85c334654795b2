import type { StatusTone } from "@/components/ui/status";
import type { StoredLine, StoredRightsBatch } from "@/lib/rights/rules/batch";

export const batchTones: Record<StoredRightsBatch["status"], StatusTone> = {
  DRAFT: "warning",
  DONE: "success",
  UNDONE: "neutral",
};

export const lineTones: Record<StoredLine["status"], StatusTone> = {
  PENDING: "neutral",
  DONE: "success",
  REFUSED: "warning",
  UNDONE: "neutral",
  KEPT: "warning",
};
