import { accept, type Decision, refuse } from "@/lib/decision";
import type { Grant } from "@/lib/rights/rules/model";
import type { ReviewDecision } from "./decisions";
import { dayWords } from "./sentence";

export type DecidedItem = {
  seq: number;
  grantId: string;
  /** What was attested. */
  sentence: string;
  decision: ReviewDecision | null;
  limitOn: string | null;
};

export type ReviewedGrant = Grant & { revokedByName: string | null };

/** How a right stands at the close; `grant` is null when its target was removed. */
export type Standing = {
  grant: ReviewedGrant | null;
  /** What it would be called now. */
  sentence: string | null;
  /** Its holder has left, or has no account any more. */
  holderGone: boolean;
};

export type Order = { kind: "REVOKE"; grantId: string } | { kind: "LIMIT"; grantId: string; endsOn: string };

type Planned = { seq: number; order?: Order; attested?: string; outcome: string };

/** What the close makes of one line: at most one order, or an attestation, and how it is told if all goes well. */
export function planLine(item: DecidedItem, standing: Standing, today: string): Planned {
  const { seq } = item;
  const { grant } = standing;
  const over = grant === null ? goneWords : overWords(grant, today);
  if (over !== null || grant === null) return { seq, outcome: over ?? goneWords };
  if (item.decision === null)
    return { seq, outcome: "Sans décision : le droit reste en place, sans être attesté." };
  return { seq, ...planners[item.decision](item, { ...standing, grant }, today) };
}

const goneWords = "Le droit n’existe plus : sa rubrique ou son service a été supprimé. Rien à faire.";

/** Why a right no longer counts; null while it does. */
export function overWords({ revokedOn, revokedByName, endsOn }: ReviewedGrant, today: string): string | null {
  if (revokedOn !== null)
    return `Déjà retiré le ${dayWords(revokedOn)}${revokedByName === null ? "" : ` par ${revokedByName}`} : rien à faire.`;
  return endsOn !== null && endsOn < today
    ? `Déjà arrivé à son terme le ${dayWords(endsOn)} : rien à faire.`
    : null;
}

type Planner = (
  item: DecidedItem,
  standing: Standing & { grant: ReviewedGrant },
  today: string,
) => Omit<Planned, "seq">;

const planners: Record<ReviewDecision, Planner> = {
  KEEP: ({ grantId, sentence }, now, today) => {
    if (now.holderGone)
      return { outcome: "Le titulaire est parti ou n’a plus de compte : droit non attesté, à retirer." };
    if (now.sentence !== sentence)
      return { outcome: "Le droit a changé depuis la décision : il reste en place, sans être attesté." };
    return { attested: grantId, outcome: `Gardé et attesté le ${dayWords(today)}.` };
  },
  REMOVE: ({ grantId }, { holderGone }) => ({
    order: { kind: "REVOKE", grantId },
    outcome: holderGone ? "Retiré à la clôture ; le titulaire était déjà parti." : "Retiré à la clôture.",
  }),
  LIMIT: ({ grantId, limitOn }, { grant }, today) => {
    const endsOn = limitOn ?? today;
    if (endsOn < today)
      return {
        order: { kind: "REVOKE", grantId },
        outcome: `Retiré à la clôture : la limite du ${dayWords(endsOn)} était passée.`,
      };
    if (grant.endsOn !== null && grant.endsOn <= endsOn)
      return { outcome: `Finit déjà le ${dayWords(grant.endsOn)} : rien à faire.` };
    return {
      order: { kind: "LIMIT", grantId, endsOn },
      outcome: `Limité au ${dayWords(endsOn)} à la clôture.`,
    };
  },
  CONVERT: () => ({ outcome: "À convertir : le droit reste en place jusqu’à sa conversion." }),
};

/** What each line became once the batch was applied: a refused order says why it was. */
export function outcomesOf(
  planned: readonly Planned[],
  refused: ReadonlyMap<string, string>,
): { seq: number; outcome: string }[] {
  return planned.map(({ seq, order, outcome }) => {
    const reason = order && refused.get(order.grantId);
    return { seq, outcome: reason === undefined ? outcome : `Non appliqué : ${reason}` };
  });
}

/** Refuses when what was announced is no longer what would be done, and a number badly typed above 50. */
export function confirmClosing(
  orders: number,
  { retraits, confirmation }: { retraits: number; confirmation: string },
): Decision<object> {
  if (orders !== retraits)
    return refuse("Des décisions ou des droits ont changé : relisez ce que la clôture va faire.");
  return orders > typedAbove && confirmation !== String(orders)
    ? refuse(`Tapez ${orders} pour confirmer.`)
    : accept({});
}

/** The largest batch that is confirmed without typing its number. */
export const typedAbove = 50;
