import { accept, type Decision, refuse } from "@/lib/decision";
import type { Account, AccountStatus } from "@/lib/accounts/rules/account";
import { fullName } from "@/lib/accounts/rules/account";
import type { OutgoingGesture } from "@/lib/outgoing/rules";

/** What a school may do to many accounts at once. */
export const batchGestures = [
  "SUSPEND",
  "RESTORE",
  "DEPART",
  "EXTEND",
  "CHANGE_SPONSOR",
  "BIN",
  "DELETE",
] as const satisfies readonly OutgoingGesture[];

export type BatchGesture = (typeof batchGestures)[number];

/** How far a batch is. */
export type BatchStatus = "QUEUED" | "RUNNING" | "DONE" | "UNDOING" | "UNDONE";

/** What a gesture is given, once for all its accounts. Days are “AAAA-MM-JJ”. */
export type Terms = {
  endsOn?: string | undefined;
  sponsor?: { id: string | null; name: string; email: string | null } | undefined;
  reason?: string | undefined;
};

/** What a gesture changes of an account: the same fields before and after, and no other. */
export type Snapshot = {
  status?: AccountStatus | undefined;
  leftOn?: string | null | undefined;
  endsOn?: string | null | undefined;
  sponsorId?: string | null | undefined;
  sponsorName?: string | null | undefined;
  sponsorEmail?: string | null | undefined;
};

export type Change = { before: Snapshot; after: Snapshot };

/** Days are “AAAA-MM-JJ” in Paris; `latestEnd` is the last one that the school’s policy allows. */
export type Moment = { today: string; latestEnd: string };

type Decide = (account: Account, terms: Terms, moment: Moment) => Decision<Change>;

const statusNames: Record<AccountStatus, string> = {
  ACTIVE: "actif",
  SUSPENDED: "suspendu",
  DEPARTED: "parti",
  BINNED: "à la corbeille",
};

const already = (account: Account) =>
  refuse(`Le compte de ${fullName(account)} est déjà ${statusNames[account.status]}.`);
const notGuest = (account: Account) => refuse(`${fullName(account)} n’est pas un compte invité.`);
const towards = (account: Account, status: AccountStatus): Decision<Change> =>
  accept({ before: { status: account.status }, after: { status } });

const decisions: Record<BatchGesture, Decide> = {
  SUSPEND: (account) => {
    if (account.status === "ACTIVE") return towards(account, "SUSPENDED");
    return account.status === "SUSPENDED"
      ? already(account)
      : refuse(
          `Le compte de ${fullName(account)} est ${statusNames[account.status]} : il n’y a rien à suspendre.`,
        );
  },
  RESTORE: (account, _terms, { today }) => {
    if (account.status === "ACTIVE") return already(account);
    const { guest } = account;
    if (guest?.endsOn && guest.endsOn < today)
      return refuse(`La date de fin de ${fullName(account)} est passée : prolongez d’abord ce compte.`);
    return accept({
      before: { status: account.status, leftOn: account.leftOn },
      after: { status: "ACTIVE", leftOn: null },
    });
  },
  DEPART: (account, _terms, { today }) => {
    if (account.guest)
      return refuse(`${fullName(account)} est un compte invité : mettez-le plutôt à la corbeille.`);
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
      return refuse(`Le compte de ${fullName(account)} est à la corbeille : rétablissez-le d’abord.`);
    if (endsOn < today) return refuse("La nouvelle date de fin est passée : choisissez un jour à venir.");
    if (endsOn > latestEnd) return refuse("La nouvelle date de fin dépasse la limite de l’établissement.");
    if (guest.endsOn !== null && guest.endsOn >= endsOn)
      return refuse(`Le compte de ${fullName(account)} va déjà jusqu’à cette date ou plus loin.`);
    return accept({ before: { endsOn: guest.endsOn }, after: { endsOn } });
  },
  CHANGE_SPONSOR: (account, { sponsor }) => {
    const { guest } = account;
    if (!guest) return notGuest(account);
    if (!sponsor) return refuse("Choisissez un parrain.");
    if (sponsor.id === account.id) return refuse("Un invité ne peut pas se parrainer lui-même.");
    if (guest.sponsorName === sponsor.name && guest.sponsorId === sponsor.id)
      return refuse(`${fullName(account)} a déjà ce parrain.`);
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
): Decision<Change> {
  return decisions[gesture](account, terms, moment);
}

/** The part of an account that a snapshot speaks of. */
export function snapshotLike(account: Account, shape: Snapshot): Snapshot {
  const { status, leftOn, guest } = account;
  const held: Required<Snapshot> = { status, leftOn, ...(guest ? guestPart(guest) : nobody) };
  return Object.fromEntries((Object.keys(shape) as (keyof Snapshot)[]).map((field) => [field, held[field]]));
}

const nobody = { endsOn: null, sponsorId: null, sponsorName: null, sponsorEmail: null };

function guestPart({ endsOn, sponsorId, sponsorName, sponsorEmail }: NonNullable<Account["guest"]>) {
  return { endsOn, sponsorId, sponsorName, sponsorEmail };
}

const fieldNames: Record<keyof Snapshot, string> = {
  status: "l’état",
  leftOn: "la date de départ",
  endsOn: "la date de fin",
  sponsorId: "le parrain",
  sponsorName: "le parrain",
  sponsorEmail: "le parrain",
};

/** Takes a change back, unless something else changed the same fields since: that is kept, and said. */
export function decideUndo(account: Account, { before, after }: Change): Decision<Change> {
  const now = snapshotLike(account, after);
  const moved = (Object.keys(after) as (keyof Snapshot)[]).filter((field) => now[field] !== after[field]);
  const [first] = moved;
  if (first) return refuse(`${fullName(account)} : ${fieldNames[first]} a changé depuis, rien n’est défait.`);
  return accept({ before: after, after: before });
}

/** Deleting for good is the only gesture that nothing takes back. */
export function canUndo(gesture: BatchGesture): boolean {
  return gesture !== "DELETE";
}

export const undoDays = 30;

/** Whether a whole batch may still be taken back: within 30 days of its confirmation, once, and not a deletion. */
export function decideBatchUndo(
  batch: { gesture: BatchGesture; status: BatchStatus; createdAt: Date },
  now: Date,
): Decision<{ gesture: BatchGesture }> {
  if (!canUndo(batch.gesture)) return refuse("Une suppression définitive ne se défait pas.");
  if (batch.status === "UNDOING" || batch.status === "UNDONE") return refuse("Ce lot a déjà été défait.");
  if (batch.status !== "DONE") return refuse("Ce lot n’est pas terminé : attendez la fin pour le défaire.");
  const limit = batch.createdAt.getTime() + undoDays * 86_400_000;
  return now.getTime() <= limit
    ? accept({ gesture: batch.gesture })
    : refuse(`Ce lot a plus de ${undoDays} jours : il ne se défait plus.`);
}

export const gestureWords: Record<BatchGesture, { verb: string; noun: string; past: string }> = {
  SUSPEND: { verb: "Suspendre", noun: "Suspension", past: "suspendu" },
  RESTORE: { verb: "Rétablir", noun: "Rétablissement", past: "rétabli" },
  DEPART: { verb: "Marquer comme parti", noun: "Départ", past: "marqué comme parti" },
  EXTEND: { verb: "Prolonger", noun: "Prolongation", past: "prolongé" },
  CHANGE_SPONSOR: { verb: "Changer le parrain", noun: "Changement de parrain", past: "changé de parrain" },
  BIN: { verb: "Mettre à la corbeille", noun: "Mise à la corbeille", past: "mis à la corbeille" },
  DELETE: { verb: "Supprimer définitivement", noun: "Suppression définitive", past: "supprimé" },
};
