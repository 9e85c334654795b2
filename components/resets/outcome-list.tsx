import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";

export type OutcomeRow = {
  studentId: string;
  name: string;
  className: string | null;
  outcome: string | null;
};

type Props = {
  uai: string;
  caption: string;
  rows: readonly OutcomeRow[];
  /** What the outcome says in words. */
  wordsOf: (outcome: string) => string;
};

/** Pupils and what happened to each. */
export function OutcomeList({ uai, caption, rows, wordsOf }: Props) {
  const columns: Column<OutcomeRow>[] = [
    {
      id: "name",
      label: "Élève",
      cell: ({ studentId, name }) => (
        <Link href={`/e/${uai}/eleves/${studentId}`} className="link">
          {name}
        </Link>
      ),
    },
    { id: "class", label: "Classe", cell: ({ className }) => className ?? "Sans classe" },
    { id: "outcome", label: "Pourquoi", cell: ({ outcome }) => wordsOf(outcome ?? "") },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowId={({ studentId }) => studentId} dense />;
}
