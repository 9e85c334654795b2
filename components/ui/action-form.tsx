"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useActionState, useEffect, useId, useMemo } from "react";
import type { ActionResult } from "@/lib/action-result";
import { Button, type ButtonTone } from "./button";
import { ErrorSummary } from "./form/error-summary";
import { FormResultContext } from "./form/form-result";
import { StepUpField } from "./form/step-up-field";
import { Notice } from "./notice";

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
  children?: ReactNode;
  /** Beside the button: a way back. */
  aside?: ReactNode;
};

/** A form that sends one gesture and shows what it answered; it also works without JavaScript. */
export function ActionForm({ action, submitLabel, tone = "primary", children, aside, ...context }: Props) {
  const formId = useId();
  const [result, send, pending] = useActionState<ActionResult, FormData>(action, { status: "idle" });
  const shared = useMemo(() => ({ formId, result }), [formId, result]);
  const asksCode = result.status === "stepUp" || context.stepUpNeeded === true;

  return (
    <FormResultContext value={shared}>
      <form action={send} noValidate className="space-y-6">
        {context.uai !== undefined && <input type="hidden" name="uai" value={context.uai} />}
        {context.requestId !== undefined && (
          <input type="hidden" name="requestId" value={context.requestId} />
        )}
        <Answer formId={formId} result={result} />
        {children}
        {asksCode && (
          <StepUpField
            formId={formId}
            reason={result.status === "stepUp" ? result.reason : null}
            takeFocus={result.status === "stepUp"}
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" tone={tone} busy={pending}>
            {submitLabel}
          </Button>
          {aside}
        </div>
      </form>
    </FormResultContext>
  );
}

function Answer({ formId, result }: { formId: string; result: ActionResult }) {
  switch (result.status) {
    case "idle":
    case "stepUp":
      return null;
    case "done":
      return <Done message={result.message} href={result.href} />;
    case "refused":
      return (
        <Notice tone="error" live="alert" title="Rien n’a été changé.">
          {result.reason}
        </Notice>
      );
    case "invalid":
      return <ErrorSummary formId={formId} fields={result.fields} />;
  }
}

function Done({ message, href }: { message: string | undefined; href: string | undefined }) {
  const router = useRouter();
  useEffect(() => {
    if (href !== undefined) router.push(href as Route);
  }, [href, router]);

  if (message === undefined && href === undefined) return null;
  return (
    <Notice tone="success" live="status" title={message}>
      {href !== undefined && (
        <Link href={href as Route} className="link">
          Continuer
        </Link>
      )}
    </Notice>
  );
}
