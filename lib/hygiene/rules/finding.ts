/** Ids of the catalogue (product § 5); they never change meaning. */
export const ruleIds = [
  ...(["G01", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "G09", "G10", "G11", "G12"] as const),
  ...(["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12"] as const),
  ...(["C01", "C02", "C03", "C04", "C05", "C06", "C07"] as const),
] as const;

export type RuleId = (typeof ruleIds)[number];

export type Severity = "CRITICAL" | "HIGH" | "MEDIUM" | "LOW";

/**
 * What a rule says of one account, or of the school: missing data is never a pass. `evidence` is a French sentence with
 * the facts that were read; `missing` names the data that nobody gave.
 */
export type Verdict =
  { kind: "PASSES" } | { kind: "FAILS"; evidence: string } | { kind: "CANNOT_TELL"; missing: string };
