import type { ReactNode } from "react";
import { Textarea } from "@/components/ui/form/textarea";
import { Notice } from "@/components/ui/notice";
import { approvalHours } from "@/lib/resets/rules/approval";
import { describePeople } from "@/lib/resets/rules/approval-words";

export type ApprovalNeeded = { why: string; approvers: readonly string[] };

/** Said before confirming: a second person will have to approve, why, and who can. */
export function ApprovalNotice({ why, approvers }: ApprovalNeeded) {
  if (approvers.length === 0) {
    return (
      <Notice tone="warning" title="Une seconde personne doit approuver, et personne ne le peut ici">
        <p>
          {why} Aucun autre chef d’établissement n’a de compte dans cet établissement. Seule une urgence
          permet de lancer la campagne.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="Une seconde personne devra approuver cette campagne">
      <p>{why}</p>
      <p>
        {approvers.length === 1 ? "Peut approuver : " : "Peuvent approuver : "}
        {describePeople(approvers)}. La demande vaut {approvalHours} heures&nbsp;; rien ne change pour les
        élèves avant la réponse.
      </p>
    </Notice>
  );
}

/** The way round the approval, folded until somebody needs it. */
export function EmergencyDetails({ children }: { children: ReactNode }) {
  return (
    <details className="border-t border-line pt-4">
      <summary className="link cursor-pointer">Urgence&nbsp;: lancer sans attendre l’approbation</summary>
      <div className="pt-4">{children}</div>
    </details>
  );
}

export function EmergencyReason() {
  return (
    <Textarea
      name="urgence"
      label="Motif de l’urgence"
      help="Une phrase, 10 caractères au moins. Elle est écrite au journal et annoncée aux autres chefs d’établissement : n’y nommez aucun élève."
      rows={2}
      maxLength={300}
    />
  );
}
