import "server-only";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Target } from "@/lib/rights/rules/model";
import { findLine, nextWaiting } from "./deciding";
import { limitBounds } from "./rules/decisions";
import { countPlace, findNear, listConverted, listItems } from "./store/items";
import { loadGrants } from "./store/grants";
import { namesOfRights } from "@/lib/rights/rules/names";

type Own = { uai: string; campaignId: string; reviewerId: string };

/**
 * The line that a reviewer has before them: the one asked for when it is theirs, else the first that waits. Null when
 * everything is decided.
 */
export async function findDesk(tx: Transaction, own: Own, asked: number | null, now: Date) {
  const today = parisDay(now);
  const chosen = asked === null ? null : await findLine(tx, own, asked, today);
  const line = chosen ?? (await findFirst(tx, own, today));
  if (!line) return null;
  const { item, current, warning } = line;
  const shown = current.sentence ?? item.sentence;
  return {
    ...{ item, shown, warning, hasChanged: shown !== item.sentence },
    limits: limitBounds(today, current.endsOn),
    place: await countPlace(tx, own, item.seq),
    previous: await findNear(tx, own, { seq: item.seq, side: "before" }),
    next: await findNear(tx, own, { seq: item.seq, side: "after" }),
  };
}

async function findFirst(tx: Transaction, own: Own, today: string) {
  const first = await nextWaiting(tx, own, 0);
  return first === null ? null : findLine(tx, own, first, today);
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

const linesShown = 50;

/** A page of lines: one’s own for who decides, else everybody’s, or as asked. */
export async function findPage(
  tx: Transaction,
  { reviewerId, ...key }: Own,
  { apres, lignes }: { apres: number; lignes?: "miennes" | "toutes" | undefined },
  decides: boolean,
) {
  const onlyMine = (lignes ?? (decides ? "miennes" : "toutes")) === "miennes";
  const wanted = { after: apres, limit: linesShown + 1, reviewerId: onlyMine ? reviewerId : undefined };
  const found = await listItems(tx, key, wanted);
  const lines = found.slice(0, linesShown);
  const next = found.length > linesShown ? (lines.at(-1)?.seq ?? null) : null;
  return { lines, onlyMine, next, isFirst: apres === 0 };
}
