import { type Column, Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";

export type NamedLine = { line: number; who: string; className: string | null; why: string };

/** Lines of a list and what each one came to. */
export function ReportLines({
  caption,
  lines,
  total,
}: {
  caption: string;
  lines: readonly NamedLine[];
  total: number;
}) {
  const columns: Column<NamedLine>[] = [
    { id: "who", label: "Élève", cell: ({ who }) => who || "Ligne sans nom lisible" },
    { id: "class", label: "Classe", cell: ({ className }) => className ?? "Non dite" },
    { id: "why", label: "Pourquoi", cell: ({ why }) => why },
    { id: "line", label: "Ligne", kind: "number", cell: ({ line }) => line },
  ];
  return (
    <>
      <Table dense caption={caption} columns={columns} rows={lines} rowId={({ line }) => String(line)} />
      <HiddenCount shown={lines.length} total={total} />
    </>
  );
}

/** Names alone, in as many columns as fit. */
export function NameList({ names, total }: { names: readonly string[]; total: number }) {
  return (
    <>
      <ul className="list-disc columns-1 pl-5 sm:columns-2 lg:columns-3">
        {names.map((name, rank) => (
          <li key={`${name} ${rank}`}>{name}</li>
        ))}
      </ul>
      <HiddenCount shown={names.length} total={total} />
    </>
  );
}

function HiddenCount({ shown, total }: { shown: number; total: number }) {
  if (shown >= total) return null;
  return (
    <p className="pt-2 text-sm text-muted">
      Seuls les {shown} premiers sont montrés&nbsp;: {count(total - shown, "autre")} de plus.
    </p>
  );
}
