"use client";

import { type ReactNode, useActionState, useEffect, useId, useMemo } from "react";
import type { ActionResult } from "@/lib/action-result";
import { Button, type ButtonTone } from "./button";
import { FormAnswer } from "./form/form-answer";
import { FormResultContext, fieldId } from "./form/form-result";
import { StepUpField } from "./form/step-up-field";

export type FormAction = (previous: ActionResult, form: FormData) => Promise<ActionResult>;

type Props = {
  action: FormAction;
  /** Says the verb: « Réinitialiser 612 mots de passe ». */
  submitLabel: ReactNode;
  tone?: ButtonTone;
  uai?: string | undefined;
  /** Same id, same gesture: a second sending changes nothing. */
  requestId?: string | undefined;
  /** Asks for the code at once, when the caller knows that the gesture demands it. */
  stepUpNeeded?: boolean;
  /** What a refusal leaves as it was, when « Rien n’a été changé. » is not the word. */
  refusalTitle?: string;
  children?: ReactNode;
  /** Beside the button: a way back. */
  aside?: ReactNode;
  /** Takes the place of the fields and of the button once the gesture is made: it is not to be made again. */
  after?: ReactNode;
};

/** A form that sends one gesture and shows what it answered; it also works without JavaScript. */
export function ActionForm({ action, refusalTitle, uai, requestId, after, ...content }: Props) {
  const formId = useId();
  const [result, send, pending] = useActionState<ActionResult, FormData>(action, { status: "idle" });
  const shared = useMemo(() => ({ formId, result }), [formId, result]);
  // The eye and the screen reader are brought to the answer, wherever the button was.
  useEffect(() => {
    const part = result.status === "stepUp" ? "code" : "answer";
    if (result.status !== "idle") document.getElementById(fieldId(formId, part))?.focus();
  }, [formId, result]);
  const isOver = after !== undefined && result.status === "done";

  return (
    <FormResultContext value={shared}>
      <form action={send} noValidate className="space-y-6">
        {uai !== undefined && <input type="hidden" name="uai" value={uai} />}
        {requestId !== undefined && <input type="hidden" name="requestId" value={requestId} />}
        <FormAnswer formId={formId} result={result} refusalTitle={refusalTitle} />
        {isOver ? after : <Content {...content} shared={shared} pending={pending} />}
      </form>
    </FormResultContext>
  );
}

type ContentProps = Pick<Props, "submitLabel" | "tone" | "stepUpNeeded" | "children" | "aside"> & {
  shared: { formId: string; result: ActionResult };
  pending: boolean;
};

function Content({ shared: { formId, result }, pending, tone = "primary", ...content }: ContentProps) {
  const asksCode = result.status === "stepUp" || content.stepUpNeeded === true;
  return (
    <>
      {content.children}
      {asksCode && <StepUpField formId={formId} reason={result.status === "stepUp" ? result.reason : null} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone={tone} busy={pending}>
          {content.submitLabel}
        </Button>
        {content.aside}
      </div>
    </>
  );
}
