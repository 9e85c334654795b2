import type { Metadata } from "next";
import Link from "next/link";
import { severityTones } from "@/components/hygiene/verdict-words";
import { NoRights } from "@/components/rights/no-rights";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { count } from "@/lib/french";
import { severityNames } from "@/lib/hygiene/rules/finding";
import { readRightsFindings } from "@/lib/rights/read/findings";

export const metadata: Metadata = { title: "Constats sur les droits" };

type Props = { params: Promise<{ uai: string }> };
type Found = Awaited<ReturnType<typeof readRightsFindings>>;

export default async function RightsFindingsPage({ params }: Props) {
  const { uai } = await params;
  const found = await readRightsFindings(uai);
  return (
    <>
      <PageHeader title="Constats sur les droits" sentence={describe(found)} />
      <RightsTabs uai={uai} current="findings" />
      {found.isEmpty ? (
        <NoRights uai={uai} mayImport={found.mayImport} />
      ) : (
        <Groups uai={uai} groups={found.groups} />
      )}
    </>
  );
}

function describe({ groups, isEmpty }: Found): string {
  if (isEmpty) return "Aucun droit connu : rien ne peut être dit.";
  const failing = groups.reduce((sum, group) => sum + group.failing, 0);
  const untold = groups.reduce((sum, group) => sum + group.untold, 0);
  const told = failing === 0 ? "Aucun constat" : count(failing, "constat");
  return untold === 0
    ? `${told}.`
    : `${told}, et ${count(untold, "point impossible à dire", "points impossibles à dire")} faute de données.`;
}

function Groups({ uai, groups }: { uai: string; groups: Found["groups"] }) {
  if (groups.length === 0)
    return (
      <EmptyState title="Aucun constat">
        Les douze règles sont satisfaites, sur toutes les données.
      </EmptyState>
    );
  return (
    <Table
      caption="Constats sur les droits, par règle"
      rows={groups}
      rowId={({ sheet }) => sheet.id}
      columns={[
        {
          id: "rule",
          label: "Constat",
          cell: ({ sheet }) => (
            <>
              <Link href={`/e/${uai}/droits/constats/${sheet.id}`} className="link">
                {sheet.title}
              </Link>
              <span className="block text-sm font-normal text-muted">{sheet.rationale}</span>
            </>
          ),
        },
        {
          id: "severity",
          label: "Gravité",
          cell: ({ sheet }) => (
            <Status tone={severityTones[sheet.severity]}>{severityNames[sheet.severity]}</Status>
          ),
        },
        { id: "failing", label: "À corriger", kind: "number", cell: ({ failing }) => failing },
        { id: "excepted", label: "Acceptés", kind: "number", cell: ({ excepted }) => excepted },
        { id: "untold", label: "Indécidables", kind: "number", cell: ({ untold }) => untold },
      ]}
    />
  );
}
