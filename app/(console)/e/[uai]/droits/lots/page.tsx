import type { Metadata } from "next";
import { BatchTable } from "@/components/rights/batch-table";
import { FilteredList } from "@/components/rights/filtered-list";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readRightsBatches } from "@/lib/rights/read/batches";
import { gestureNames, rightsGestures } from "@/lib/rights/rules/batch";

export const metadata: Metadata = { title: "Lots de droits" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RightsBatchesPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { filter, known, page } = await readRightsBatches(uai, await searchParams);
  return (
    <>
      <PageHeader
        title="Lots de droits"
        sentence="Ce qui a été converti, retiré ou limité, et qui se défait pendant 30 jours."
      />
      <RightsTabs uai={uai} current="batches" />
      {known === 0 ? (
        <EmptyState title="Aucun lot">
          Convertissez, retirez ou limitez un droit&nbsp;: chaque geste apparaîtra ici.
        </EmptyState>
      ) : (
        <FilteredList
          uai={uai}
          page={routeTo(`/e/${uai}/droits/lots`)}
          asked={filter}
          search={{ name: "q", label: "Rechercher un lot ou son auteur" }}
          choices={[
            {
              ...{ name: "geste", label: "Geste", everything: "Tous" },
              options: rightsGestures.map((value) => ({ value, label: gestureNames[value] })),
            },
          ]}
          list={page}
          noun={["lot", "lots"]}
          file={{ liste: "LOTS" }}
        >
          <BatchTable uai={uai} rows={page.rows} />
        </FilteredList>
      )}
    </>
  );
}
