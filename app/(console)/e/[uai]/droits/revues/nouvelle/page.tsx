import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { OpeningForm } from "@/components/reviews/opening-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readReviewForm } from "@/lib/reviews/read";

export const metadata: Metadata = { title: "Ouvrir une revue" };

export default async function NewReviewPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { hasGrants, ...form } = await readReviewForm(uai);
  return (
    <>
      <PageHeader
        trail={[
          { label: "Droits", href: routeTo(`/e/${uai}/droits`) },
          { label: "Revues de droits", href: routeTo(`/e/${uai}/droits/revues`) },
        ]}
        title="Ouvrir une revue"
        sentence="Chaque droit en vigueur du périmètre devient une phrase, confiée à un relecteur. Rien ne change avant la clôture."
      />
      {hasGrants ? (
        <OpeningForm {...form} uai={uai} requestId={randomUUID()} />
      ) : (
        <EmptyState
          title="Aucun droit à revoir"
          gesture={<LinkButton href={`/e/${uai}/imports`}>Importer les droits</LinkButton>}
        >
          La console ne connaît encore aucun droit de cet établissement&nbsp;: importez les rubriques, les
          services et les droits.
        </EmptyState>
      )}
    </>
  );
}
