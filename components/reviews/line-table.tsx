import Link from "next/link";
import { routeTo } from "@/components/ui/route-to";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { shortDay } from "@/lib/french";
import { describeDecision, type ReviewDecision } from "@/lib/reviews/rules/decisions";
import { decisionTones } from "./review-words";

export type LineRow = {
  seq: number;
  sentence: string;
  reviewerId: string;
  delegatedFrom: string | null;
  decision: ReviewDecision | null;
  limitOn: string | null;
  reason: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  outcome: string | null;
};

type Props = {
  uai: string;
  campaignId: string;
  lines: readonly LineRow[];
  reviewers: readonly { operatorId: string; name: string }[];
  /** Whose lines lead back to the decision, while the review is open. */
  readerId: string | null;
  isClosed: boolean;
};

/** The lines of a review, each with its decision, and what became of it once it is closed. */
export function LineTable({ uai, campaignId, lines, reviewers, readerId, isClosed }: Props) {
  const nameOf = new Map(reviewers.map(({ operatorId, name }) => [operatorId, name]));
  const columns: Column<LineRow>[] = [
    {
      id: "sentence",
      label: "Droit",
      cell: ({ seq, sentence, reviewerId }) =>
        reviewerId === readerId ? (
          <Link
            href={routeTo(`/e/${uai}/droits/revues/${campaignId}?ligne=${seq}`)}
            className="link font-normal break-words"
          >
            {sentence}
          </Link>
        ) : (
          <span className="font-normal break-words">{sentence}</span>
        ),
    },
    {
      id: "decision",
      label: "Décision",
      cell: (line) => (
        <div>
          <span className="whitespace-nowrap">
            <Status tone={line.decision === null ? "neutral" : decisionTones[line.decision]}>
              {isClosed && line.decision === null ? "Sans décision" : describeDecision(line)}
            </Status>
          </span>
          {line.reason !== null && <span className="block text-sm break-words">{line.reason}</span>}
        </div>
      ),
    },
    {
      id: "by",
      label: "Relecteur",
      cell: (line) => (
        <div>
          <span className="block sm:whitespace-nowrap">
            {line.decidedByName ?? nameOf.get(line.reviewerId)}
          </span>
          <span className="block text-sm text-muted empty:hidden sm:whitespace-nowrap">{traceOf(line)}</span>
        </div>
      ),
    },
    ...(isClosed
      ? [{ id: "outcome", label: "Suite", cell: ({ outcome }: LineRow) => outcome } as Column<LineRow>]
      : []),
  ];
  return (
    <Table
      caption="Droits de la revue"
      columns={columns}
      rows={lines}
      rowId={({ seq }) => String(seq)}
      dense
    />
  );
}

function traceOf({ decidedAt, delegatedFrom }: LineRow): string {
  return [
    ...(decidedAt === null ? [] : [`le ${shortDay(decidedAt)}`]),
    ...(delegatedFrom === null ? [] : [`confié par ${delegatedFrom}`]),
  ].join(", ");
}
