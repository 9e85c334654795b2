import "server-only";
import type * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import type { Decision } from "@/lib/decision";
import { inTransaction, type Transaction } from "./database/transaction";
import {
  type ActorFor,
  type anyone,
  type AuditKey,
  type DoorDefinition,
  entriesFor,
  journalRefusal,
  type Passage,
  passDoor,
  reportBreakdown,
} from "./door";
import { echoOf, formFrom } from "./form-fields";
import { appendToJournal } from "./journal/append";
import type { JournalTarget } from "./journal/entry";
import type { Permission } from "./permissions";
import { scopeOf } from "./scope";
import { leadTo, showChange } from "./screen";
import type { Actor } from "./session";

/** What a gesture did: at least one target for the journal, and where the screen goes next. */
export type Change = {
  targets: readonly [JournalTarget, ...JournalTarget[]];
  message?: string;
  href?: string;
  /** Shown once to the one who made the gesture, and kept nowhere in clear. */
  reveal?: readonly string[];
  /** Who acted, when the gesture itself found it out (sign-in). */
  actor?: Pick<Actor, "id" | "name" | "uai">;
  /** Runs once the change is committed: cookies, sending. */
  afterwards?: () => Promise<void>;
};

/** Yes, or no with whom it concerns when nobody is signed in yet: their school's journal says it. */
export type Verdict<Result> = Decision<Result> | ConcerningRefusal;
type ConcerningRefusal = {
  accepted: false;
  reason: string;
  targets: readonly JournalTarget[];
  /** What the refusal itself ends: the gesture is rolled back, this is committed with the entry of the refusal. */
  consequence?: (tx: Transaction) => Promise<void>;
};

type ActionDefinition<
  Input extends z.ZodType,
  Access extends Permission | typeof anyone,
  Checked,
> = DoorDefinition<Input, Access> & {
  /**
   * Before the transaction: what must outlive a refusal (counting guesses), or would hold a connection
   * too long (hashing). What it found is given to `run`.
   */
  check?: (context: {
    input: z.output<Input>;
    actor: ActorFor<Access>;
    now: Date;
  }) => Promise<Verdict<Checked>>;
  run: (context: {
    input: z.output<Input>;
    actor: ActorFor<Access>;
    now: Date;
    tx: Transaction;
    checked: Checked;
  }) => Promise<Verdict<Change>>;
};

export type Action = ((previous: ActionResult, form: FormData) => Promise<ActionResult>) & {
  door: { kind: "action"; permission: string; audit: string; stepUp: boolean };
};

class Refused extends Error {
  constructor(readonly refusal: Pick<ConcerningRefusal, "reason"> & Partial<ConcerningRefusal>) {
    super("refused");
  }
}

/**
 * The only door for writes: who → allowed → second factor → well-formed → rule → change and journal in one
 * transaction. The form names its school in `uai`; a refusal is rolled back, then journalled by itself.
 */
export function defineAction<
  Input extends z.ZodType,
  Access extends Permission | typeof anyone,
  Checked = undefined,
>(definition: ActionDefinition<Input, Access, Checked>): Action {
  const act = async (_previous: ActionResult, form: FormData): Promise<ActionResult> => {
    const outcome = await execute(definition, formFrom(form));
    if (outcome.status !== "made") return outcome;
    const { href, afterwards } = outcome.change;
    await afterwards?.();
    if (href !== undefined) leadTo(href);
    await showChange(outcome.uai);
    return answerTo(outcome.change);
  };
  const { permission, audit, stepUp = false } = definition;
  return Object.assign(act, { door: { kind: "action" as const, permission, audit, stepUp } });
}

function answerTo({ message, reveal }: Change): ActionResult {
  return {
    status: "done",
    ...(message !== undefined && { message }),
    ...(reveal !== undefined && { reveal }),
  };
}

type Closed = Exclude<ActionResult, { status: "idle" | "done" }>;
type Made = { status: "made"; change: Change; uai: string | null };

/** A breakdown at any step, identifying who asks included, is a refusal with a reference. */
async function execute<Input extends z.ZodType, Access extends Permission | typeof anyone, Checked>(
  definition: ActionDefinition<Input, Access, Checked>,
  form: FormData,
): Promise<Closed | Made> {
  try {
    const passage = await passDoor(definition, form);
    return passage.open ? await makeChange(definition, passage) : passage.result;
  } catch (error) {
    return { status: "refused", reason: reportBreakdown(definition.audit, error), values: echoOf(form) };
  }
}

/** Rule, change and journal in one transaction; a refusal rolls it back and is journalled by itself. */
async function makeChange<Input extends z.ZodType, Access extends Permission | typeof anyone, Checked>(
  { audit, check, run }: ActionDefinition<Input, Access, Checked>,
  { actor, input, now, values }: Extract<Passage<z.output<Input>, Access>, { open: true }>,
): Promise<Closed | Made> {
  try {
    // Without a check, Checked is undefined.
    const checked = check ? agreed(await check({ input, actor, now })) : (undefined as Checked);
    const change = await inTransaction(actor?.scope ?? scopeOf([]), async (tx) => {
      const made = agreed(await run({ input, actor, now, tx, checked }));
      await journalChange(tx, { audit, actor, change: made, now });
      return made;
    });
    return { status: "made", change, uai: actor?.uai ?? null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { reason, targets, consequence } = error.refusal;
    await journalRefusal(audit, actor, reason, now, targets, consequence);
    return { status: "refused", reason, values };
  }
}

function agreed<Result>(verdict: Verdict<Result>): Result {
  if (!verdict.accepted) throw new Refused(verdict);
  return verdict.change;
}

async function journalChange(
  tx: Transaction,
  { audit, actor, change, now }: { audit: AuditKey; actor: Actor | null; change: Change; now: Date },
): Promise<void> {
  const author = change.actor ?? actor;
  const { targets } = change;
  await appendToJournal(tx, entriesFor({ audit, uai: author?.uai ?? null, actor: author, targets, now }));
}
