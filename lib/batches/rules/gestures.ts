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

/** What became of one line of a batch. */
export const lineStatuses = ["PENDING", "DONE", "REFUSED", "UNDONE", "KEPT"] as const;
export type LineStatus = (typeof lineStatuses)[number];

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
