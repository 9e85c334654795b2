import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { changeDelegation, giveDelegation } from "@/lib/delegations/actions";
import { RevealedLink } from "./revealed-link";
import { TermsFields, type TermsProps } from "./terms-fields";

type Props = TermsProps & { uai: string; needsCode: boolean };

/** Hands classes to somebody; when it is done, only what comes next is left on the page. */
export function GiveForm({
  uai,
  needsCode,
  person,
  ...terms
}: Props & { person?: { name: string; email: string } }) {
  return (
    <ActionForm
      action={giveDelegation}
      uai={uai}
      stepUpNeeded={needsCode}
      submitLabel="Déléguer ces classes"
      after={
        <div className="space-y-6">
          <RevealedLink />
          <LinkButton href={`/e/${uai}/reglages/delegations`}>Voir les délégations</LinkButton>
        </div>
      }
    >
      <Field
        name="email"
        type="email"
        label="Adresse électronique professionnelle"
        help="Celle avec laquelle la personne se connecte, ou se connectera, à la console."
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        {...(person && { defaultValue: person.email })}
      />
      <Field
        name="nom"
        label="Prénom et nom"
        help="Pour une personne qui n’a pas encore de compte dans la console."
        autoComplete="off"
        maxLength={120}
        optional
        {...(person && { defaultValue: person.name })}
      />
      <TermsFields {...terms} />
    </ActionForm>
  );
}

/** Other classes, or another last day. */
export function ChangeForm({ uai, needsCode, delegationId, ...terms }: Props & { delegationId: string }) {
  return (
    <ActionForm
      action={changeDelegation}
      uai={uai}
      stepUpNeeded={needsCode}
      submitLabel="Modifier la délégation"
    >
      <input type="hidden" name="delegationId" value={delegationId} />
      <TermsFields {...terms} />
    </ActionForm>
  );
}
