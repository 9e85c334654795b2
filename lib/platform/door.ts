import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import { inTransaction, type Transaction } from "./database/transaction";
import { serverTrouble } from "./database/trouble";
import { echoOf, fieldsOf, textOf, unstorableFields } from "./form-fields";
import { appendToJournal } from "./journal/append";
import type { JournalFacts, JournalTarget } from "./journal/entry";
import { isAllowed, type Permission } from "./permissions";
import { currentRequest } from "./request";
import { scopeOf } from "./scope";
import { checkSecondFactor, recordStepUp } from "./second-factor";
import { currentActor, stepUpMinutes, type Actor } from "./session";

z.config(z.locales.fr());

/** Sign-in and enrolment: the only gestures open to somebody who is nobody yet. */
export const anyone = "anyone";

export type AuditKey = `${string}.${string}`;

export type DoorDefinition<Input extends z.ZodType, Access extends Permission | typeof anyone> = {
  permission: Access;
  /** What the journal calls this gesture, done or refused. */
  audit: AuditKey;
  input: Input;
  /** A second factor younger than five minutes. */
  stepUp?: true;
};

export type ActorFor<Access> = Access extends typeof anyone ? Actor | null : Actor;

export type Passage<Input, Access> =
  | { open: true; actor: ActorFor<Access>; input: Input; now: Date; values: Record<string, string> }
  | { open: false; result: Exclude<ActionResult, { status: "idle" | "done" }> };

const notAllowed = "Vous n’avez pas le droit de faire cette action dans cet établissement.";

/** The steps every gesture goes through before its rule: who → allowed → second factor → well-formed. */
export async function passDoor<Input extends z.ZodType, Access extends Permission | typeof anyone>(
  definition: DoorDefinition<Input, Access>,
  form: FormData,
): Promise<Passage<z.output<Input>, Access>> {
  const { now } = await currentRequest();
  const values = echoOf(form);
  const uai = textOf(form, "uai");
  const actor = await currentActor(uai, reachedBy(definition.permission));
  if (definition.permission !== anyone) {
    if (!actor)
      return closed({ status: "refused", reason: "Votre session est terminée : reconnectez-vous.", values });
    if (!isAllowed(actor.roles, definition.permission)) {
      await journalRefusal(definition.audit, actor, notAllowed, now);
      return closed({ status: "refused", reason: notAllowed, values });
    }
    if (definition.stepUp) {
      const obstacle = await confirmIdentity(actor, textOf(form, "code"), now);
      if (obstacle) return closed({ ...obstacle, values });
    }
  }
  const unstorable = unstorableFields(form);
  if (unstorable) return closed({ status: "invalid", fields: unstorable, values });
  const parsed = definition.input.safeParse(fieldsOf(form));
  if (!parsed.success) {
    const fields: Record<string, string[] | undefined> = z.flattenError(parsed.error).fieldErrors;
    return closed({ status: "invalid", fields, values });
  }
  // `anyone` accepts null; every other access left above when the actor was missing.
  return { open: true, actor: actor as ActorFor<Access>, input: parsed.data, now, values };
}

/** The permission whose classes a door reaches; one open to anyone reaches what its operator sees. */
export function reachedBy(access: Permission | typeof anyone): Permission {
  return access === anyone ? "console:open" : access;
}

const closed = (result: Exclude<ActionResult, { status: "idle" | "done" }>) => ({
  open: false as const,
  result,
});

/** True when the operator's second factor is recent enough for a step-up gesture. */
export function hasRecentSecondFactor(actor: Pick<Actor, "secondFactorAt">, now: Date): boolean {
  return now.getTime() - actor.secondFactorAt.getTime() < stepUpMinutes * 60_000;
}

async function confirmIdentity(
  actor: Actor,
  code: string | null,
  now: Date,
): Promise<{ status: "stepUp"; reason: string | null } | null> {
  if (hasRecentSecondFactor(actor, now)) return null;
  if (code === null || code.trim() === "") return { status: "stepUp", reason: null };
  const check = await checkSecondFactor(actor.id, code, now);
  if (!check.accepted) {
    await journalRefusal("operator.step-up", actor, check.reason, now);
    return { status: "stepUp", reason: check.reason };
  }
  await recordStepUp(actor.sessionId, now);
  return null;
}

/**
 * Writes a refusal by itself: the change it would have made was never begun, or was rolled back. It may name
 * whom it concerns; the school somebody asks for without being of it is not taken from them. What the refusal itself
 * ends is changed with it, or not at all.
 */
export async function journalRefusal(
  audit: AuditKey,
  actor: Pick<Actor, "id" | "name" | "uai" | "scope"> | null,
  reason: string,
  now: Date,
  concerned: readonly JournalTarget[] = [],
  consequence?: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const uai = actor?.scope.find((school) => school === actor.uai) ?? null;
  const targets = concerned.length > 0 ? concerned : [{ kind: "refusal", id: audit }];
  const entries = entriesFor({ audit, uai, actor, targets, now }).map((entry) => ({
    ...entry,
    outcome: "REFUSED" as const,
    target: entry.target && { ...entry.target, detail: { ...entry.target.detail, reason } },
  }));
  await inTransaction(actor?.scope ?? scopeOf([]), async (tx) => {
    await consequence?.(tx);
    await appendToJournal(tx, entries);
  });
}

/** One entry per target, all of one batch. */
export function entriesFor(act: {
  audit: AuditKey;
  uai: string | null;
  actor: { id: string; name: string } | null;
  targets: readonly JournalTarget[];
  now: Date;
  batchId?: string;
}): JournalFacts[] {
  const batchId = act.batchId ?? randomUUID();
  const actor = act.actor && { id: act.actor.id, name: act.actor.name };
  return act.targets.map((target) => ({
    at: act.now,
    uai: target.uai ?? act.uai,
    batchId,
    actor,
    action: act.audit,
    outcome: "DONE",
    target,
  }));
}

/** A breakdown is logged under a reference; the person sees the reference, never the message. */
export function reportBreakdown(audit: AuditKey, error: unknown): string {
  const reference = randomUUID().slice(0, 8);
  console.error(
    `[${reference}] ${audit}`,
    error instanceof Error ? (error.stack ?? error.message) : "unknown error",
  );
  const trouble = serverTrouble(error);
  if (trouble !== null) return `${trouble} Rien n’a été modifié (réf. ${reference}).`;
  return `Une erreur est survenue (réf. ${reference}). Rien n’a été modifié ; réessayez, puis signalez cette référence.`;
}
