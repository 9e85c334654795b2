import { type Column, Table } from "@/components/ui/list/table";
import type { ChangeRow } from "@/lib/imports/rules/preview/change-row";
import { describeValue } from "@/lib/imports/rules/preview/wording";
import type { Subject } from "./subject";

/** Pupils or people whom the school does not know yet. */
export function NewStudentTable({ subject, rows }: { subject: Subject; rows: readonly ChangeRow[] }) {
  const columns: Column<ChangeRow>[] = [
    {
      id: "name",
      label: subject.title,
      cell: ({ record }) => `${record?.lastName ?? ""} ${record?.firstName ?? ""}`,
    },
    { id: "class", label: subject.place, cell: ({ record }) => describeValue(record?.className) },
    { id: "born", label: "Naissance", kind: "date", cell: ({ record }) => describeValue(record?.birthDate) },
    {
      id: "ine",
      label: "INE",
      cell: ({ record }) => <span className="font-mono">{describeValue(record?.ine)}</span>,
    },
    {
      id: "identifier",
      label: "Identifiant",
      cell: ({ record }) => <span className="font-mono">{describeValue(record?.identifier)}</span>,
    },
    { id: "line", label: "Ligne", kind: "number", cell: ({ seq }) => seq },
  ];
  return (
    <Table caption={subject.captions.added} columns={columns} rows={rows} rowId={({ seq }) => String(seq)} />
  );
}
