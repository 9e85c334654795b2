import { accept, refuse, type Decision } from "@/lib/decision";
import { type ExclusionSettings, exclusionReasons } from "./exclusions";
import type { ResetScope } from "./selection";

/** How far a campaign is the business of the one who acts on it; `classes` null is the whole school. */
export type Reach = {
  classes: readonly string[] | null;
  /** They started it. */
  isOwn: boolean;
  /** Each of its pupils is, now as at its start, in one of their classes. */
  isWhole: boolean;
};

/**
 * Stopping, retrying and closing touch every pupil of a campaign: a delegate may only when they started it and its
 * pupils are still all theirs.
 */
export function decideReach({ classes, isOwn, isWhole }: Reach): Decision<null> {
  if (classes === null || (isOwn && isWhole)) return accept(null);
  return refuse(
    isOwn
      ? "Cette campagne concerne des élèves qui ne vous sont plus confiés : demandez au chef d’établissement."
      : "Vous n’avez pas lancé cette campagne : demandez-le à la personne qui l’a lancée ou au chef d’établissement.",
  );
}

/** Pupils of a campaign, of one class and with one fate. */
export type SeenCount = {
  className: string | null;
  status: "PENDING" | "DONE" | "FAILED" | "CANCELLED" | "EXCLUDED";
  count: number;
};

/** What a campaign counts, and is about, for somebody who sees only some of its classes. */
export function countsOf(seen: readonly SeenCount[]) {
  const sum = (isCounted: (status: SeenCount["status"]) => boolean) =>
    seen.reduce((total, { status, count }) => total + (isCounted(status) ? count : 0), 0);
  const names = [...new Set(seen.flatMap(({ className }) => className ?? []))];
  return {
    scope: { kind: "CLASSES", names } satisfies ResetScope,
    selectedCount: sum((status) => status !== "EXCLUDED"),
    excludedCount: sum((status) => status === "EXCLUDED"),
    doneCount: sum((status) => status === "DONE"),
    failedCount: sum((status) => status === "FAILED"),
  };
}

/** The same exclusions not applied, without the words of the one who chose so. */
export function reasonsKept(switchedOff: ExclusionSettings["switchedOff"]): ExclusionSettings["switchedOff"] {
  const kept: ExclusionSettings["switchedOff"] = {};
  for (const reason of exclusionReasons)
    if (reason !== "LEFT" && switchedOff[reason] !== undefined)
      kept[reason] = "motif gardé par la personne qui a lancé la campagne";
  return kept;
}
