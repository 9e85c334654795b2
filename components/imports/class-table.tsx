import { type Column, Table } from "@/components/ui/list/table";
import { frenchNumber } from "@/lib/french";
import type { ClassChange } from "@/lib/imports/rules/preview/stored-shapes";

/** The classes of a structures file: their names, before and after. */
export function ClassTable({ classes }: { classes: readonly ClassChange[] }) {
  const columns: Column<ClassChange>[] = [
    { id: "code", label: "Classe", cell: ({ code }) => code },
    { id: "before", label: "Nom actuel", cell: ({ before }) => before ?? "Nouvelle" },
    {
      id: "after",
      label: "Nom dans le fichier",
      cell: ({ before, label }) => (before === label ? "Inchangé" : <strong>{label}</strong>),
    },
    {
      id: "pupils",
      label: "Élèves",
      kind: "number",
      cell: ({ studentCount }) => (studentCount === 0 ? "Aucun" : frenchNumber(studentCount)),
    },
  ];
  return <Table caption="Classes du fichier" columns={columns} rows={classes} rowId={({ code }) => code} />;
}
