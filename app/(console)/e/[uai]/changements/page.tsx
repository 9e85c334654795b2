import type { Metadata } from "next";
import Link from "next/link";
import { SettleForm } from "@/components/outgoing/settle-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Pagination } from "@/components/ui/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count, frenchNumber } from "@/lib/french";
import { readOutgoing } from "@/lib/outgoing/read";

export const metadata: Metadata = { title: "Changements à reporter" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OutgoingPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { apres } = await searchParams;
  const found = await readOutgoing(uai, typeof apres === "string" ? apres : null);
  const { changes, pending, contradicted, next, isFirstPage } = found;
  return (
    <>
      <PageHeader
        title="Changements à reporter"
        sentence={describe(pending, contradicted)}
        gesture={pending > 0 && <WorkOrder uai={uai} />}
      />
      {changes.length === 0 ? (
        <EmptyState title="Rien à reporter dans l’ENT">
          {found.connector === "FILE" ? (
            "Chaque geste fait ici apparaîtra dans cette liste, à refaire dans l’ENT."
          ) : (
            <>
              Pour cet établissement, un geste est fait dès qu’il est écrit. Si vous devez le refaire à la
              main dans l’ENT, changez-le dans les{" "}
              <Link href={`/e/${uai}/reglages/comptes`} className="link">
                réglages des comptes
              </Link>
              .
            </>
          )}
        </EmptyState>
      ) : (
        <>
          <SettleForm uai={uai} changes={changes} maySettle={found.maySettle} />
          <Pagination
            summary={`${frenchNumber(changes.length)} sur ${count(pending, "changement")}`}
            firstHref={isFirstPage ? null : routeTo(`/e/${uai}/changements`)}
            nextHref={next === null ? null : routeTo(`/e/${uai}/changements?apres=${next}`)}
          />
        </>
      )}
    </>
  );
}

function describe(pending: number, contradicted: number): string {
  if (pending === 0) return "Tout ce qui a été décidé ici est dans l’ENT, pour ce que la console en sait.";
  const doubt =
    contradicted > 0
      ? `, dont ${count(contradicted, "que le dernier import contredit", "que le dernier import contredit")}`
      : "";
  return `${count(pending, "geste à refaire dans l’ENT", "gestes à refaire dans l’ENT")}${doubt}.`;
}

function WorkOrder({ uai }: { uai: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {(["pdf", "csv"] as const).map((forme) => (
        <form key={forme} method="post" action={`/e/${uai}/changements/bon`}>
          <HiddenFields fields={[["forme", forme]]} />
          <Button type="submit" icon={forme === "pdf" ? "print" : "download"}>
            {forme === "pdf" ? "Imprimer le bon de travail" : "Bon de travail (CSV)"}
          </Button>
        </form>
      ))}
    </div>
  );
}
