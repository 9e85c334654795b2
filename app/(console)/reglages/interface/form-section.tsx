"use client";

import { type ReactNode, useId } from "react";
import type { ActionResult } from "@/lib/action-result";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { FileDrop } from "@/components/ui/form/file-drop";
import { FormAnswer } from "@/components/ui/form/form-answer";
import { FormResultContext } from "@/components/ui/form/form-result";
import { Select } from "@/components/ui/form/select";
import { StepUpField } from "@/components/ui/form/step-up-field";
import { Textarea } from "@/components/ui/form/textarea";
import { Section } from "@/components/ui/section";

const states = [
  { value: "active", label: "Actif" },
  { value: "provisional", label: "Provisoire" },
  { value: "blocked", label: "Bloqué" },
];

const invalid: ActionResult = {
  status: "invalid",
  fields: {
    title: ["Donnez un nom à la réinitialisation."],
    changedSince: ["La date « 31/02/2026 » n’existe pas. Écrivez-la sous la forme 22/11/2026."],
    state: ["Choisissez un état."],
    scope: ["Choisissez qui est concerné."],
    reason: ["Expliquez en une phrase pourquoi cette règle est écartée."],
    warned: ["Cochez la case quand les professeurs principaux sont prévenus."],
    file: ["« liste.pdf » n’est pas une liste : exportez-la en CSV."],
  },
  values: { title: "", changedSince: "31/02/2026", reason: "" },
};

export function FormSection() {
  return (
    <>
      <Section
        title="Champs"
        sentence="Étiquette au-dessus, aide dessous, puis le champ. Seuls les champs facultatifs le disent."
      >
        <div className="grid gap-10 xl:grid-cols-2">
          <div className="space-y-6">
            <Fields />
          </div>
          <Frozen result={invalid}>
            <Fields />
          </Frozen>
        </div>
      </Section>
      <Section
        title="Réponses d’un formulaire"
        sentence="Essayez : chaque bouton reçoit la réponse qu’il annonce."
      >
        <div className="grid gap-10 xl:grid-cols-2">
          <Frozen
            result={{ status: "refused", reason: "Cette réinitialisation est déjà terminée.", values: {} }}
          >
            <Button>Annuler la réinitialisation</Button>
          </Frozen>
          <Frozen result={{ status: "done", message: "La réinitialisation est enregistrée." }}>
            <Button tone="primary">Enregistrer</Button>
          </Frozen>
          <Frozen
            result={{ status: "stepUp", reason: "Ce code ne convient pas. Attendez le suivant.", values: {} }}
          >
            <Button tone="primary">Imprimer les fiches de la 4e B</Button>
          </Frozen>
          <ActionForm action={answerSlowly} submitLabel="Essayer l’enregistrement" uai="0310001A">
            <Field name="title" label="Nom de la réinitialisation" help="Laissez vide pour voir l’erreur." />
            <Select name="state" label="État des comptes" options={states} placeholder="Choisissez un état" />
          </ActionForm>
        </div>
      </Section>
    </>
  );
}

async function answerSlowly(_previous: ActionResult, form: FormData): Promise<ActionResult> {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  const typed = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  const values = Object.fromEntries(typed);
  if (values["title"]) return { status: "done", message: `« ${values["title"]} » est enregistrée.` };
  return { status: "invalid", fields: { title: ["Donnez un nom à la réinitialisation."] }, values };
}

/** A form stopped on one answer, so that each can be looked at. */
function Frozen({ result, children }: { result: ActionResult; children: ReactNode }) {
  const formId = useId();
  return (
    <FormResultContext value={{ formId, result }}>
      <div className="space-y-6">
        <FormAnswer formId={formId} result={result} />
        {result.status === "stepUp" && <StepUpField formId={formId} reason={result.reason} />}
        {children}
      </div>
    </FormResultContext>
  );
}

function Fields() {
  return (
    <>
      <Field name="title" label="Nom de la réinitialisation" defaultValue="Rentrée de novembre" />
      <Field
        name="changedSince"
        label="Mot de passe changé depuis le"
        help="Les élèves qui l’ont changé depuis cette date sont écartés."
        placeholder="22/11/2026"
        figures
        optional
      />
      <Field name="password" type="password" label="Mot de passe" autoComplete="off" />
      <Field name="locked" label="Établissement" defaultValue="Collège Jean-Jaurès" readOnly />
      <Select name="state" label="État des comptes" options={states} placeholder="Choisissez un état" />
      <RadioGroup
        name="scope"
        label="Qui est concerné"
        choices={[
          { value: "all", label: "Tous les élèves", help: "612 élèves de 24 classes." },
          { value: "classes", label: "Des classes", help: "Vous les choisissez à l’étape suivante." },
          { value: "list", label: "Une liste d’identifiants" },
        ]}
      />
      <Textarea name="reason" label="Raison" help="Elle est gardée dans le journal." optional />
      <Checkbox
        name="warned"
        label="Les professeurs principaux sont prévenus"
        help="Ils remettront les fiches à leurs élèves."
        optional={false}
      />
      <FileDrop
        name="file"
        label="Fichier des élèves"
        help="Export SIECLE (ZIP ou XML) ou liste CSV. Déposez-le ici ou choisissez-le."
        accept=".zip,.xml,.csv"
      />
    </>
  );
}
