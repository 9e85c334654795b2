import type { Route } from "next";
import { Pagination } from "@/components/ui/list/pagination";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { count, frenchNumber } from "@/lib/french";
import { type LineRow, LineTable } from "./line-table";

type Review = {
  id: string;
  status: "OPEN" | "CLOSED";
  numbers: { total: number };
  progress: readonly { operatorId: string; name: string; total: number }[];
  /** True when some lines wait for the reader, or did. */
  decide: boolean;
  readerId: string;
  page: { lines: readonly LineRow[]; onlyMine: boolean; next: number | null; isFirst: boolean };
};

/** A page of the lines of a review: one’s own, or everybody’s. */
export function ReviewLines({ uai, review }: { uai: string; review: Review }) {
  const { page, readerId } = review;
  const own = ownTotal(review);
  const total = page.onlyMine ? own : review.numbers.total;
  const address = (whose: "miennes" | "toutes", after = ""): Route =>
    routeTo(`/e/${uai}/droits/revues/${review.id}?lignes=${whose}${after}`);
  const whose = page.onlyMine ? "miennes" : "toutes";
  return (
    <Section title="Les droits de cette revue">
      {own > 0 && (
        <Tabs
          label="Lignes montrées"
          tabs={[
            { href: address("miennes"), label: "Les vôtres", count: own, current: page.onlyMine },
            {
              href: address("toutes"),
              label: "Toutes",
              count: review.numbers.total,
              current: !page.onlyMine,
            },
          ]}
        />
      )}
      <LineTable
        uai={uai}
        campaignId={review.id}
        lines={page.lines}
        reviewers={review.progress}
        readerId={review.decide ? readerId : null}
        isClosed={review.status === "CLOSED"}
      />
      <Pagination
        summary={`${frenchNumber(page.lines.length)} sur ${count(total, "droit")}`}
        firstHref={page.isFirst ? null : address(whose)}
        nextHref={page.next === null ? null : address(whose, `&apres=${page.next}`)}
      />
    </Section>
  );
}

const ownTotal = ({ progress, readerId }: Review) =>
  progress.find(({ operatorId }) => operatorId === readerId)?.total ?? 0;
