import type { StatusTone } from "@/components/ui/status";
import type { Severity, Verdict } from "@/lib/hygiene/rules/finding";

/** A verdict in one word and its shape; what nobody can tell is never green. */
export function verdictOf(
  verdict: Verdict,
  isExcepted: boolean,
): { tone: StatusTone; label: string; detail: string } {
  switch (verdict.kind) {
    case "PASSES":
      return { tone: "success", label: "Conforme", detail: "" };
    case "FAILS":
      return {
        tone: isExcepted ? "neutral" : "danger",
        label: isExcepted ? "Exception" : "À corriger",
        detail: verdict.evidence,
      };
    case "CANNOT_TELL":
      return { tone: "warning", label: "Impossible à dire", detail: `Il manque ${verdict.missing}.` };
  }
}

export const severityTones: Record<Severity, StatusTone> = {
  CRITICAL: "danger",
  HIGH: "warning",
  MEDIUM: "info",
  LOW: "neutral",
};
