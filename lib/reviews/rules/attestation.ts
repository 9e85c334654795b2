import { count, frenchMoment } from "@/lib/french";
import { isRubberStamp, rubberStampWords } from "./campaign";
import { describeDecision, type ReviewDecision } from "./decisions";
import { describeNumbers, numbersOf } from "./progress";
import { dayWords } from "./sentence";

export type AttestedCampaign = {
  uai: string;
  id: string;
  name: string;
  scopeWords: string;
  deadline: string;
  createdByName: string;
  createdAt: Date;
  closedByName: string;
  closedAt: Date;
  reviewers: readonly string[];
};

export type AttestedItem = {
  seq: number;
  sentence: string;
  decision: ReviewDecision | null;
  limitOn: string | null;
  reason: string | null;
  delegatedFrom: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  elapsedMs: number | null;
  outcome: string | null;
};

export type Attestation = {
  facts: readonly (readonly [term: string, value: string])[];
  /** Why the review attests nothing, when it does not. */
  warning: string | null;
  lines: readonly AttestedLine[];
};

export type AttestedLine = { seq: number; sentence: string; decision: string; by: string; detail: string };

/** Everything that an attestation says, in French and in order: what is printed is what is hashed. */
export function attestationOf(campaign: AttestedCampaign, items: readonly AttestedItem[]): Attestation {
  const numbers = numbersOf(items.map(({ decision }) => ({ decision })));
  return {
    facts: [
      ["Revue", campaign.name],
      ["Référence", campaign.id],
      ["Établissement", campaign.uai],
      ["Périmètre", campaign.scopeWords],
      ["Relecteurs", campaign.reviewers.join(", ")],
      ["Ouverte", `le ${frenchMoment(campaign.createdAt)}, par ${campaign.createdByName}`],
      ["Échéance", dayWords(campaign.deadline)],
      ["Close", `le ${frenchMoment(campaign.closedAt)}, par ${campaign.closedByName}`],
      ["Résultat", `${count(numbers.total, "droit revu", "droits revus")} : ${describeNumbers(numbers)}.`],
    ],
    warning: isRubberStamp(items) ? rubberStampWords : null,
    lines: items.map(lineOf),
  };
}

function lineOf(item: AttestedItem): AttestedLine {
  const by = item.decidedByName ?? "Personne";
  const from = item.delegatedFrom === null ? "" : `, à qui ${item.delegatedFrom} l’a confié`;
  const when = item.decidedAt === null ? "" : `, le ${frenchMoment(item.decidedAt)}`;
  const reason = item.reason === null ? [] : [`Motif : ${item.reason}`];
  return {
    seq: item.seq,
    sentence: item.sentence,
    decision: item.decision === null ? "Sans décision" : describeDecision(item),
    by: `${by}${from}${when}`,
    detail: [...reason, item.outcome ?? ""].filter((part) => part !== "").join(" – "),
  };
}

/**
 * The text whose SHA-256 the journal keeps: one JSON array a line, in UTF-8, each ended by a line feed: the facts, the
 * warning, then the lines.
 */
export function canonicalText({ facts, warning, lines }: Attestation): string {
  const rows = [
    ...facts,
    ["Avertissement", warning ?? ""],
    ...lines.map(({ seq, sentence, decision, by, detail }) => [seq, sentence, decision, by, detail]),
  ];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
