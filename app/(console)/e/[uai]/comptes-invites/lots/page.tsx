import type { Metadata } from "next";
import Link from "next/link";
import { batchStatus } from "@/components/batches/batch-words";
import { GuestTabs } from "@/components/guests/guest-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list/pagination";
import { Table } from "@/components/ui/list/table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Status } from "@/components/ui/status";
import { readBatches } from "@/lib/batches/read";
import { gestureWords } from "@/lib/batches/rules/gestures";
import { count, frenchMoment, frenchNumber } from "@/lib/french";

export const metadata: Metadata = { title: "Lots" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BatchesPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const found = await readBatches(uai, (await searchParams)["apres"]);
  return (
    <>
      <PageHeader
        title="Lots"
        sentence="Ce qui a été fait à plusieurs comptes à la fois, et peut encore être défait."
      />
      <GuestTabs uai={uai} current="batches" />
      {found.batches.length === 0 ? (
        <EmptyState title="Aucun lot pour l’instant">
          Cochez des comptes dans une liste, puis choisissez un geste&nbsp;: il apparaîtra ici.
        </EmptyState>
      ) : (
        <Batches uai={uai} found={found} />
      )}
    </>
  );
}

type Found = Awaited<ReturnType<typeof readBatches>>;

function Batches({ uai, found: { batches, total, next, isFirstPage } }: { uai: string; found: Found }) {
  const page = `/e/${uai}/comptes-invites/lots` as const;
  return (
    <>
      <Table
        caption="Lots"
        rows={batches}
        rowId={({ id }) => id}
        columns={[
          {
            id: "gesture",
            label: "Geste",
            cell: ({ id, gesture, createdAt }) => (
              <Link href={`/e/${uai}/comptes-invites/lots/${id}`}>
                {gestureWords[gesture].noun}
                <span className="sr-only"> du {frenchMoment(createdAt)}</span>
              </Link>
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
      <Pagination
        summary={`${frenchNumber(batches.length)} sur ${count(total, "lot")}`}
        firstHref={isFirstPage ? null : routeTo(page)}
        nextHref={next === null ? null : routeTo(`${page}?apres=${next}`)}
      />
    </>
  );
}
