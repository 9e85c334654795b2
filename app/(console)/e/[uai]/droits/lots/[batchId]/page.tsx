import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchLines } from "@/components/rights/batch-lines";
import { batchStatus, gestureNames } from "@/components/rights/batch-words";
import { ApplyForm, UndoGesture } from "@/components/rights/batch-gestures";
import { EffectTable } from "@/components/rights/effect-table";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { count, frenchMoment } from "@/lib/french";
import { readRightsBatch } from "@/lib/rights/read/rights";

export const metadata: Metadata = { title: "Lot de droits" };

type Props = { params: Promise<{ uai: string; batchId: string }> };

export default async function RightsBatchPage({ params }: Props) {
  const { uai, batchId } = await params;
  const found = await readRightsBatch(uai, batchId);
  if (!found) notFound();
  const { batch, lines, announced, mayManage, canUndo } = found;
  const isDraft = batch.status === "DRAFT";
  const done = lines.filter(({ status }) => status === "DONE").length;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Droits", href: routeTo(`/e/${uai}/droits`) },
          { label: "Lots", href: routeTo(`/e/${uai}/droits/lots`) },
        ]}
        title={`${gestureNames[batch.gesture]}, le ${frenchMoment(batch.createdAt)}`}
        sentence={`${count(lines.length, "ligne")}, par ${batch.createdByName}.`}
        gesture={canUndo && done > 0 && <UndoGesture uai={uai} batchId={batchId} done={done} />}
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
          <ApplyForm uai={uai} batchId={batchId} lines={lines.length} />
        </Section>
      )}
      <Section title="Droit par droit">
        <BatchLines lines={lines} isDraft={isDraft} />
      </Section>
    </>
  );
}

function Standing({ batch }: { batch: NonNullable<Awaited<ReturnType<typeof readRightsBatch>>>["batch"] }) {
  const { label, tone } = batchStatus[batch.status];
  return (
    <p className="mb-6">
      <Status tone={tone}>{label}</Status>
      {batch.undoneByName !== null && `, par ${batch.undoneByName}`}
    </p>
  );
}
