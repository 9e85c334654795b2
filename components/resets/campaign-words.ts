import type { StatusTone } from "@/components/ui/status";
import type { CampaignStatus } from "@/lib/resets/rules/lifecycle";

/** A campaign's state as the screen says it, the same everywhere. */
export const campaignWords: Record<CampaignStatus, { label: string; tone: StatusTone }> = {
  AWAITING_APPROVAL: { label: "À approuver", tone: "warning" },
  AWAITING_LIST: { label: "Liste attendue", tone: "warning" },
  QUEUED: { label: "En attente", tone: "info" },
  RUNNING: { label: "En cours", tone: "info" },
  DONE: { label: "Terminée", tone: "success" },
  CANCELLED: { label: "Annulée", tone: "warning" },
  CLOSED: { label: "Close", tone: "neutral" },
};
