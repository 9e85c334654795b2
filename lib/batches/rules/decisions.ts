import { type Account, type AccountStatus, fullName } from "@/lib/accounts/rules/account";
import type { BatchGesture, Change, Moment, Terms } from "./gestures";

/** Why a gesture leaves an account as it is, in the words of a filter. */
export const leftOutWords = {
  ALREADY: "déjà dans cet état",
  NOTHING_TO_SUSPEND: "ni actif ni suspendu",
  ENDED: "date de fin passée",
  GUEST: "compte invité",
  NOT_GUEST: "pas un compte invité",
  BINNED: "à la corbeille",
  NOT_BINNED: "pas à la corbeille",
  PAST_DAY: "nouvelle date passée",
  TOO_FAR: "date au-delà de la limite",
  LONGER: "va déjà aussi loin",
  NO_SPONSOR: "parrain à choisir",
  OWN_SPONSOR: "serait son propre parrain",
  SAME_SPONSOR: "a déjà ce parrain",
} as const;

export type LeftOut = keyof typeof leftOutWords;

export const leftOutKinds = Object.keys(leftOutWords) as LeftOut[];

/** A decision that also says, when it is no, which kind of no: a long list is sorted by it. */
export type GestureDecision =
  { accepted: true; change: Change } | { accepted: false; kind: LeftOut; reason: string };

type Decide = (account: Account, terms: Terms, moment: Moment) => GestureDecision;

const statusNames: Record<AccountStatus, string> = {
  ACTIVE: "actif",
  SUSPENDED: "suspendu",
  DEPARTED: "parti",
  BINNED: "à la corbeille",
};

const refuse = (kind: LeftOut, reason: string): GestureDecision => ({ accepted: false, kind, reason });
const accept = (change: Change): GestureDecision => ({ accepted: true, change });
const already = (account: Account) =>
  refuse("ALREADY", `Le compte de ${fullName(account)} est déjà ${statusNames[account.status]}.`);
const notGuest = (account: Account) =>
  refuse("NOT_GUEST", `${fullName(account)} n’est pas un compte invité.`);
const towards = (account: Account, status: AccountStatus): GestureDecision =>
  accept({ before: { status: account.status }, after: { status } });

const decisions: Record<BatchGesture, Decide> = {
  SUSPEND: (account) => {
    if (account.status === "ACTIVE") return towards(account, "SUSPENDED");
    return account.status === "SUSPENDED"
      ? already(account)
      : refuse(
          "NOTHING_TO_SUSPEND",
          `Le compte de ${fullName(account)} est ${statusNames[account.status]} : il n’y a rien à suspendre.`,
        );
  },
  RESTORE: (account, _terms, { today }) => {
    if (account.status === "ACTIVE") return already(account);
    const { guest } = account;
    if (guest?.endsOn && guest.endsOn < today)
      return refuse(
        "ENDED",
        `La date de fin de ${fullName(account)} est passée : prolongez d’abord ce compte.`,
      );
    return accept({
      before: { status: account.status, leftOn: account.leftOn },
      after: { status: "ACTIVE", leftOn: null },
    });
  },
  DEPART: (account, _terms, { today }) => {
    if (account.guest)
      return refuse("GUEST", `${fullName(account)} est un compte invité : mettez-le plutôt à la corbeille.`);
    if (account.status === "DEPARTED") return already(account);
    return accept({
      before: { status: account.status, leftOn: account.leftOn },
      after: { status: "DEPARTED", leftOn: today },
    });
  },
  EXTEND: (account, { endsOn = "" }, { today, latestEnd }) => {
    const { guest } = account;
    if (!guest) return notGuest(account);
    if (account.status === "BINNED")
      return refuse(
        "BINNED",
        `Le compte de ${fullName(account)} est à la corbeille : rétablissez-le d’abord.`,
      );
    if (endsOn < today)
      return refuse("PAST_DAY", "La nouvelle date de fin est passée : choisissez un jour à venir.");
    if (endsOn > latestEnd)
      return refuse("TOO_FAR", "La nouvelle date de fin dépasse la limite de l’établissement.");
    if (guest.endsOn !== null && guest.endsOn >= endsOn)
      return refuse("LONGER", `Le compte de ${fullName(account)} va déjà jusqu’à cette date ou plus loin.`);
    return accept({ before: { endsOn: guest.endsOn }, after: { endsOn } });
  },
  CHANGE_SPONSOR: (account, { sponsor }) => {
    const { guest } = account;
    if (!guest) return notGuest(account);
    if (!sponsor) return refuse("NO_SPONSOR", "Choisissez un parrain.");
    if (sponsor.id === account.id)
      return refuse("OWN_SPONSOR", "Un invité ne peut pas se parrainer lui-même.");
    if (guest.sponsorName === sponsor.name && guest.sponsorId === sponsor.id)
      return refuse("SAME_SPONSOR", `${fullName(account)} a déjà ce parrain.`);
    const { sponsorId, sponsorName, sponsorEmail } = guest;
    return accept({
      before: { sponsorId, sponsorName, sponsorEmail },
      after: { sponsorId: sponsor.id, sponsorName: sponsor.name, sponsorEmail: sponsor.email },
    });
  },
  BIN: (account) => {
    if (!account.guest) return notGuest(account);
    return account.status === "BINNED" ? already(account) : towards(account, "BINNED");
  },
  DELETE: (account) => {
    if (!account.guest) return notGuest(account);
    if (account.status !== "BINNED")
      return refuse(
        "NOT_BINNED",
        `Le compte de ${fullName(account)} n’est pas à la corbeille : mettez-le d’abord à la corbeille.`,
      );
    return accept({ before: { status: account.status }, after: {} });
  },
};

/** What a gesture would do to one account, by the same code as doing it; or why it would not, in French. */
export function decideGesture(
  gesture: BatchGesture,
  account: Account,
  terms: Terms,
  moment: Moment,
): GestureDecision {
  return decisions[gesture](account, terms, moment);
}
