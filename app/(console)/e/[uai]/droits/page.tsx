import type { Metadata } from "next";
import { NoRights } from "@/components/rights/no-rights";
import { OverviewCharts } from "@/components/rights/overview-charts";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { convertHref } from "@/components/rights/target-address";
import { TemplateLinks } from "@/components/rights/template-links";
import { WorstTargets } from "@/components/rights/worst-targets";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { readRightsOverview } from "@/lib/rights/read/targets";
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

function Overview({ uai, found }: { uai: string; found: Found }) {
  return (
    <>
      <WorstTargets uai={uai} rows={[...found.rubrics, ...found.services]} />
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
