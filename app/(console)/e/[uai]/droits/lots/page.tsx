import type { Metadata } from "next";
import Link from "next/link";
import { batchStatus, gestureNames } from "@/components/rights/batch-words";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { frenchMoment } from "@/lib/french";
import { readRightsBatches } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Lots de droits" };

type Props = { params: Promise<{ uai: string }> };

export default async function RightsBatchesPage({ params }: Props) {
  const { uai } = await params;
  const batches = await readRightsBatches(uai);
  return (
    <>
      <PageHeader
        title="Lots de droits"
        sentence="Ce qui a été converti, retiré ou limité, et qui se défait pendant 30 jours. Les 100 derniers."
      />
      <RightsTabs uai={uai} current="batches" />
      {batches.length === 0 ? (
        <EmptyState title="Aucun lot">
          Convertissez, retirez ou limitez un droit&nbsp;: chaque geste apparaîtra ici.
        </EmptyState>
      ) : (
        <Table
          caption="Lots de droits"
          rows={batches}
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
              cell: ({ status }) => (
                <Status tone={batchStatus[status].tone}>{batchStatus[status].label}</Status>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
