import type { Metadata } from "next";
import Link from "next/link";
import { batchStatus } from "@/components/batches/batch-words";
import { GuestTabs } from "@/components/guests/guest-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { Status } from "@/components/ui/status";
import { readBatches } from "@/lib/batches/read";
import { gestureWords } from "@/lib/batches/rules/gestures";
import { frenchMoment } from "@/lib/french";

export const metadata: Metadata = { title: "Lots" };

export default async function BatchesPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const batches = await readBatches(uai);
  return (
    <>
      <PageHeader
        title="Lots"
        sentence="Ce qui a été fait à plusieurs comptes à la fois, et peut encore être défait."
      />
      <GuestTabs uai={uai} current="batches" />
      {batches.length === 0 ? (
        <EmptyState title="Aucun lot pour l’instant">
          Cochez des comptes dans une liste, puis choisissez un geste&nbsp;: il apparaîtra ici.
        </EmptyState>
      ) : (
        <Table
          caption="Lots"
          rows={batches}
          rowId={({ id }) => id}
          columns={[
            {
              id: "gesture",
              label: "Geste",
              cell: ({ id, gesture }) => (
                <Link href={`/e/${uai}/comptes-invites/lots/${id}`}>{gestureWords[gesture].noun}</Link>
              ),
            },
            {
              id: "at",
              label: "Confirmé le",
              kind: "date",
              cell: ({ createdAt }) => frenchMoment(createdAt),
            },
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
