import type { StatusTone } from "@/components/ui/status";
import type { ReviewDecision } from "@/lib/reviews/rules/decisions";

export const decisionTones: Record<ReviewDecision, StatusTone> = {
  KEEP: "success",
  REMOVE: "danger",
  LIMIT: "warning",
  CONVERT: "info",
};
