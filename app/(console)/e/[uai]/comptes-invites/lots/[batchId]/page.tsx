import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { batchStatus, lineStatus } from "@/components/batches/batch-words";
import { ActionForm } from "@/components/ui/action-form";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { Button } from "@/components/ui/button";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { Pagination } from "@/components/ui/list/pagination";
import { Table } from "@/components/ui/list/table";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { undoBatch } from "@/lib/batches/actions";
import { readBatch } from "@/lib/batches/read";
import { canUndo, gestureWords, lineStatuses, undoDays } from "@/lib/batches/rules/gestures";
import { count, frenchMoment, frenchNumber } from "@/lib/french";

export const metadata: Metadata = { title: "Lot" };

type Props = {
  params: Promise<{ uai: string; batchId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = NonNullable<Awaited<ReturnType<typeof readBatch>>>;

export default async function BatchPage({ params, searchParams }: Props) {
  const { uai, batchId } = await params;
  const found = await readBatch(uai, batchId, await searchParams);
  if (!found) notFound();
  const { batch, counts } = found;
  const { label, tone } = batchStatus[batch.status];
  return (
    <>
      <PageHeader
        trail={[
          { label: "Comptes invités", href: routeTo(`/e/${uai}/comptes-invites`) },
          { label: "Lots", href: routeTo(`/e/${uai}/comptes-invites/lots`) },
        ]}
        title={`${gestureWords[batch.gesture].noun} du ${frenchMoment(batch.createdAt)}`}
        sentence={describe(counts)}
        gesture={
          found.mayUndo && counts.DONE > 0 && <UndoGesture uai={uai} batchId={batchId} done={counts.DONE} />
        }
      />
      <p className="mb-6">
        <Status tone={tone}>{label}</Status>, confirmé par {batch.createdByName}
        {batch.undoneByName !== null && `, défait par ${batch.undoneByName}`}.
      </p>
      {moving.has(batch.status) && <Moving counts={counts} />}
      {!canUndo(batch.gesture) && <Notice tone="info" title="Une suppression définitive ne se défait pas." />}
      <Section title="Compte par compte">
        <Lines uai={uai} batchId={batchId} found={found} />
      </Section>
    </>
  );
}

const moving: ReadonlySet<string> = new Set(["QUEUED", "RUNNING", "UNDOING"]);

function describe(counts: Found["counts"]): string {
  const parts = [
    count(counts.DONE + counts.UNDONE + counts.KEPT, "compte fait", "comptes faits"),
    ...(counts.REFUSED > 0 ? [count(counts.REFUSED, "non fait", "non faits")] : []),
    ...(counts.UNDONE > 0 ? [count(counts.UNDONE, "défait", "défaits")] : []),
    ...(counts.KEPT > 0 ? [count(counts.KEPT, "gardé tel quel", "gardés tels quels")] : []),
  ];
  return `${parts.join(", ")}.`;
}

const sumOf = (counts: Found["counts"]) => Object.values(counts).reduce((sum, number) => sum + number, 0);

function Moving({ counts }: { counts: Found["counts"] }) {
  const total = sumOf(counts);
  return (
    <div className="mb-6">
      <AutoRefresh />
      <Progress label="Comptes traités" done={total - counts.PENDING} total={total}>
        Vous pouvez fermer cette page&nbsp;: le travail continue.
      </Progress>
    </div>
  );
}

function UndoGesture({ uai, batchId, done }: { uai: string; batchId: string; done: number }) {
  return (
    <Dialog trigger="Défaire ce lot" title="Défaire ce lot ?">
      <Consequences
        what="Chaque compte redevient comme il était avant ce lot."
        who={`${count(done, "compte")}. Ceux qui ont changé depuis restent tels quels, et la raison en est dite.`}
        undo={`Possible pendant ${undoDays} jours, une seule fois.`}
      />
      <ActionForm
        action={undoBatch}
        uai={uai}
        submitLabel={`Défaire ${count(done, "compte")}`}
        aside={<DialogCancel />}
      >
        <input type="hidden" name="batchId" value={batchId} />
      </ActionForm>
    </Dialog>
  );
}

/** One result at a time: what was not done is looked for first. */
function ResultFilter({ uai, batchId, found }: { uai: string; batchId: string; found: Found }) {
  const { counts, resultat } = found;
  const options = lineStatuses.flatMap((value) =>
    counts[value] === 0 && value !== resultat
      ? []
      : [{ value, label: `${lineStatus[value].label} (${frenchNumber(counts[value])})` }],
  );
  if (options.length < 2) return null;
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
      <FilterSelect name="resultat" label="Résultat" everything="Tous" options={options} value={resultat} />
      <Button type="submit">Filtrer</Button>
      {resultat && (
        <Link href={`/e/${uai}/comptes-invites/lots/${batchId}`} className="link py-1.5">
          Tout afficher
        </Link>
      )}
    </form>
  );
}

function Lines({ uai, batchId, found }: { uai: string; batchId: string; found: Found }) {
  const { lines, next, isFirstPage, batch, counts, resultat } = found;
  const pageOf = (query: Readonly<Record<string, string>>) => {
    const search = new URLSearchParams({ ...(resultat && { resultat }), ...query }).toString();
    return routeTo(`/e/${uai}/comptes-invites/lots/${batchId}?${search}`);
  };
  const total = resultat ? counts[resultat] : sumOf(counts);
  return (
    <>
      <ResultFilter uai={uai} batchId={batchId} found={found} />
      <Table
        caption="Comptes du lot"
        rows={lines}
        rowId={({ accountId }) => accountId}
        columns={[
          {
            id: "name",
            label: "Compte",
            cell: ({ accountId, label }) =>
              batch.gesture === "DELETE" ? (
                label
              ) : (
                <Link href={`/e/${uai}/comptes/${accountId}`}>{label}</Link>
              ),
          },
          {
            id: "status",
            label: "Résultat",
            cell: ({ status }) => <Status tone={lineStatus[status].tone}>{lineStatus[status].label}</Status>,
          },
          { id: "outcome", label: "Pourquoi", cell: ({ outcome }) => outcome ?? "" },
        ]}
      />
      <Pagination
        summary={`${frenchNumber(lines.length)} sur ${count(total, "compte")}`}
        firstHref={isFirstPage ? null : pageOf({})}
        nextHref={next === null ? null : pageOf({ apres: next })}
      />
    </>
  );
}
