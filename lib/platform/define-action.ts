import "server-only";
import type * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import type { Decision } from "@/lib/decision";
import { inTransaction, type Transaction } from "./database/transaction";
import {
  type ActorFor,
  anyone,
  type DoorDefinition,
  entriesFor,
  journalRefusal,
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
    const { actor, input, now, values } = passage;
    let change: Change;
    try {
      change = await inTransaction(actor?.scope ?? scopeOf([]), async (tx) => {
        const decision = await definition.run({ input, actor, now, tx });
        if (!decision.accepted) throw new Refused(decision.reason);
        const author = decision.change.actor ?? actor;
        await appendToJournal(tx, entriesFor(definition.audit, author, decision.change.targets, now));
        return decision.change;
      });
    } catch (error) {
      if (!(error instanceof Refused))
        return { status: "refused", reason: reportBreakdown(definition.audit, error), values };
      await journalRefusal(definition.audit, actor, error.reason, now);
      return { status: "refused", reason: error.reason, values };
    }
    await change.afterwards?.();
    if (change.href !== undefined) leadTo(change.href);
    await showChange(actor?.uai ?? null);
    return { status: "done", ...(change.message !== undefined && { message: change.message }) };
  };
  const { permission, audit, stepUp = false } = definition;
  return Object.assign(act, { door: { kind: "action" as const, permission, audit, stepUp } });
}
