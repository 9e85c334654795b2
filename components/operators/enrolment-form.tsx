"use client";

import { type ReactNode, useActionState, useEffect, useId, useMemo } from "react";
import { enrol } from "@/lib/operators/actions/enrolment";
import { Button } from "../ui/button";
import { Field } from "../ui/form/field";
import { FormAnswer } from "../ui/form/form-answer";
import { fieldId, FormResultContext } from "../ui/form/form-result";
import { Notice } from "../ui/notice";
import { RecoveryCodes } from "./recovery-codes";

type Props = {
  token: string;
  /** Why the link no longer opens, or null. Using it closes it: the codes it gave stay on the screen. */
  closedReason: string | null;
  email: string;
  /** The QR code and the key, drawn by the server. */
  application: ReactNode;
};

/** The one visit of an enrolment link: password, application, then the recovery codes, shown once. */
export function EnrolmentForm({ token, closedReason, email, application }: Props) {
  const formId = useId();
  const [result, send, pending] = useActionState(enrol, { status: "idle" });
  const shared = useMemo(() => ({ formId, result }), [formId, result]);
  useEffect(() => {
    if (result.status !== "idle") document.getElementById(fieldId(formId, "answer"))?.focus();
  }, [formId, result]);

  if (result.status === "done") return <RecoveryCodes codes={result.reveal ?? []} />;
  if (closedReason !== null) return <Notice tone="error">{closedReason}</Notice>;
  return (
    <FormResultContext value={shared}>
      <form action={send} noValidate className="space-y-10">
        <input type="hidden" name="token" value={token} />
        <FormAnswer formId={formId} result={result} refusalTitle="Votre compte n’est pas encore prêt." />
        <Step rank={1} title="Choisissez votre mot de passe">
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <Field
            name="password"
            type="password"
            label="Mot de passe"
            help="12 caractères au moins, avec capitale, minuscule, chiffre et autre signe ; ou une phrase d’au moins 20 caractères, plus facile à retenir. Sans votre nom, votre adresse ni celui de l’établissement."
            autoComplete="new-password"
          />
          <Field
            name="passwordAgain"
            type="password"
            label="Le même mot de passe, une seconde fois"
            autoComplete="new-password"
          />
        </Step>
        <Step rank={2} title="Ajoutez la console à votre application de codes">
          {application}
        </Step>
        <Step rank={3} title="Vérifiez que tout fonctionne">
          <Field
            name="code"
            label="Code à 6 chiffres affiché par l’application"
            help="Il change toutes les 30 secondes."
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            figures
          />
        </Step>
        <Button type="submit" tone="primary" busy={pending}>
          Créer mon accès
        </Button>
      </form>
    </FormResultContext>
  );
}

function Step({ rank, title, children }: { rank: number; title: string; children: ReactNode }) {
  return (
    <fieldset className="space-y-4">
      <legend className="flex items-baseline gap-3 text-lg font-semibold tracking-tight">
        <span className="text-accent tabular-nums" aria-hidden="true">
          {rank}
        </span>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}
