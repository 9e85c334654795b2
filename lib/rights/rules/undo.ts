import { accept, type Decision, refuse } from "@/lib/decision";
import type { BatchLine } from "./draft";
import { type Grant, holderKey, isInForce, targetKey } from "./model";
import type { StoredRights } from "./stored";

/** As long as a batch can be undone, in days after it was applied. */
export const undoDays = 30;

const dayLength = 86_400_000;

/** Whether a batch can still be undone. */
export function decideUndo(
  { status, appliedAt }: { status: "DRAFT" | "DONE" | "UNDONE"; appliedAt: Date | null },
  now: Date,
): Decision<null> {
  if (status === "DRAFT" || appliedAt === null) return refuse("Ce lot n’a pas été appliqué.");
  if (status === "UNDONE") return refuse("Ce lot a déjà été défait.");
  const isRecent = now.getTime() - appliedAt.getTime() <= undoDays * dayLength;
  return isRecent
    ? accept(null)
    : refuse(`Ce lot a plus de ${undoDays} jours : il ne peut plus être défait.`);
}

/** A line that was applied, with the last day of a grant before and after it was limited. */
export type AppliedLine = BatchLine & { before: string | null; after: string | null };

/**
 * Why a line stays as it is when its batch is undone; null when it is taken back. `batch` is every line of it: what it
 * gave goes first, and does not keep what it replaced from coming back.
 */
export function keptBecause(
  line: AppliedLine,
  { grants, groups, today }: StoredRights,
  batch: readonly AppliedLine[],
): string | null {
  if (line.change === "GROUPED") return keptGroup(line.group, groups);
  const grant = grants.find(({ id }) => id === line.subject);
  if (line.change === "REVOKED") {
    const goesFirst = (other: Grant) =>
      isInForce(other, today) &&
      batch.some(({ change, subject }) => change === "GIVEN" && subject === other.id);
    return keptRevoked(grant, grants, goesFirst);
  }
  if (!grant || !isInForce(grant, today)) return "Ce droit a été retiré depuis.";
  const isMoved = line.change === "LIMITED" && grant.endsOn !== line.after;
  return isMoved ? "La fin de ce droit a été changée depuis." : null;
}

/** The rights as they must be once these lines are taken back. */
export function undone(school: StoredRights, lines: readonly AppliedLine[]): StoredRights {
  const lineOf = new Map(lines.map((line) => [line.subject, line]));
  const grants = school.grants.map((grant): Grant => {
    const line = lineOf.get(grant.id);
    if (line?.change === "REVOKED") return { ...grant, revokedOn: null };
    if (line?.change === "GIVEN") return { ...grant, revokedOn: school.today };
    return line?.change === "LIMITED" ? { ...grant, endsOn: line.before } : grant;
  });
  return { ...school, grants, groups: school.groups.filter(({ id }) => !lineOf.has(id)) };
}

function keptRevoked(
  grant: Grant | undefined,
  grants: readonly Grant[],
  goesFirst: (other: Grant) => boolean,
): string | null {
  if (!grant) return "La rubrique ou le service n’existe plus.";
  if (grant.revokedOn === null) return "Ce droit a été redonné depuis.";
  const same = (other: Grant) =>
    other.revokedOn === null &&
    targetKey(other.target) === targetKey(grant.target) &&
    holderKey(other.holder) === holderKey(grant.holder) &&
    !goesFirst(other);
  return grants.some(same) ? "Un autre droit a été donné depuis au même bénéficiaire." : null;
}

function keptGroup(
  { key, accountIds }: { key: string; accountIds: readonly string[] },
  groups: StoredRights["groups"],
): string | null {
  const group = groups.find((one) => one.key === key);
  if (!group) return "Ce groupe a été supprimé depuis.";
  const isWider = group.accountIds.some((id) => !accountIds.includes(id));
  return isWider ? "Des membres ont été ajoutés à ce groupe depuis." : null;
}
