import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchLines } from "@/components/rights/batch-lines";
import { batchTones } from "@/components/rights/batch-words";
import { ApplyForm, UndoGesture } from "@/components/rights/batch-gestures";
import { EffectTable } from "@/components/rights/effect-table";
import { FilteredList, type ListChoice } from "@/components/rights/filtered-list";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count, frenchMoment } from "@/lib/french";
import { readRightsBatch } from "@/lib/rights/read/batches";
import { gestureNames, lineStatusNames, statusNames } from "@/lib/rights/rules/batch";
import { lineStatuses } from "@/lib/rights/rules/lists/filters";

export const metadata: Metadata = { title: "Lot de droits" };

type Props = {
  params: Promise<{ uai: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = NonNullable<Awaited<ReturnType<typeof readRightsBatch>>>;

export default async function RightsBatchPage({ params, searchParams }: Props) {
  const { uai, batchId } = await params;
  const found = await readRightsBatch(uai, batchId, await searchParams);
  if (!found) notFound();
  const { batch, counts, announced, mayManage, canUndo } = found;
  const isDraft = batch.status === "DRAFT";
  const lines = Object.values(counts).reduce((sum, number) => sum + number, 0);
  return (
    <>
      <PageHeader
        trail={[
          { label: "Droits", href: routeTo(`/e/${uai}/droits`) },
          { label: "Lots", href: routeTo(`/e/${uai}/droits/lots`) },
        ]}
        title={`${gestureNames[batch.gesture]}, le ${frenchMoment(batch.createdAt)}`}
        sentence={`${count(lines, "ligne")}, par ${batch.createdByName}.`}
        gesture={canUndo && counts.DONE > 0 && <UndoGesture uai={uai} batchId={batchId} done={counts.DONE} />}
      />
      <Standing batch={batch} />
      {announced.length > 0 && (
        <Section
          title={isDraft ? "Qui gagne, qui perd" : "Ce qui était annoncé"}
          sentence="Les accès de toutes les autres personnes restent exactement les mêmes : la console le vérifie avant de garder quoi que ce soit."
        >
          <EffectTable uai={uai} announced={announced} />
        </Section>
      )}
      {isDraft && mayManage && (
        <Section title="Appliquer">
          <ApplyForm uai={uai} batchId={batchId} lines={lines} />
        </Section>
      )}
      <Section title="Droit par droit">
        <Lines uai={uai} found={found} />
      </Section>
    </>
  );
}

function Lines({ uai, found: { batch, filter, counts, page } }: { uai: string; found: Found }) {
  const isDraft = batch.status === "DRAFT";
  const statuses = lineStatuses.filter((status) => counts[status] > 0);
  const results: ListChoice = {
    ...{ name: "resultat", label: "Résultat", everything: "Tous" },
    options: statuses.map((value) => ({ value, label: lineStatusNames[value] })),
  };
  return (
    <FilteredList
      uai={uai}
      page={routeTo(`/e/${uai}/droits/lots/${batch.id}`)}
      asked={filter}
      search={{ name: "q", label: "Rechercher dans ce lot" }}
      choices={isDraft ? [] : [results]}
      list={page}
      noun={["ligne", "lignes"]}
      file={{ liste: "LIGNES", de: batch.id }}
    >
      <BatchLines lines={page.rows} isDraft={isDraft} />
    </FilteredList>
  );
}

function Standing({ batch }: { batch: Found["batch"] }) {
  return (
    <p className="mb-6">
      <Status tone={batchTones[batch.status]}>{statusNames[batch.status]}</Status>
      {batch.undoneByName !== null && `, par ${batch.undoneByName}`}
    </p>
  );
}
