import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchHour, shortDay } from "@/lib/french";

export type EntryRow = {
  seq: string;
  at: Date;
  action: string;
  isRefused: boolean;
  actor: string;
  detail: string;
  targetKind: string | null;
  targetId: string | null;
  isIntact: boolean;
};

/** Entries of the journal, the latest first. */
export function EntryTable({ uai, entries }: { uai: string; entries: readonly EntryRow[] }) {
  const columns: Column<EntryRow>[] = [
    { id: "action", label: "Acte", cell: ({ action }) => action },
    { id: "at", label: "Quand", kind: "date", cell: ({ at }) => `${shortDay(at)} ${frenchHour(at)}` },
    { id: "by", label: "Par", cell: ({ actor }) => <span className="sm:whitespace-nowrap">{actor}</span> },
    {
      id: "outcome",
      label: "Issue",
      cell: ({ isRefused }) => (
        <Status tone={isRefused ? "warning" : "success"}>{isRefused ? "Refusé" : "Fait"}</Status>
      ),
    },
    { id: "target", label: "Sur", cell: (row) => <Target uai={uai} {...row} /> },
    {
      id: "detail",
      label: "Détail",
      cell: ({ detail }) => detail && <span className="break-words">{detail}</span>,
    },
    {
      id: "seq",
      label: "N°",
      kind: "number",
      cell: ({ seq, isIntact }) => (isIntact ? seq : <Status tone="danger">{`${seq}, altérée`}</Status>),
    },
  ];
  return <Table caption="Journal" columns={columns} rows={entries} rowId={({ seq }) => seq} dense />;
}

type TargetProps = Pick<EntryRow, "targetKind" | "targetId"> & { uai: string };

function Target({ uai, targetKind, targetId }: TargetProps) {
  const known = targetId === null ? undefined : targets[targetKind ?? ""];
  if (!known || targetId === null) return "";
  return known.room === null ? (
    known.words
  ) : (
    <Link href={`/e/${uai}/${known.room}/${targetId}`} className="link">
      {known.words}
    </Link>
  );
}

const targets: Readonly<
  Record<string, { words: string; room: "eleves" | "reinitialisations" | "imports" | "droits/revues" | null }>
> = {
  student: { words: "Un élève", room: "eleves" },
  campaign: { words: "Une campagne", room: "reinitialisations" },
  import: { words: "Un import", room: "imports" },
  review: { words: "Une revue de droits", room: "droits/revues" },
  operator: { words: "Un opérateur", room: null },
};
