/** Ids of the catalogue (product § 5); they never change meaning. */
export const ruleIds = [
  ...(["G01", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "G09", "G10", "G11", "G12"] as const),
  ...(["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A11", "A12"] as const),
  ...(["C01", "C02", "C03", "C04", "C05", "C06", "C07"] as const),
] as const;

export type RuleId = (typeof ruleIds)[number];

/** The same for rights: those rules look at grants and targets, the others at accounts. */
export const rightsRuleIds = [
  ...(["R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12"] as const),
] as const;

export type RightsRuleId = (typeof rightsRuleIds)[number];

export type Severity = "CRITICAL" | "HIGH" | "MEDIUM" | "LOW";

/**
 * What a rule says of one account, or of the school: missing data is never a pass. `evidence` is a French sentence with
 * the facts that were read; `missing` names the data that nobody gave.
 */
export type Verdict =
  { kind: "PASSES" } | { kind: "FAILS"; evidence: string } | { kind: "CANNOT_TELL"; missing: string };

export type Area = "GUESTS" | "RIGHTS" | "ADMINS" | "ACCOUNTS";

/** What a rule is, as screens tell it. */
export type RuleSheet<Id extends string = RuleId> = {
  id: Id;
  area: Area;
  severity: Severity;
  title: string;
  /** Why it is dangerous. */
  rationale: string;
  /** What to do. */
  advice: string;
  /** Who asks for it. */
  source: string;
};

export const passes: Verdict = { kind: "PASSES" };
export const fails = (evidence: string): Verdict => ({ kind: "FAILS", evidence });
export const cannotTell = (missing: string): Verdict => ({ kind: "CANNOT_TELL", missing });

export const severityNames: Record<Severity, string> = {
  CRITICAL: "Critique",
  HIGH: "Élevée",
  MEDIUM: "Moyenne",
  LOW: "Faible",
};

export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const satisfies readonly Severity[];
