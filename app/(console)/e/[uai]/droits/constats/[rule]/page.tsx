import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { severityTones } from "@/components/hygiene/verdict-words";
import { RightsFindingTable } from "@/components/rights/finding-table";
import { Pagination } from "@/components/ui/list/pagination";
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
  const after = (await searchParams)["apres"];
  const found = await readRightsRule(uai, rule, typeof after === "string" ? after : null);
  if (!found) notFound();
  const { sheet, rows, total, next, isFirstPage } = found;
  const page = `/e/${uai}/droits/constats/${rule}` as const;
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
        </Status>{" "}
        <span className="text-muted">
          Règle {sheet.id}, source&nbsp;: {sheet.source}
          {/[?!]$/.test(sheet.source) ? "" : "."}
        </span>
      </p>
      <Section title={count(total, "constat")}>
        <RightsFindingTable uai={uai} {...found} />
        <Pagination
          summary={`${rows.length} sur ${count(total, "constat")}`}
          firstHref={isFirstPage ? null : routeTo(page)}
          nextHref={next === null ? null : routeTo(`${page}?apres=${next}`)}
        />
      </Section>
    </>
  );
}
