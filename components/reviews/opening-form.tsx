import { ActionForm } from "@/components/ui/action-form";
import { RadioGroup } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { openReview } from "@/lib/reviews/actions";
import { dayWords } from "@/lib/reviews/rules/sentence";
import { TickList } from "./tick-list";

type Props = {
  uai: string;
  requestId: string;
  rubrics: readonly { value: string; name: string }[];
  services: readonly { value: string; name: string }[];
  populations: readonly { value: string; label: string }[];
  reviewers: readonly { operatorId: string; name: string }[];
  /** Days one may choose, « AAAA-MM-JJ ». */
  first: string;
  last: string;
  suggestedName: string;
  suggestedDay: string;
};

/** What is reviewed, by whom, until when. */
export function OpeningForm({ uai, requestId, populations, reviewers, first, last, ...props }: Props) {
  const { rubrics, services, suggestedName, suggestedDay } = props;
  return (
    <ActionForm action={openReview} uai={uai} requestId={requestId} submitLabel="Ouvrir la revue">
      <Field
        name="nom"
        label="Nom de la revue"
        maxLength={120}
        defaultValue={suggestedName}
        autoComplete="off"
      />
      <RadioGroup
        name="quoi"
        label="Droits à revoir"
        defaultValue="PERSONAL"
        choices={[
          {
            value: "PERSONAL",
            label: "Ceux donnés à des personnes",
            help: "Les plus fragiles : personne ne les retire quand quelqu’un change de fonction.",
          },
          { value: "ALL", label: "Tous, ceux des profils, fonctions, classes et groupes compris" },
        ]}
      />
      <Select
        name="population"
        label="Titulaires"
        optional
        help="Pour ne revoir que les droits des personnes d’un profil, d’une fonction, d’un groupe ou d’une classe."
        placeholder="Tout le monde"
        options={populations}
      />
      {targets("Rubriques", rubrics, everything)}
      {targets("Services", services, rubrics.length === 0 ? everything : undefined)}
      <TickList
        name="relecteur"
        legend="Relecteurs"
        help="Plusieurs relecteurs : les droits leur sont confiés à tour de rôle. Un seul : tous à cette personne."
        options={reviewers.map(({ operatorId, name }) => ({ value: operatorId, label: name }))}
      />
      <Field
        name="echeance"
        type="date"
        label="Échéance"
        help={`Au plus tard le ${dayWords(last)}. Les relecteurs sont relancés 30, 7 et 1 jours avant.`}
        min={first}
        max={last}
        defaultValue={suggestedDay}
      />
    </ActionForm>
  );
}

const everything = "Rien de coché, ni rubrique ni service : toutes et tous sont revus.";

function targets(legend: string, list: Props["rubrics"], help?: string) {
  if (list.length === 0) return null;
  return (
    <TickList
      name="cible"
      legend={legend}
      options={list.map(({ value, name }) => ({ value, label: name }))}
      {...(help !== undefined && { help })}
    />
  );
}
