import { type Column, Table } from "@/components/ui/list/table";

type ColumnRow = { index: number; title: string; examples: readonly string[] };

/** The columns of the file with a few of their values, to choose by. */
export function ColumnExamples({
  header,
  examples,
}: {
  header: readonly string[];
  examples: readonly (readonly string[])[];
}) {
  const rows = header.map((title, index) => ({ index, title, examples: examples[index] ?? [] }));
  const columns: Column<ColumnRow>[] = [
    { id: "title", label: "Titre", cell: ({ title }) => (title === "" ? "(sans titre)" : title) },
    {
      id: "examples",
      label: "Premières valeurs",
      cell: (row) => (row.examples.length > 0 ? row.examples.join(" ; ") : "Vide, ou masqué"),
    },
    { id: "rank", label: "Rang", kind: "number", cell: ({ index }) => index + 1 },
  ];
  return (
    <Table
      dense
      caption="Colonnes du fichier"
      columns={columns}
      rows={rows}
      rowId={({ index }) => String(index)}
    />
  );
}
