import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import type { StoredLine } from "@/lib/rights/rules/batch";
import { changeNames, lineStatus } from "./batch-words";

/** What a batch does, right by right, and what became of each once it is applied. */
export function BatchLines({ lines, isDraft }: { lines: readonly StoredLine[]; isDraft: boolean }) {
  const outcome: Column<StoredLine>[] = [
    {
      id: "status",
      label: "Résultat",
      cell: ({ status }) => <Status tone={lineStatus[status].tone}>{lineStatus[status].label}</Status>,
    },
    ...(lines.some((line) => line.outcome !== null)
      ? [{ id: "why", label: "Pourquoi", cell: (line: StoredLine) => line.outcome ?? "" }]
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
        ...(isDraft ? [] : outcome),
      ]}
    />
  );
}

function describeChange(line: StoredLine): string {
  const name = changeNames[line.change];
  return line.change === "LIMITED" ? `${name} au ${frenchDate(line.endsOn)}` : name;
}
