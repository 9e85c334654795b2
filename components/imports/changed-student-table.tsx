import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import type { ChangeRow } from "@/lib/imports/rules/preview/change-row";
import { describeStudentField, describeValue } from "@/lib/imports/rules/preview/wording";

/** Known pupils, field by field: before, then after. */
export function ChangedStudentTable({ uai, rows }: { uai: string; rows: readonly ChangeRow[] }) {
  const columns: Column<ChangeRow>[] = [
    {
      id: "name",
      label: "Élève",
      cell: ({ student }) =>
        student ? (
          <Link href={`/e/${uai}/eleves/${student.id}`} className="link">
            {student.lastName} {student.firstName}
          </Link>
        ) : (
          "Élève supprimé"
        ),
    },
    { id: "class", label: "Classe actuelle", cell: ({ student }) => describeValue(student?.className) },
    { id: "changes", label: "Ce qui change", cell: ({ differences }) => <Differences of={differences} /> },
    { id: "line", label: "Ligne", kind: "number", cell: ({ seq }) => seq },
  ];
  return <Table caption="Élèves modifiés" columns={columns} rows={rows} rowId={({ seq }) => String(seq)} />;
}

function Differences({ of }: { of: ChangeRow["differences"] }) {
  return (
    <ul className="space-y-1">
      {of.map(({ field, before, after }) => (
        <li key={field}>
          <span className="text-muted">{describeStudentField(field)}&nbsp;: </span>
          <del className="text-muted">{describeValue(before)}</del>
          <span aria-hidden="true"> → </span>
          <ins className="font-medium no-underline">{describeValue(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
