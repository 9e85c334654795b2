import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { severityTones } from "@/components/hygiene/verdict-words";
import { FilteredList, type ListChoice } from "@/components/rights/filtered-list";
import { RightsFindingTable } from "@/components/rights/finding-table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count } from "@/lib/french";
import { severityNames } from "@/lib/hygiene/rules/finding";
import { readRightsRule } from "@/lib/rights/read/findings";

export const metadata: Metadata = { title: "Constat sur les droits" };

type Props = {
  params: Promise<{ uai: string; rule: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RightsRulePage({ params, searchParams }: Props) {
  const { uai, rule } = await params;
  const found = await readRightsRule(uai, rule, await searchParams);
  if (!found) notFound();
  const { sheet, known, page, filter } = found;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Droits", href: routeTo(`/e/${uai}/droits`) },
          { label: "Constats", href: routeTo(`/e/${uai}/droits/constats`) },
        ]}
        title={sheet.title}
        sentence={`${sheet.rationale} ${sheet.advice}`}
      />
      <p className="mb-6">
        <Status tone={severityTones[sheet.severity]}>
          Gravité {severityNames[sheet.severity].toLowerCase()}
        </Status>
        <span className="ml-3 text-muted">
          Règle {sheet.id}, source&nbsp;: {sheet.source}
          {/[?!]$/.test(sheet.source) ? "" : "."}
        </span>
      </p>
      <Section title={count(known, "constat")}>
        <FilteredList
          uai={uai}
          page={routeTo(`/e/${uai}/droits/constats/${sheet.id}`)}
          asked={filter}
          search={{ name: "q", label: "Rechercher dans ces constats" }}
          choices={[verdicts]}
          list={page}
          noun={["constat", "constats"]}
          file={{ liste: "CONSTATS", de: sheet.id }}
        >
          <RightsFindingTable {...found} uai={uai} rows={page.rows} />
        </FilteredList>
      </Section>
    </>
  );
}

const verdicts: ListChoice = {
  ...{ name: "verdict", label: "Constat", everything: "Tous" },
  options: [
    { value: "A_CORRIGER", label: "À corriger" },
    { value: "ACCEPTE", label: "Exception" },
    { value: "INDECIDABLE", label: "Impossible à dire" },
  ],
};
