import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { describeChange, lineStatusNames, type StoredLine } from "@/lib/rights/rules/batch";
import { lineTones } from "./batch-words";

/** What a batch does, right by right, and what became of each once it is applied. */
export function BatchLines({ lines, isDraft }: { lines: readonly StoredLine[]; isDraft: boolean }) {
  const isExplained = lines.some(({ outcome }) => outcome !== null);
  const results: Column<StoredLine>[] = [
    {
      id: "status",
      label: "Résultat",
      cell: ({ status }) => <Status tone={lineTones[status]}>{lineStatusNames[status]}</Status>,
    },
    ...(isExplained
      ? [{ id: "why", label: "Pourquoi", cell: ({ outcome }: StoredLine) => outcome ?? "–" }]
      : []),
  ];
  return (
    <Table
      caption="Droits du lot"
      rows={lines}
      rowId={({ seq }) => String(seq)}
      columns={[
        { id: "label", label: "Droit", cell: ({ label }) => label },
        { id: "change", label: "Geste", cell: describeChange },
        ...(isDraft ? [] : results),
      ]}
    />
  );
}
