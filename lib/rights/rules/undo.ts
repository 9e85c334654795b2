import { accept, type Decision, refuse } from "@/lib/decision";
import type { BatchLine } from "./draft";
import { type Grant, holderKey, isInForce, targetKey } from "./model";
import type { StoredRights } from "./stored";

/** As long as a batch can be undone, in days after it was applied. */
const undoDays = 30;

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
    : refuse(`Ce lot a plus de ${undoDays} jours : il ne peut plus être défait.`);
}

/** A line that was applied, with the last day of a grant before and after it was limited. */
export type AppliedLine = BatchLine & { before: string | null; after: string | null };

/**
 * The lines that stay as they are when their batch is undone, each with why: seq → French sentence. What the batch gave
 * goes first, and does not keep what it replaced from coming back.
 */
export function keptLines(
  lines: readonly AppliedLine[],
  { grants, groups, today }: StoredRights,
): ReadonlyMap<number, string> {
  const grantOf = new Map(grants.map((grant) => [grant.id, grant]));
  const given = new Set(lines.flatMap(({ change, subject }) => (change === "GIVEN" ? [subject] : [])));
  const goesFirst = (grant: Grant) => given.has(grant.id) && isInForce(grant, today);
  const staying = grants.filter((grant) => grant.revokedOn === null && !goesFirst(grant));
  const inForce = new Set(staying.map(placeOf));
  const kept = new Map<number, string>();
  for (const line of lines) {
    const grant = grantOf.get(line.subject);
    const reason =
      line.change === "GROUPED"
        ? keptGroup(line.group, groups)
        : line.change === "REVOKED"
          ? keptRevoked(grant, inForce)
          : keptGiven(line, grant, today);
    if (reason !== null) kept.set(line.seq, reason);
  }
  return kept;
}

/** A target gives a holder one right at a time. */
const placeOf = ({ target, holder }: Grant) => `${targetKey(target)}|${holderKey(holder)}`;

function keptGiven(line: AppliedLine, grant: Grant | undefined, today: string): string | null {
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

function keptRevoked(grant: Grant | undefined, inForce: ReadonlySet<string>): string | null {
  if (!grant) return "La rubrique ou le service n’existe plus.";
  if (grant.revokedOn === null) return "Ce droit a été redonné depuis.";
  return inForce.has(placeOf(grant)) ? "Un autre droit a été donné depuis au même bénéficiaire." : null;
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
