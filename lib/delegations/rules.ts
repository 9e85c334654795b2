import { accept, refuse, type Decision } from "@/lib/decision";
import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { longParisDay, parisDay, parisDayBounds } from "@/lib/paris-day";

/** What is asked for: classes, and the last day, "AAAA-MM-JJ" in Paris. */
export type Terms = { classNames: readonly string[]; lastDay: string };
export type GivenTerms = { classNames: string[]; validUntil: Date };

export type DelegationState = "ACTIVE" | "EXPIRED" | "WITHDRAWN";
export type Delegation = {
  classNames: readonly string[];
  /** Last instant, not included; null only for one given before an end was compulsory. */
  validUntil: Date | null;
  withdrawnAt: Date | null;
};

const order = new Intl.Collator("fr", { numeric: true });

/** A delegation follows the school year: the classes of the next one are others. Last possible day: 31 August. */
export function lastPossibleDay(now: Date): string {
  return `${schoolYearOf(now) + 1}-08-31`;
}

/** Classes of the school, at least one, and a last day from today to 31 August; good to the end of that day. */
export function decideTerms(
  { classNames, lastDay }: Terms,
  known: readonly string[],
  now: Date,
): Decision<GivenTerms> {
  const unknown = classNames.filter((name) => !known.includes(name));
  if (classNames.length === 0) return refuse("Cochez au moins une classe.");
  if (unknown.length > 0)
    return refuse(`Aucun élève présent dans « ${unknown.join(" », « ")} » : vérifiez le nom de la classe.`);
  if (lastDay < parisDay(now))
    return refuse("Cette date est passée : choisissez aujourd’hui ou un jour à venir.");
  const last = lastPossibleDay(now);
  if (lastDay > last)
    return refuse(
      `Une délégation suit l’année scolaire : choisissez au plus tard le ${longParisDay(new Date(last))}.`,
    );
  return accept({
    classNames: [...new Set(classNames)].sort(order.compare),
    validUntil: parisDayBounds(lastDay).end,
  });
}

/** Withdrawn as soon as it was, whatever its day; else over from its last instant on. */
export function stateOf({ validUntil, withdrawnAt }: Delegation, now: Date): DelegationState {
  if (withdrawnAt !== null) return "WITHDRAWN";
  return validUntil === null || validUntil > now ? "ACTIVE" : "EXPIRED";
}

export type Recipient = {
  name: string;
  isDisabled: boolean;
  isEnrolled: boolean;
  memberships: readonly { uai: string; role: string; validFrom: Date; validUntil: Date | null }[];
};

const shortestName = 3;

/**
 * Who receives, and whether their enrolment link may be prepared. Somebody new needs a name; somebody whom the console
 * knows keeps theirs, and is neither disabled, nor already principal or delegate of the school.
 */
export function decideRecipient(
  known: Recipient | null,
  newName: string,
  uai: string,
  now: Date,
): Decision<{ name: string; holdsLink: boolean }> {
  if (known) {
    const obstacle = obstacleOf(known, uai, now);
    return obstacle === null
      ? accept({ name: known.name, holdsLink: mayHoldLink(known, uai) })
      : refuse(obstacle);
  }
  return newName.length < shortestName
    ? refuse("La console ne connaît pas encore cette adresse : indiquez aussi le prénom et le nom.")
    : accept({ name: newName, holdsLink: true });
}

function obstacleOf({ name, isDisabled, memberships }: Recipient, uai: string, now: Date): string | null {
  if (isDisabled) return `Le compte de ${name} est désactivé : il ne peut rien recevoir.`;
  const holds = (role: string) =>
    memberships.some(
      (held) =>
        held.uai === uai &&
        held.role === role &&
        held.validFrom <= now &&
        (held.validUntil === null || held.validUntil > now),
    );
  if (holds("PRINCIPAL")) return `${name} est chef de cet établissement : il n’y a rien à lui déléguer.`;
  if (holds("DELEGATE"))
    return `${name} a déjà une délégation en cours : modifiez-la plutôt que d’en donner une autre.`;
  return null;
}

/**
 * True when a principal may hold the link of an account: it was never used, and opens nothing but delegations of their
 * school. Else the link would open to them what others gave.
 */
export function mayHoldLink(
  account: { isEnrolled: boolean; memberships: readonly { uai: string; role: string }[] },
  uai: string,
): boolean {
  return (
    !account.isEnrolled && account.memberships.every((held) => held.uai === uai && held.role === "DELEGATE")
  );
}

/** New terms of a delegation in force; refuses when nothing differs. */
export function decideChange(known: Delegation, wanted: GivenTerms, now: Date): Decision<GivenTerms> {
  if (stateOf(known, now) !== "ACTIVE")
    return refuse("Cette délégation n’est plus en cours : donnez-en une nouvelle.");
  const sameClasses = [...known.classNames].sort(order.compare).join("\n") === wanted.classNames.join("\n");
  if (sameClasses && known.validUntil?.getTime() === wanted.validUntil.getTime())
    return refuse("Ces classes et cette date sont déjà celles de la délégation.");
  return accept(wanted);
}

/** Ends a delegation in force, from this instant on. */
export function decideWithdrawal(known: Delegation, now: Date): Decision<{ validUntil: Date }> {
  return stateOf(known, now) === "ACTIVE"
    ? accept({ validUntil: now })
    : refuse("Cette délégation n’est déjà plus en cours.");
}

/** « la classe 6e A », « les classes 6e A, 6e B et 6e C », in French order. */
export function describeClasses(classNames: readonly string[]): string {
  if (classNames.length === 0) return "aucune classe";
  const names = new Intl.ListFormat("fr", { type: "conjunction" }).format(
    [...classNames].sort(order.compare),
  );
  return classNames.length === 1 ? `la classe ${names}` : `les classes ${names}`;
}

/** The last day as the screen says it; a delegation without end says so. */
export function describeEnd(validUntil: Date | null): string {
  return validUntil === null ? "sans date de fin" : `jusqu’au ${longParisDay(validUntil)} inclus`;
}
