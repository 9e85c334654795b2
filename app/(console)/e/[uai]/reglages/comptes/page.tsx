import type { Metadata } from "next";
import { FunctionTableForm } from "@/components/accounts/function-table-form";
import { GuestPolicyForm } from "@/components/guests/policy-form";
import { AdministratorPolicySection } from "@/components/hygiene/administrator-policy";
import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { RadioGroup } from "@/components/ui/form/choices";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { readFunctionTable } from "@/lib/accounts/read";
import { profileNames } from "@/lib/accounts/rules/profiles";
import { count } from "@/lib/french";
import { readGuestPolicy } from "@/lib/guests/read";
import type { GuestPolicy } from "@/lib/guests/rules/policy";
import { readAdministratorPolicy } from "@/lib/hygiene/read";
import { saveConnectorChoice } from "@/lib/outgoing/actions";
import { readConnector } from "@/lib/outgoing/read";

export const metadata: Metadata = { title: "Réglages des comptes" };

const connectors = [
  {
    value: "EMBEDDED",
    label: "Ici",
    help: "La console fait autorité : un geste est fait dès qu’il est écrit.",
  },
  {
    value: "FILE",
    label: "Dans l’ENT, à la main",
    help: "Chaque geste s’ajoute à un bon de travail, à cocher une fois fait, ou que le prochain import confirme.",
  },
] as const;

export default async function PeopleSettingsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const [{ policy, mayChange }, administrators, { connector }, { table }] = await Promise.all([
    readGuestPolicy(uai),
    readAdministratorPolicy(uai),
    readConnector(uai),
    readFunctionTable(uai),
  ]);
  return (
    <>
      <PageHeader
        trail={[{ label: "Réglages", href: routeTo(`/e/${uai}/reglages`) }]}
        title="Réglages des comptes"
        sentence={
          mayChange
            ? "Ce que l’établissement fixe pour ses invités, ses administrateurs, ses fonctions et son ENT."
            : "Seuls le chef d’établissement et le référent numérique peuvent modifier ces réglages."
        }
      />
      <Guests uai={uai} policy={policy} mayChange={mayChange} />
      <AdministratorPolicySection uai={uai} {...administrators} />
      <Connector uai={uai} connector={connector} mayChange={mayChange} />
      <Section
        title="Fonctions et profils"
        sentence="Le profil que donne chaque fonction de l’annuaire, quand le fichier ne le dit pas lui-même."
      >
        {mayChange ? (
          <FunctionTableForm uai={uai} table={table} />
        ) : (
          <DefinitionList
            items={Object.entries(table).map(([code, profile]) => ({
              term: code,
              value: profileNames[profile],
            }))}
          />
        )}
      </Section>
    </>
  );
}

function Guests({ uai, policy, mayChange }: { uai: string; policy: GuestPolicy; mayChange: boolean }) {
  return (
    <Section title="Comptes invités">
      {mayChange ? (
        <GuestPolicyForm uai={uai} policy={policy} />
      ) : (
        <DefinitionList
          items={[
            { term: "Fin au plus tard", value: policy.endsInSeptember ? "30 septembre" : "31 août" },
            { term: "À la corbeille", value: `${count(policy.binDays, "jour")} après la fin` },
            { term: "Supprimé", value: `${policy.deleteMonths} mois plus tard` },
            { term: "Invités au plus", value: policy.ceiling },
          ]}
        />
      )}
    </Section>
  );
}

function Connector({ uai, connector, mayChange }: { uai: string; connector: string; mayChange: boolean }) {
  return (
    <Section title="Où vos gestes prennent effet">
      {mayChange ? (
        <ActionForm action={saveConnectorChoice} uai={uai} submitLabel="Enregistrer ce choix">
          <RadioGroup
            name="connector"
            label="Les gestes sur les comptes"
            choices={connectors}
            defaultValue={connector}
          />
        </ActionForm>
      ) : (
        <p>{connectors.find(({ value }) => value === connector)?.help}</p>
      )}
    </Section>
  );
}
