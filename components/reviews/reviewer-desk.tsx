import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import type { ReviewDecision } from "@/lib/reviews/rules/decisions";
import { DecisionDesk, type DeskLine } from "./decision-desk";
import { HandOverGesture } from "./hand-over-gesture";

type Desk = {
  item: {
    seq: number;
    sentence: string;
    decision: ReviewDecision | null;
    reason: string | null;
    limitOn: string | null;
  };
  shown: string;
  warning: string | null;
  hasChanged: boolean;
  limits: { first: string; last: string };
  place: { rank: number; total: number; decided: number };
  previous: number | null;
  next: number | null;
};

type Props = {
  uai: string;
  review: {
    id: string;
    readerId: string;
    deciders: readonly { operatorId: string; name: string }[];
    desk: Desk | null;
  };
};

/** The part of the page where a reviewer decides, and may give their lines to somebody else. */
export function ReviewerDesk({ uai, review: { id, readerId, deciders, desk } }: Props) {
  return (
    <Section
      title="Vos décisions"
      sentence="Décidez droit par droit. Rien n’est appliqué avant la clôture, et chaque décision peut être corrigée jusque-là."
      gesture={
        desk && (
          <HandOverGesture
            uai={uai}
            campaignId={id}
            seq={desk.item.seq}
            waiting={desk.place.total - desk.place.decided}
            others={deciders.filter(({ operatorId }) => operatorId !== readerId)}
          />
        )
      }
    >
      <DecisionDesk uai={uai} campaignId={id} line={desk && lineOf(uai, id, desk)} />
    </Section>
  );
}

function lineOf(
  uai: string,
  id: string,
  { item, shown, hasChanged, previous, next, ...desk }: Desk,
): DeskLine {
  const { sentence, ...held } = item;
  const address = (seq: number | null) =>
    seq === null ? null : routeTo(`/e/${uai}/droits/revues/${id}?ligne=${seq}`);
  return {
    ...{ ...held, shown, warning: desk.warning, place: desk.place, limits: desk.limits },
    before: hasChanged ? sentence : null,
    previousHref: address(previous),
    nextHref: address(next),
  };
}
