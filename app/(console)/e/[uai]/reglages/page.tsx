import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SettingsForm } from "@/components/establishments/settings-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { readSchoolSettings } from "@/lib/establishments/read";
import { describeApprovals, resetModeWords, secretFormWords } from "@/lib/establishments/rules";
import { count } from "@/lib/french";

export const metadata: Metadata = { title: "Réglages" };

export default async function SettingsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const settings = await readSchoolSettings(uai);
  if (!settings) notFound();
  return (
    <>
      <PageHeader
        title="Réglages"
        sentence={
          settings.mayChange
            ? "Ce que l’établissement fixe pour ses feuilles et ses campagnes."
            : "Seul le chef d’établissement peut modifier ces réglages."
        }
      />
      <Section title="Établissement">
        {settings.mayChange ? (
          <SettingsForm {...settings} />
        ) : (
          <DefinitionList
            items={[
              { term: "Nom", value: settings.name },
              { term: "UAI", value: <span className="font-mono">{settings.uai}</span> },
              { term: "Adresse de connexion", value: settings.signInAddress },
              {
                term: "Mots de passe provisoires",
                value: `${secretFormWords[settings.secretForm]}, valables ${count(settings.secretValidityDays, "jour")}`,
              },
              { term: "Réinitialisation", value: resetModeWords[settings.resetMode] },
              { term: "Approbation", value: describeApprovals(settings) },
            ]}
          />
        )}
      </Section>
      <PeopleSettings uai={uai} />
      {settings.mayDelegate && (
        <Section title="Délégations">
          <p className="max-w-text">
            Confiez des classes à une personne nommée, jusqu’à une date.{" "}
            <Link href={`/e/${uai}/reglages/delegations`} className="link">
              Voir les délégations
            </Link>
          </p>
        </Section>
      )}
      {settings.mayReadImports && (
        <Section title="États de compte">
          <p className="max-w-text">
            Chaque liste ÉduConnect nomme les états à sa façon.{" "}
            <Link href={`/e/${uai}/imports/etats`} className="link">
              Voir ce que la console en comprend
            </Link>
          </p>
        </Section>
      )}
    </>
  );
}

function PeopleSettings({ uai }: { uai: string }) {
  return (
    <Section title="Comptes et invités">
      <p>
        <Link href={`/e/${uai}/reglages/comptes`} className="link">
          Règles des invités, limites des administrateurs, fonctions et profils, report dans l’ENT
        </Link>
      </p>
    </Section>
  );
}
