import Link from "next/link";
import { severityTones } from "@/components/hygiene/verdict-words";
import { Table } from "@/components/ui/list/table";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { severityNames } from "@/lib/hygiene/rules/finding";
import type { RightsSheet } from "@/lib/rights/rules/findings/rule";

type Found = { isEmpty: boolean; groups: readonly { sheet: RightsSheet; failing: number }[] };

const shownRules = 4;

/** What is most serious in the rights of a school; nothing when none is known. */
export function RightsTasks({ uai, found: { isEmpty, groups } }: { uai: string; found: Found }) {
  const failing = groups.filter((group) => group.failing > 0).slice(0, shownRules);
  if (isEmpty || failing.length === 0) return null;
  return (
    <Section
      title="À faire d’abord sur les droits"
      gesture={
        <Link href={`/e/${uai}/droits/constats`} className="link">
          Tous les constats
        </Link>
      }
    >
      <Table
        caption="Constats sur les droits, par gravité"
        rows={failing}
        rowId={({ sheet }) => sheet.id}
        columns={[
          {
            id: "title",
            label: "Constat",
            cell: ({ sheet }) => (
              <Link href={`/e/${uai}/droits/constats/${sheet.id}`}>
                {sheet.title} <span className="font-mono text-sm font-normal text-muted">{sheet.id}</span>
              </Link>
            ),
          },
          {
            id: "severity",
            label: "Gravité",
            cell: ({ sheet }) => (
              <Status tone={severityTones[sheet.severity]}>{severityNames[sheet.severity]}</Status>
            ),
          },
          { id: "count", label: "Constats", kind: "number", cell: (group) => group.failing },
          { id: "advice", label: "Que faire", cell: ({ sheet }) => sheet.advice },
        ]}
      />
    </Section>
  );
}
