import type { Metadata } from "next";
import { ReviewTable } from "@/components/reviews/review-table";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count } from "@/lib/french";
import { readReviews } from "@/lib/reviews/read";

export const metadata: Metadata = { title: "Revues de droits" };

export default async function ReviewsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { reviews, mayManage } = await readReviews(uai);
  const create = (
    <LinkButton tone="primary" href={`/e/${uai}/droits/revues/nouvelle`}>
      Ouvrir une revue
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        trail={[{ label: "Droits", href: routeTo(`/e/${uai}/droits`) }]}
        title="Revues de droits"
        sentence={stateOf(reviews)}
        gesture={mayManage && reviews.length > 0 && create}
      />
      <RightsTabs uai={uai} current="reviews" />
      {reviews.length > 0 ? (
        <ReviewTable uai={uai} reviews={reviews} />
      ) : (
        <EmptyState title="Aucune revue pour l’instant" gesture={mayManage && create}>
          Une revue fait relire, une phrase par droit, ceux qu’aucune population ne peut remplacer&nbsp;:
          chacun est gardé, retiré, limité ou converti, et la clôture atteste du reste.{" "}
          {mayManage
            ? "Une revue s’ouvre aussi d’elle-même quand un import montre qu’une personne a changé de fonction ou est partie."
            : "Le référent numérique ou le chef d’établissement peut en ouvrir une."}
        </EmptyState>
      )}
    </>
  );
}

function stateOf(reviews: readonly { status: string; mine: number }[]): string {
  if (reviews.length === 0) return "Aucun droit n’a encore été attesté.";
  const open = reviews.filter(({ status }) => status === "OPEN");
  const mine = open.reduce((total, review) => total + review.mine, 0);
  if (open.length === 0) return "Toutes les revues sont closes.";
  const waiting =
    mine > 0 ? `${count(mine, "droit attend", "droits attendent")} votre décision.` : "Rien ne vous attend.";
  return `${count(open.length, "revue en cours", "revues en cours")}. ${waiting}`;
}
