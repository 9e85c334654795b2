import type { Announced, BatchLine } from "./draft";

export const rightsGestures = ["REVOKE", "LIMIT", "CONVERT", "REVIEW"] as const;
export type RightsGesture = (typeof rightsGestures)[number];

/** A batch of rights as it is kept. */
export type StoredRightsBatch = {
  uai: string;
  id: string;
  gesture: RightsGesture;
  announced: Announced[];
  status: "DRAFT" | "DONE" | "UNDONE";
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  appliedAt: Date | null;
  undoneByName: string | null;
  undoneAt: Date | null;
};

/** A line of a batch, and what became of it. */
export type StoredLine = BatchLine & {
  status: "PENDING" | "DONE" | "REFUSED" | "UNDONE" | "KEPT";
  outcome: string | null;
  /** The last day before and after, of a grant that was limited. */
  before: string | null;
  after: string | null;
};
