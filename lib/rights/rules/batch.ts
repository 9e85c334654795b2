import { frenchDate } from "@/lib/imports/rules/preview/wording";
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

export const gestureNames: Record<RightsGesture, string> = {
  REVOKE: "Retrait de droits",
  LIMIT: "Droits limités dans le temps",
  CONVERT: "Conversion de droits personnels",
  REVIEW: "Suites d’une revue",
};

export const statusNames: Record<StoredRightsBatch["status"], string> = {
  DRAFT: "Préparé, rien n’est appliqué",
  DONE: "Appliqué et vérifié",
  UNDONE: "Défait",
};

export const lineStatusNames: Record<StoredLine["status"], string> = {
  PENDING: "À faire",
  DONE: "Fait",
  REFUSED: "Refusé",
  UNDONE: "Défait",
  KEPT: "Gardé tel quel",
};

const changeNames: Record<StoredLine["change"], string> = {
  REVOKED: "Retirer",
  LIMITED: "Limiter",
  GIVEN: "Donner",
  GROUPED: "Créer",
};

/** « Retirer », « Limiter au 31/12/2026 ». */
export function describeChange(line: StoredLine): string {
  const name = changeNames[line.change];
  return line.change === "LIMITED" ? `${name} au ${frenchDate(line.endsOn)}` : name;
}
