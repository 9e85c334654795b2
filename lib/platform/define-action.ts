import "server-only";
import type * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import type { Decision } from "@/lib/decision";
import { inTransaction, type Transaction } from "./database/transaction";
import {
  type ActorFor,
  type anyone,
  type DoorDefinition,
  entriesFor,
  journalRefusal,
  type Passage,
  passDoor,
  reportBreakdown,
} from "./door";
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
  /** Who acted, when the gesture itself found it out (sign-in). */
  actor?: Pick<Actor, "id" | "name" | "uai">;
  /** Runs once the change is committed: cookies, sending. */
  afterwards?: () => Promise<void>;
};

type ActionDefinition<Input extends z.ZodType, Access extends Permission | typeof anyone> = DoorDefinition<
  Input,
  Access
> & {
  run: (context: {
    input: z.output<Input>;
    actor: ActorFor<Access>;
    now: Date;
    tx: Transaction;
  }) => Promise<Decision<Change>>;
};

export type Action = ((previous: ActionResult, form: FormData) => Promise<ActionResult>) & {
  door: { kind: "action"; permission: string; audit: string; stepUp: boolean };
};

class Refused extends Error {
  constructor(readonly reason: string) {
    super("refused");
  }
}

/**
 * The only door for writes: who → allowed → second factor → well-formed → rule → change and journal in one
 * transaction. The form names its school in `uai`; a refusal is rolled back, then journalled by itself.
 */
export function defineAction<Input extends z.ZodType, Access extends Permission | typeof anyone>(
  definition: ActionDefinition<Input, Access>,
): Action {
  const act = async (_previous: ActionResult, form: FormData): Promise<ActionResult> => {
    const passage = await passDoor(definition, form);
    if (!passage.open) return passage.result;
    const outcome = await execute(definition, passage);
    if (outcome.status === "refused") return outcome;
    const { href, message, afterwards } = outcome.change;
    await afterwards?.();
    if (href !== undefined) leadTo(href);
    await showChange(passage.actor?.uai ?? null);
    return { status: "done", ...(message !== undefined && { message }) };
  };
  const { permission, audit, stepUp = false } = definition;
  return Object.assign(act, { door: { kind: "action" as const, permission, audit, stepUp } });
}

type Refusal = Extract<ActionResult, { status: "refused" }>;

/** Rule, change and journal in one transaction; a refusal rolls it back and is journalled by itself. */
async function execute<Input extends z.ZodType, Access extends Permission | typeof anyone>(
  { audit, run }: ActionDefinition<Input, Access>,
  { actor, input, now, values }: Extract<Passage<z.output<Input>, Access>, { open: true }>,
): Promise<Refusal | { status: "made"; change: Change }> {
  try {
    const change = await inTransaction(actor?.scope ?? scopeOf([]), async (tx) => {
      const decision = await run({ input, actor, now, tx });
      if (!decision.accepted) throw new Refused(decision.reason);
      const author = decision.change.actor ?? actor;
      await appendToJournal(
        tx,
        entriesFor({ audit, uai: author?.uai ?? null, actor: author, targets: decision.change.targets, now }),
      );
      return decision.change;
    });
    return { status: "made", change };
  } catch (error) {
    if (!(error instanceof Refused))
      return { status: "refused", reason: reportBreakdown(audit, error), values };
    await journalRefusal(audit, actor, error.reason, now);
    return { status: "refused", reason: error.reason, values };
  }
}
