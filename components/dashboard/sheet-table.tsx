import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchNumber, shortDay } from "@/lib/french";
import { expiresSoon, type SheetLine, studentsOf } from "@/lib/dashboard/rules/sheets";

type Props = { uai: string; lines: readonly SheetLine[]; now: Date };

/** The sheets still to be given, class by class. */
export function SheetTable({ uai, lines, now }: Props) {
  const columns: Column<SheetLine>[] = [
    { id: "class", label: "Classe", cell: ({ className }) => (className === "" ? "Sans classe" : className) },
    {
      id: "students",
      label: "Élèves",
      kind: "number",
      cell: ({ students }) => frenchNumber(students),
      total: frenchNumber(studentsOf(lines)),
    },
    { id: "state", label: "Feuille", cell: ({ printedAt }) => <SheetState printedAt={printedAt} /> },
    {
      id: "until",
      label: "Valable jusqu’au",
      kind: "date",
      cell: (line) =>
        expiresSoon(line, now) ? (
          <Status tone="danger">{shortDay(line.expiresAt)}</Status>
        ) : (
          shortDay(line.expiresAt)
        ),
    },
    {
      id: "campaign",
      label: "Campagne",
      cell: ({ campaignId, campaignName }) => (
        <Link href={`/e/${uai}/reinitialisations/${campaignId}`} className="link">
          {campaignName}
        </Link>
      ),
    },
  ];
  return (
    <Table
      caption="Feuilles à remettre"
      columns={columns}
      rows={lines}
      rowId={({ campaignId, className }) => `${campaignId} ${className}`}
      dense
    />
  );
}

function SheetState({ printedAt }: { printedAt: Date | null }) {
  if (printedAt === null) return <Status tone="info">À imprimer</Status>;
  return <Status tone="warning">Imprimée le {shortDay(printedAt)}, à remettre</Status>;
}
