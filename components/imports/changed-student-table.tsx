import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import type { ChangeRow } from "@/lib/imports/rules/preview/change-row";
import type { Subject } from "./subject";
import { describeStudentField, describeValue } from "@/lib/imports/rules/preview/wording";

/** Known pupils, field by field: before, then after. */
export function ChangedStudentTable({
  uai,
  subject,
  rows,
}: {
  uai: string;
  subject: Subject;
  rows: readonly ChangeRow[];
}) {
  const columns: Column<ChangeRow>[] = [
    {
      id: "name",
      label: subject.title,
      cell: ({ student }) =>
        student ? (
          <Link href={subject.hrefOf(uai, student.id)} className="link">
            {student.lastName} {student.firstName}
          </Link>
        ) : (
          subject.removed
        ),
    },
    { id: "class", label: subject.place, cell: ({ student }) => describeValue(student?.className) },
    { id: "changes", label: "Ce qui change", cell: ({ differences }) => <Differences of={differences} /> },
    { id: "line", label: "Ligne", kind: "number", cell: ({ seq }) => seq },
  ];
  return (
    <Table
      caption={subject.captions.changed}
      columns={columns}
      rows={rows}
      rowId={({ seq }) => String(seq)}
    />
  );
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
