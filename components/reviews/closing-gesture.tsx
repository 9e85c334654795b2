import { ActionForm } from "@/components/ui/action-form";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { Notice } from "@/components/ui/notice";
import { count } from "@/lib/french";
import { closeReview } from "@/lib/reviews/actions";
import { rubberStampWords } from "@/lib/reviews/rules/campaign";
import { typedAbove } from "@/lib/reviews/rules/closing";

type Props = {
  uai: string;
  campaignId: string;
  closing: { revoked: number; limited: number; attested: number; undecided: number };
  isStamp: boolean;
  needsCode: boolean;
};

/** Closes a review: what will be removed, limited, attested and left is said before. */
export function ClosingGesture({ uai, campaignId, closing, isStamp, needsCode }: Props) {
  const { revoked, limited, attested, undecided } = closing;
  const orders = revoked + limited;
  return (
    <Dialog trigger="Clore la revue" title="Clore la revue ?" danger={orders > 0} triggerTone="primary">
      {isStamp && <Notice tone="warning">{rubberStampWords}</Notice>}
      <Consequences
        what={`${count(revoked, "droit est retiré", "droits sont retirés")}, ${count(limited, "limité")}, ${count(attested, "attesté")}. ${leftWords(undecided)}`}
        who="Les titulaires de ces droits. Ils ne sont pas prévenus par la console."
        undo="Les retraits et les limites forment un lot, qui peut être défait pendant 30 jours. Les décisions, elles, ne changent plus."
      />
      <ActionForm
        action={closeReview}
        uai={uai}
        tone={orders > 0 ? "danger" : "primary"}
        stepUpNeeded={needsCode}
        submitLabel={orders > 0 ? `Clore, et retirer ou limiter ${count(orders, "droit")}` : "Clore la revue"}
        aside={<DialogCancel />}
      >
        <input type="hidden" name="campaignId" value={campaignId} />
        <input type="hidden" name="retraits" value={orders} />
        {orders > typedAbove && <TypedCountField expected={orders} />}
      </ActionForm>
    </Dialog>
  );
}

const leftWords = (undecided: number) =>
  undecided === 0
    ? "Tout a été décidé."
    : `${count(undecided, "droit reste", "droits restent")} sans décision, en place et sans être attesté${undecided > 1 ? "s" : ""}.`;
