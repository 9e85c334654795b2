import Link from "next/link";
import { Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchMoment } from "@/lib/french";
import { gestureNames, statusNames } from "@/lib/rights/rules/batch";
import type { BatchRow } from "@/lib/rights/rules/lists/batches";
import { batchTones } from "./batch-words";

/** Batches of rights: what was done, when, by whom, and whether it was undone. */
export function BatchTable({ uai, rows }: { uai: string; rows: readonly BatchRow[] }) {
  return (
    <Table
      caption="Lots de droits"
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          id: "name",
          label: "Lot",
          cell: ({ id, gesture }) => (
            <Link href={`/e/${uai}/droits/lots/${id}`} className="link">
              {gestureNames[gesture]}
            </Link>
          ),
        },
        { id: "at", label: "Le", kind: "date", cell: ({ createdAt }) => frenchMoment(createdAt) },
        { id: "by", label: "Par", cell: ({ createdByName }) => createdByName },
        {
          id: "status",
          label: "État",
          cell: ({ status }) => <Status tone={batchTones[status]}>{statusNames[status]}</Status>,
        },
      ]}
    />
  );
}
