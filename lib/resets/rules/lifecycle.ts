import { accept, refuse, type Decision } from "@/lib/decision";
import { endOfParisDay, longParisDay } from "@/lib/paris-day";

export const campaignStatuses = [
  "AWAITING_APPROVAL",
  "AWAITING_LIST",
  "QUEUED",
  "RUNNING",
  "DONE",
  "CANCELLED",
  "CLOSED",
] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

export type CampaignFacts = {
  status: CampaignStatus;
  /** Pupils whose password was reset, and pupils whose reset failed. */
  doneCount: number;
  failedCount: number;
  /** Last instant at which the provisional passwords open a session. */
  validUntil: Date;
};

export const defaultValidityDays = 90;
export const shortestValidityDays = 1;
export const longestValidityDays = 180;

type RefusalByStatus = Record<CampaignStatus, string | null>;

const cancelRefusals: RefusalByStatus = {
  AWAITING_APPROVAL: null,
  AWAITING_LIST: null,
  QUEUED: null,
  RUNNING: null,
  DONE: "Cette campagne est terminée : il n’y a plus rien à annuler.",
  CANCELLED: "Cette campagne est déjà annulée.",
  CLOSED: "Cette campagne est close : il n’y a plus rien à annuler.",
};

// A cancelled campaign is not taken up again: the operator said stop, and a new one shows its count anew.
const retryRefusals: RefusalByStatus = {
  AWAITING_APPROVAL: "Cette campagne attend d’être approuvée : aucun élève n’est encore réinitialisé.",
  AWAITING_LIST: "Cette campagne attend la liste d’ÉduConnect : déposez-la pour continuer.",
  QUEUED: "Cette campagne est en cours : attendez sa fin pour reprendre les échecs.",
  RUNNING: "Cette campagne est en cours : attendez sa fin pour reprendre les échecs.",
  DONE: null,
  CANCELLED: "Cette campagne est annulée : préparez-en une nouvelle pour les élèves restants.",
  CLOSED: "Cette campagne est close : préparez-en une nouvelle pour les élèves restants.",
};

const closeRefusals: RefusalByStatus = {
  AWAITING_APPROVAL: "Cette campagne attend d’être approuvée : annulez-la plutôt que de la clore.",
  AWAITING_LIST: "Cette campagne attend la liste d’ÉduConnect : terminez-la ou annulez-la avant de la clore.",
  QUEUED: "Cette campagne est en cours : attendez sa fin ou annulez-la avant de la clore.",
  RUNNING: "Cette campagne est en cours : attendez sa fin ou annulez-la avant de la clore.",
  DONE: null,
  CANCELLED: null,
  CLOSED: "Cette campagne est déjà close.",
};

const printRefusals: RefusalByStatus = {
  AWAITING_APPROVAL: "Cette campagne attend d’être approuvée : il n’y a encore rien à imprimer.",
  // Classes whose list has been read need not wait for the others.
  AWAITING_LIST: null,
  QUEUED: "Cette campagne est en cours : les feuilles s’impriment quand elle est terminée.",
  RUNNING: "Cette campagne est en cours : les feuilles s’impriment quand elle est terminée.",
  DONE: null,
  CANCELLED: null,
  CLOSED: "Cette campagne est close : ses mots de passe provisoires ont été effacés.",
};

/** Its turn has come or comes: pupils are being reset. */
export const isRunning = ({ status }: Pick<CampaignFacts, "status">) =>
  status === "QUEUED" || status === "RUNNING";

/** A whole number of days, 1 to 180; the passwords are good to the end of the last day, in Paris. */
export function decideValidity(days: number, now: Date): Decision<{ validUntil: Date }> {
  const isInRange = days >= shortestValidityDays && days <= longestValidityDays;
  if (!Number.isInteger(days) || !isInRange)
    return refuse(
      `La validité des mots de passe va de ${shortestValidityDays} à ${longestValidityDays} jours : indiquez un nombre entier de jours.`,
    );
  return accept({ validUntil: endOfParisDay(now, days) });
}

/** Stops what is not done yet; the passwords already given stay valid and printable. */
export function decideCancel({ status }: CampaignFacts): Decision<{ status: "CANCELLED" }> {
  const refusal = cancelRefusals[status];
  return refusal === null ? accept({ status: "CANCELLED" }) : refuse(refusal);
}

/** Queues again the failed pupils, and only them, once the run is over and before the passwords expire. */
export function decideRetry(
  { status, failedCount, validUntil }: CampaignFacts,
  now: Date,
): Decision<{ status: "QUEUED"; retriedCount: number }> {
  const refusal = retryRefusals[status];
  if (refusal !== null) return refuse(refusal);
  if (failedCount === 0) return refuse("Aucun élève n’est en échec : il n’y a rien à reprendre.");
  if (now > validUntil) return refuse(expired(validUntil));
  return accept({ status: "QUEUED", retriedCount: failedCount });
}

/** Ends the campaign for good: its provisional passwords are erased and nothing can be printed again. */
export function decideClose({ status }: CampaignFacts): Decision<{ status: "CLOSED" }> {
  const refusal = closeRefusals[status];
  return refusal === null ? accept({ status: "CLOSED" }) : refuse(refusal);
}

/**
 * Sheets can be printed when the run is over, up to the last valid instant included. Whose sheets there are is for the
 * secrets to say: a pupil whose replacement failed keeps theirs, and is not counted among those done.
 */
export function decidePrint({ status, validUntil }: CampaignFacts, now: Date): Decision<null> {
  const refusal = printRefusals[status];
  if (refusal !== null) return refuse(refusal);
  return now > validUntil ? refuse(expired(validUntil)) : accept(null);
}

function expired(validUntil: Date): string {
  return `Les mots de passe provisoires ont expiré le ${longParisDay(validUntil)} et ont été effacés : préparez une nouvelle campagne.`;
}
