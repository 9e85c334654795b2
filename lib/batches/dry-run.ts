import "server-only";
import { listSelection, type SentSelection, walkSelection, type Where } from "@/lib/accounts/selection";
import type { Transaction } from "@/lib/platform/database/transaction";
import { startFingerprint } from "./fingerprint";
import {
  addOutcome,
  countOutcome,
  type DryLine,
  dryRun,
  hasOutcome,
  type OutcomeFilter,
  type Outcomes,
} from "./rules/dry-run";
import type { BatchGesture } from "./rules/gestures";
import type { findTerms } from "./terms";

/** A gesture, the accounts chosen for it, and what it is given. */
export type AskedGesture = SentSelection & { geste: BatchGesture };

type Given = Awaited<ReturnType<typeof findTerms>>;

type Totals = Outcomes & { fingerprint: string };

/**
 * The whole dry run in one pass, a slice at a time: how many of each outcome, and the fingerprint of what would be
 * done. `visit` sees every line, in the order of identifiers.
 */
export async function sumDryRun(
  tx: Transaction,
  where: Where,
  asked: AskedGesture,
  { terms, moment }: Given,
  visit?: (line: DryLine) => void,
): Promise<Totals> {
  const fingerprint = startFingerprint(asked.geste, terms);
  const outcomes: Outcomes = { total: 0, accepted: 0, leftOut: {} };
  for await (const accounts of walkSelection(tx, where, asked))
    for (const line of dryRun(asked.geste, accounts, terms, moment)) {
      addOutcome(outcomes, line);
      if (line.refusal === null) fingerprint.add(line.account);
      visit?.(line);
    }
  return { ...outcomes, fingerprint: fingerprint.finish() };
}

const sliceLength = 500;

/** What of the lines is looked at: one outcome, or what a search finds. */
type View = { issue?: OutcomeFilter | undefined; nom?: string | undefined };

/** How many of the lines one looks at; an outcome alone is known from the whole, a search is one pass more. */
export async function countDryLines(
  tx: Transaction,
  where: Where,
  asked: AskedGesture & View,
  { terms, moment }: Given,
  totals: Totals,
): Promise<number> {
  const { issue, nom } = asked;
  if (nom === undefined) return countOutcome(totals, issue);
  let found = 0;
  for await (const accounts of walkSelection(tx, where, asked, nom))
    found += dryRun(asked.geste, accounts, terms, moment).filter((line) => hasOutcome(line, issue)).length;
  return found;
}

/** A page of the lines that one looks at, in the order of names, after an account. */
export async function listDryLines(
  tx: Transaction,
  where: Where,
  asked: AskedGesture & View,
  { terms, moment }: Given,
  { after, limit }: { after: string | null; limit: number },
): Promise<DryLine[]> {
  const lines: DryLine[] = [];
  let from = after;
  // An outcome is no column: slices are decided one after the other until the page is full, large ones since few match.
  const slice = asked.issue === undefined ? limit : Math.max(limit, sliceLength);
  while (lines.length < limit) {
    const accounts = await listSelection(tx, where, asked, { after: from, limit: slice, q: asked.nom });
    const decided = dryRun(asked.geste, accounts, terms, moment);
    lines.push(...decided.filter((line) => hasOutcome(line, asked.issue)));
    from = accounts.at(-1)?.id ?? null;
    if (accounts.length < slice) break;
  }
  return lines.slice(0, limit);
}

/** Every line that one looks at, in the order of names. */
export async function listAllDryLines(
  tx: Transaction,
  where: Where,
  asked: AskedGesture & View,
  given: Given,
): Promise<DryLine[]> {
  const lines: DryLine[] = [];
  for (;;) {
    const after = lines.at(-1)?.account.id ?? null;
    const page = await listDryLines(tx, where, asked, given, { after, limit: sliceLength });
    lines.push(...page);
    if (page.length < sliceLength) return lines;
  }
}
