import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { Field } from "@/components/ui/form/field";
import { Section } from "@/components/ui/section";
import { frenchNumber } from "@/lib/french";
import { changeAdministratorPolicy } from "@/lib/hygiene/actions";
import {
  type AdministratorPolicy,
  administratorLimitNames,
  administratorLimits,
  describeLimits,
} from "@/lib/hygiene/rules/policy";

type Props = { uai: string; policy: AdministratorPolicy; mayChange: boolean };

/** The school’s limits on its administrators, in the settings. */
export function AdministratorPolicySection({ uai, policy, mayChange }: Props) {
  return (
    <Section
      id="administrateurs"
      title="Administrateurs de l’ENT"
      sentence="Ce qui fait d’un administrateur, ou de leur nombre, un constat. Les domaines d’adresse admis sont ceux des académies et ne se règlent pas."
    >
      {mayChange ? <PolicyForm uai={uai} policy={policy} /> : <Limits policy={policy} />}
    </Section>
  );
}

function PolicyForm({ uai, policy }: { uai: string; policy: AdministratorPolicy }) {
  return (
    <ActionForm
      action={changeAdministratorPolicy}
      uai={uai}
      submitLabel="Enregistrer les limites des administrateurs"
    >
      <div className="grid items-end gap-x-8 gap-y-5 sm:grid-cols-2">
        {administratorLimitNames.map((name) => {
          const { label, why, rule, least, most, undecided } = administratorLimits[name];
          return (
            <Field
              key={name}
              name={name}
              label={label}
              help={`${why} De ${least} à ${frenchNumber(most)}, ${undecided} par défaut (constat ${rule}).`}
              inputMode="numeric"
              defaultValue={String(policy[name])}
              figures
            />
          );
        })}
      </div>
    </ActionForm>
  );
}

/** The limits that the findings of this page apply, and the way to change them. */
export function AppliedLimits({ uai, policy, mayChange }: Props) {
  return (
    <Section
      title="Limites appliquées"
      gesture={
        mayChange && (
          <Link href={`/e/${uai}/reglages/comptes#administrateurs`} className="link">
            Changer ces limites
          </Link>
        )
      }
    >
      <Limits policy={policy} />
    </Section>
  );
}

function Limits({ policy }: { policy: AdministratorPolicy }) {
  return (
    <DefinitionList
      items={describeLimits(policy).map(({ rule, term, value }) => ({
        term,
        value: (
          <>
            {value} <span className="font-mono text-sm text-muted">{rule}</span>
          </>
        ),
      }))}
    />
  );
}
