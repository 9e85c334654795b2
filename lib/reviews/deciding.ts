import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { findStandings } from "./closing";
import { overWords } from "./rules/closing";
import type { Current } from "./rules/decisions";
import { findItem, findNear, type StoredItem } from "./store/items";

type Own = { uai: string; campaignId: string; reviewerId: string };

export type Line = {
  item: StoredItem;
  current: Current;
  /** What the reviewer must know of the right as it stands. */
  warning: string | null;
};

/** A line of a reviewer, and its right as it stands; null for a line that is another’s, or does not exist. */
export async function findLine(tx: Transaction, own: Own, seq: number, today: string): Promise<Line | null> {
  const item = await findItem(tx, own, seq);
  if (item?.reviewerId !== own.reviewerId) return null;
  const standingOf = await findStandings(tx, own.uai, [item.grantId]);
  const { grant, sentence, holderGone } = standingOf(item.grantId);
  if (grant === null)
    return { item, current: { sentence: null, endsOn: null }, warning: "Ce droit n’existe plus." };
  const over = overWords(grant, today);
  const gone = holderGone ? "Le titulaire est parti, ou n’a plus de compte." : null;
  return {
    item,
    current: { sentence: over === null ? sentence : null, endsOn: grant.endsOn },
    warning: over ?? gone,
  };
}

/** The next line of a reviewer that waits for a decision, from this one on and around; null when none does. */
export async function nextWaiting(tx: Transaction, own: Own, seq: number): Promise<number | null> {
  const side = { side: "after", waiting: true } as const;
  return (await findNear(tx, own, { ...side, seq })) ?? (await findNear(tx, own, { ...side, seq: 0 }));
}
