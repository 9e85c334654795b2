import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchNumber, shortDay } from "@/lib/french";
import {
  type CampaignSheets,
  expiresSoon,
  mostSheetLines,
  type SheetLine,
  sheetsByCampaign,
  studentsOf,
} from "@/lib/dashboard/rules/sheets";

type Props = { uai: string; lines: readonly SheetLine[]; now: Date };

/** The sheets still to be given, class by class; campaign by campaign when they are many. */
export function SheetTable({ uai, lines, now }: Props) {
  if (lines.length > mostSheetLines) return <CampaignSheetTable uai={uai} lines={lines} now={now} />;
  const columns: Column<SheetLine>[] = [
    { id: "class", label: "Classe", cell: ({ className }) => (className === "" ? "Sans classe" : className) },
    studentColumn(lines),
    { id: "state", label: "Feuille", cell: ({ printedAt }) => <SheetState printedAt={printedAt} /> },
    expiryColumn(now),
    { id: "campaign", label: "Campagne", cell: (line) => <CampaignLink uai={uai} {...line} /> },
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

function CampaignSheetTable({ uai, lines, now }: Props) {
  const columns: Column<CampaignSheets>[] = [
    { id: "campaign", label: "Campagne", cell: (line) => <CampaignLink uai={uai} {...line} /> },
    studentColumn(lines),
    {
      id: "print",
      label: "Classes à imprimer",
      kind: "number",
      cell: ({ toPrint }) => frenchNumber(toPrint),
    },
    {
      id: "hand-out",
      label: "Classes à remettre",
      kind: "number",
      cell: ({ toHandOut }) => frenchNumber(toHandOut),
    },
    expiryColumn(now),
  ];
  return (
    <Table
      caption="Feuilles à remettre, par campagne"
      columns={columns}
      rows={sheetsByCampaign(lines)}
      rowId={({ campaignId }) => campaignId}
      dense
    />
  );
}

const studentColumn = (lines: readonly SheetLine[]): Column<Pick<SheetLine, "students">> => ({
  id: "students",
  label: "Élèves",
  kind: "number",
  cell: ({ students }) => frenchNumber(students),
  total: frenchNumber(studentsOf(lines)),
});

const expiryColumn = (now: Date): Column<Pick<SheetLine, "expiresAt">> => ({
  id: "until",
  label: "Valable jusqu’au",
  kind: "date",
  cell: (line) =>
    expiresSoon(line, now) ? (
      <Status tone="danger">{shortDay(line.expiresAt)}</Status>
    ) : (
      shortDay(line.expiresAt)
    ),
});

function CampaignLink({
  uai,
  campaignId,
  campaignName,
}: { uai: string } & Pick<SheetLine, "campaignId" | "campaignName">) {
  return (
    <Link prefetch={false} href={`/e/${uai}/reinitialisations/${campaignId}`} className="link">
      {campaignName}
    </Link>
  );
}

function SheetState({ printedAt }: { printedAt: Date | null }) {
  if (printedAt === null) return <Status tone="info">À imprimer</Status>;
  return <Status tone="warning">Imprimée le {shortDay(printedAt)}, à remettre</Status>;
}
