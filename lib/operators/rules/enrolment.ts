import { accept, refuse, type Decision } from "@/lib/decision";

/** Long enough to be handed over after a week-end, short enough not to lie about. */
export const enrolmentHours = 72;

export type EnrolmentLink = { expiresAt: Date; usedAt: Date | null; operatorDisabled: boolean };

/** An enrolment link opens once, for 72 hours, and never for an operator who was disabled. */
export function decideEnrolment<Link extends EnrolmentLink>(link: Link | null, now: Date): Decision<Link> {
  if (!link || link.operatorDisabled)
    return refuse(
      "Ce lien d’inscription n’existe pas ou n’est plus valable. Vérifiez que vous l’avez copié en entier, ou demandez-en un autre.",
    );
  if (link.usedAt)
    return refuse(
      "Ce lien d’inscription a déjà servi. Si ce n’était pas par vous, prévenez sans attendre la personne qui vous l’a remis.",
    );
  if (link.expiresAt <= now)
    return refuse(
      `Ce lien d’inscription a expiré : il vaut ${enrolmentHours} heures. Demandez-en un autre à la personne qui vous l’a remis.`,
    );
  return accept(link);
}
