import type { Definition } from "@/components/ui/definition-list";
import { frenchMoment } from "@/lib/french";

type Answered = {
  approvedByName: string | null;
  approvedAt: Date | null;
  emergencyReason: string | null;
  endReason: string | null;
};

/** What became of the approval of a campaign, when one was asked. */
export function approvalFacts({
  approvedByName,
  approvedAt,
  emergencyReason,
  endReason,
}: Answered): Definition[] {
  const facts: Definition[] = [];
  if (approvedByName !== null && approvedAt !== null)
    facts.push({ term: "Approuvée", value: `le ${frenchMoment(approvedAt)}, par ${approvedByName}` });
  if (emergencyReason !== null) facts.push({ term: "Lancée en urgence", value: `« ${emergencyReason} »` });
  if (endReason !== null) facts.push({ term: "Fin", value: endReason });
  return facts;
}
