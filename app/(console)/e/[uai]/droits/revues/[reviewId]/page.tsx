import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClosingGesture } from "@/components/reviews/closing-gesture";
import { ConversionList, ReviewFacts } from "@/components/reviews/review-facts";
import { ProgressTable } from "@/components/reviews/progress-table";
import { ReviewLines } from "@/components/reviews/review-lines";
import { ReviewerDesk } from "@/components/reviews/reviewer-desk";
import { Button } from "@/components/ui/button";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { readClosing, readReview } from "@/lib/reviews/read";
import { rubberStampWords } from "@/lib/reviews/rules/campaign";
import { describeState } from "@/lib/reviews/rules/progress";

export const metadata: Metadata = { title: "Revue de droits" };

type Props = {
  params: Promise<{ uai: string; reviewId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Review = NonNullable<Awaited<ReturnType<typeof readReview>>>;

export default async function ReviewPage({ params, searchParams }: Props) {
  const { uai, reviewId } = await params;
  const review = await readReview(uai, reviewId, await searchParams);
  if (!review) notFound();
  return (
    <>
      <PageHeader
        trail={[
          { label: "Droits", href: routeTo(`/e/${uai}/droits`) },
          { label: "Revues de droits", href: routeTo(`/e/${uai}/droits/revues`) },
        ]}
        title={review.name}
        sentence={describeState(review)}
        gesture={<Gesture uai={uai} review={review} />}
      />
      {review.isStamp && review.numbers.undecided === 0 && (
        <Notice tone="warning" title="Un coup de tampon plutôt qu’une revue">
          {rubberStampWords}
        </Notice>
      )}
      {review.decide && <ReviewerDesk uai={uai} review={review} />}
      <Section title="Avancement" sentence="Ce que chaque relecteur a décidé, et ce qui reste.">
        <ProgressTable
          uai={uai}
          campaignId={review.id}
          progress={review.progress}
          isClosed={review.status === "CLOSED"}
          deciders={review.manage ? review.deciders : []}
        />
      </Section>
      <ConversionList uai={uai} conversions={review.conversions} />
      <ReviewLines uai={uai} review={review} />
      <ReviewFacts uai={uai} review={review} />
    </>
  );
}

async function Gesture({ uai, review }: { uai: string; review: Review }) {
  if (review.status === "CLOSED")
    return (
      <form method="post" action={`/e/${uai}/droits/revues/attestation`}>
        <HiddenFields fields={[["campaignId", review.id]]} />
        <Button type="submit" tone="primary" icon="print">
          Imprimer l’attestation
        </Button>
      </form>
    );
  const closing = review.manage ? await readClosing(uai, review.id) : null;
  return closing && <ClosingGesture {...review} uai={uai} campaignId={review.id} closing={closing} />;
}
