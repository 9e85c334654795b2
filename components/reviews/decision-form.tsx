"use client";

import { type KeyboardEvent, useActionState, useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { FormAnswer } from "@/components/ui/form/form-answer";
import { fieldId, FormResultContext } from "@/components/ui/form/form-result";
import type { ActionResult } from "@/lib/action-result";
import { decideRight } from "@/lib/reviews/actions";
import { decisionWords, reviewDecisions, type ReviewDecision } from "@/lib/reviews/rules/decisions";
import { begin, fieldFinder, keep, press } from "./key-gestures";
import { useKeys } from "./use-keys";

export type DecisionLine = {
  seq: number;
  /** What the reviewer reads, and answers for. */
  shown: string;
  decision: ReviewDecision | null;
  reason: string | null;
  limitOn: string | null;
  /** The days that the right may be limited to, “AAAA-MM-JJ”. */
  limits: { first: string; last: string };
};

type Props = {
  uai: string;
  campaignId: string;
  line: DecisionLine;
  keysOn: boolean;
  /** The last reason given, offered for the next line. */
  lastReason: string;
  onReason: (reason: string) => void;
};

const firstField: Record<Exclude<ReviewDecision, "KEEP">, string> = {
  REMOVE: "motif",
  LIMIT: "jusquAu",
  CONVERT: "motif",
};

/** One decision on one line: four buttons, a reason and a day; plain form, that keys make faster. */
export function DecisionForm({ uai, campaignId, line, ...props }: Props) {
  const formId = useId();
  const [result, send, pending] = useActionState<ActionResult, FormData>(decideRight, { status: "idle" });
  const shared = useMemo(() => ({ formId, result }), [formId, result]);
  const { form, chosen, stamp, onEnter } = useChoice(formId, props);
  useEffect(() => {
    if (result.status !== "idle") document.getElementById(fieldId(formId, "answer"))?.focus();
  }, [formId, result]);
  return (
    <FormResultContext value={shared}>
      <form ref={form} action={send} noValidate className="space-y-4" onSubmit={stamp} onKeyDown={onEnter}>
        {/* Enter in a field would press the first button: this one, disabled, keeps it from meaning « Garder ». */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="uai" value={uai} />
        <input type="hidden" name="campaignId" value={campaignId} />
        <input type="hidden" name="ligne" value={line.seq} />
        <input type="hidden" name="phrase" value={line.shown} />
        <input type="hidden" name="duree" defaultValue="" />
        <FormAnswer formId={formId} result={result} />
        <div className="flex flex-wrap gap-x-6 gap-y-4 *:grow sm:*:last:grow-0">
          <Field
            name="motif"
            label="Motif"
            help="Demandé pour retirer, limiter ou convertir."
            optional
            autoComplete="off"
            maxLength={500}
            defaultValue={line.reason ?? ""}
          />
          <Field
            name="jusquAu"
            type="date"
            label="Dernier jour"
            help="Pour limiter."
            optional
            min={line.limits.first}
            max={line.limits.last}
            defaultValue={line.limitOn ?? ""}
          />
        </div>
        <DecisionButtons pending={pending} keysOn={props.keysOn} held={line.decision} />
        <p role="status" className="text-sm text-muted empty:hidden">
          {chosen !== null &&
            `Complétez, puis Entrée : ${decisionWords[chosen].verb.toLowerCase()} ce droit.`}
        </p>
      </form>
    </FormResultContext>
  );
}

type ButtonsProps = {
  pending: boolean;

  keysOn: boolean;
  held: ReviewDecision | null;
};

function DecisionButtons({ pending, keysOn, held }: ButtonsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      {reviewDecisions.map((decision) => {
        const { verb, key } = decisionWords[decision];
        return (
          <Button
            key={decision}
            type="submit"
            name="decision"
            value={decision}
            busy={pending}
            tone={decision === "KEEP" ? "primary" : "secondary"}
            aria-keyshortcuts={keysOn ? key : undefined}
            aria-pressed={held === null ? undefined : held === decision}
          >
            {verb}
            {keysOn && (
              <kbd aria-hidden="true" className="ml-1 font-mono text-sm opacity-80">
                {key}
              </kbd>
            )}
          </Button>
        );
      })}
    </div>
  );
}

type ChoiceOptions = Pick<Props, "keysOn" | "lastReason" | "onReason">;

/** The decision that a key has begun, and what sends it. */
function useChoice(formId: string, { keysOn, lastReason, onReason }: ChoiceOptions) {
  const form = useRef<HTMLFormElement>(null);
  const shownAt = useRef(0);
  const [chosen, setChosen] = useState<ReviewDecision | null>(null);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  const field = useMemo(() => fieldFinder(formId), [formId]);
  const choose = useMemo(
    () => (decision: ReviewDecision) => {
      if (decision === "KEEP") {
        keep(form.current, field("motif"), lastReason);
        return;
      }
      setChosen(decision);
      begin(field("motif"), field(firstField[decision]), lastReason);
    },
    [field, lastReason],
  );
  const keys = useMemo(
    () =>
      Object.fromEntries(
        reviewDecisions.map((decision) => [
          decisionWords[decision].key,
          () => {
            choose(decision);
          },
        ]),
      ),
    [choose],
  );
  useKeys(keysOn ? keys : null);
  const stamp = () => {
    const told = form.current?.elements.namedItem("duree");
    if (told instanceof HTMLInputElement)
      told.value = String(Math.round(performance.now() - shownAt.current));
    const reason = field("motif")?.value.trim() ?? "";
    if (reason !== "") onReason(reason);
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || chosen === null || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const reason = field("motif");
    if (event.target !== reason && reason?.value.trim() === "") reason.focus();
    else press(form.current, chosen);
  };
  return { form, chosen, stamp, onEnter };
}
