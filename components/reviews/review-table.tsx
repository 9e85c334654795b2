import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchNumber } from "@/lib/french";
import type { ReviewStatus } from "@/lib/reviews/rules/campaign";
import { dayWords } from "@/lib/reviews/rules/sentence";

export type ReviewRow = {
  id: string;
  name: string;
  status: ReviewStatus;
  scope: { words: string };
  deadline: string;
  total: number;
  decided: number;
  /** Lines that wait for the reader. */
  mine: number;
};

/** Every review of the school, those open first. */
export function ReviewTable({ uai, reviews }: { uai: string; reviews: readonly ReviewRow[] }) {
  const columns: Column<ReviewRow>[] = [
    {
      id: "name",
      label: "Revue",
      cell: ({ id, name }) => (
        <Link href={`/e/${uai}/droits/revues/${id}`} className="link">
          {name}
        </Link>
      ),
    },
    { id: "scope", label: "Droits revus", cell: ({ scope }) => scope.words },
    {
      id: "status",
      label: "État",
      cell: (row) => (
        <span className="whitespace-nowrap">
          <ReviewState {...row} />
        </span>
      ),
    },
    {
      id: "decided",
      label: "Décidés",
      kind: "number",
      cell: ({ decided, total }) => `${frenchNumber(decided)} / ${frenchNumber(total)}`,
    },
    { id: "mine", label: "À vous", kind: "number", cell: ({ mine }) => frenchNumber(mine) },
    { id: "deadline", label: "Échéance", kind: "date", cell: ({ deadline }) => dayWords(deadline) },
  ];
  return <Table caption="Revues de droits" columns={columns} rows={reviews} rowId={({ id }) => id} />;
}

function ReviewState({ status, mine }: ReviewRow) {
  if (status === "CLOSED") return <Status tone="success">Close</Status>;
  return mine > 0 ? <Status tone="warning">Vous attend</Status> : <Status tone="info">En cours</Status>;
}
