import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Target } from "@/lib/rights/rules/model";
import { findStandings } from "./closing";
import { overWords } from "./rules/closing";
import { countPlace, findItem, findNear, listConverted } from "./store/items";
import { loadGrants } from "./store/grants";
import { namesOfRights } from "@/lib/rights/rules/names";

type Of = { uai: string; campaignId: string; reviewerId: string };

/**
 * The line that a reviewer has before them: the one asked for when it is theirs, else the first that waits. `item` is
 * null when everything is decided.
 */
export async function findDesk(tx: Transaction, of: Of, asked: number | null, now: Date) {
  const found = asked === null ? null : await findItem(tx, of, asked);
  const isTheirs = found?.reviewerId === of.reviewerId;
  const first = isTheirs ? null : await findNear(tx, of, { seq: 0, side: "after", waiting: true });
  const item = isTheirs ? found : first === null ? null : await findItem(tx, of, first);
  if (!item) return { item: null };
  const { grant, sentence, holderGone } = (await findStandings(tx, of.uai, [item.grantId]))(item.grantId);
  const over = grant === null ? "Ce droit n’existe plus." : overWords(grant, parisDay(now));
  const current = over === null ? (sentence ?? item.sentence) : item.sentence;
  return {
    item,
    current,
    /** What the reviewer must know of the right as it stands. */
    warning: over ?? (holderGone ? "Le titulaire est parti, ou n’a plus de compte." : null),
    hasChanged: current !== item.sentence,
    place: await countPlace(tx, of, item.seq),
    previous: await findNear(tx, of, { seq: item.seq, side: "before" }),
    next: await findNear(tx, of, { seq: item.seq, side: "after" }),
  };
}

export type Conversion = { target: Target; name: string; lines: number };

/** The targets whose rights were decided to be converted, each once, with how many. */
export async function listConversions(
  tx: Transaction,
  key: { uai: string; campaignId: string },
): Promise<Conversion[]> {
  const ids = await listConverted(tx, key);
  if (ids.length === 0) return [];
  const { grants, school } = await loadGrants(tx, key.uai, ids);
  const names = namesOfRights(school);
  const byTarget = new Map<string, Conversion>();
  for (const { target } of grants.values()) {
    const known = byTarget.get(target.id);
    if (known) known.lines += 1;
    else byTarget.set(target.id, { target, name: names.target(target), lines: 1 });
  }
  return [...byTarget.values()];
}
