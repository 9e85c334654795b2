import type { Metadata } from "next";
import Link from "next/link";
import { NoRights } from "@/components/rights/no-rights";
import { OverviewCharts } from "@/components/rights/overview-charts";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { convertHref, targetHref } from "@/components/rights/target-address";
import { TemplateLinks } from "@/components/rights/template-links";
import { LinkButton } from "@/components/ui/button";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { readRightsOverview } from "@/lib/rights/read";
import type { Split } from "@/lib/rights/rules/overview";

export const metadata: Metadata = { title: "Droits" };

type Props = { params: Promise<{ uai: string }> };
type Found = Awaited<ReturnType<typeof readRightsOverview>>;

export default async function RightsPage({ params }: Props) {
  const { uai } = await params;
  const found = await readRightsOverview(uai);
  const { total, rubrics, services } = found;
  const isEmpty = rubrics.length + services.length === 0;
  return (
    <>
      <PageHeader
        title="Droits"
        sentence={isEmpty ? "Qui a accès à quoi, et pourquoi." : describe(total)}
        gesture={
          total.persons > 0 && (
            <LinkButton tone="primary" href={convertHref(uai)}>
              Convertir les droits personnels
            </LinkButton>
          )
        }
      />
      <RightsTabs uai={uai} current="overview" />
      {isEmpty ? <NoRights uai={uai} mayImport={found.mayImport} /> : <Overview uai={uai} found={found} />}
    </>
  );
}

/** The rule of the field: a right belongs to a profile or to a function, not to a person. */
function describe({ populations, persons }: Split): string {
  const all = populations + persons;
  if (all === 0) return "Aucun droit en vigueur.";
  const share = Math.round((persons / all) * 100);
  return `${count(all, "droit en vigueur", "droits en vigueur")}, dont ${count(persons, "donné à une personne", "donnés à des personnes")} (${share}\u00a0%).`;
}

const shownTargets = 8;

function Overview({ uai, found }: { uai: string; found: Found }) {
  const worst = [...found.rubrics, ...found.services]
    .filter(({ persons }) => persons > 0)
    .sort((one, other) => other.persons - one.persons)
    .slice(0, shownTargets);
  return (
    <>
      {worst.length > 0 && (
        <Section
          title="À convertir d’abord"
          sentence="Là où le plus de droits sont donnés à des personnes plutôt qu’à un profil, une fonction ou un groupe."
        >
          <Table
            caption="Rubriques et services à convertir d’abord"
            rows={worst}
            rowId={({ target }) => target.id}
            columns={[
              {
                id: "name",
                label: "Rubrique ou service",
                cell: ({ name, target }) => (
                  <Link href={targetHref(uai, target)} className="link">
                    {name}
                  </Link>
                ),
              },
              {
                id: "kind",
                label: "Nature",
                cell: ({ target }) => (target.kind === "RUBRIC" ? "Rubrique" : "Service"),
              },
              { id: "persons", label: "Personnes", kind: "number", cell: ({ persons }) => persons },
              {
                id: "populations",
                label: "Populations",
                kind: "number",
                cell: ({ populations }) => populations,
              },
              {
                id: "convert",
                label: "Geste",
                cell: ({ target }) => (
                  <Link href={convertHref(uai, target)} className="link">
                    Convertir
                  </Link>
                ),
              },
            ]}
          />
        </Section>
      )}
      <OverviewCharts {...found} />
      <Section
        title="Exporter"
        sentence="Les quatre listes, dans les modèles de la console : elles se réimportent sans perte."
      >
        <TemplateLinks uai={uai} verb="Liste" />
      </Section>
    </>
  );
}
