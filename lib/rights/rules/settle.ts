import { count } from "@/lib/french";
import { type Addition, type Change, effectOf } from "./convert/effect";
import type { Announced, BatchLine } from "./draft";
import type { RightsIndex } from "./effective";
import { type Grant, type Holder, holderKey, isInForce, type Target, targetKey } from "./model";
import type { RightsNames } from "./names";

/** What becomes of each line: null when it is to be done, else the French sentence that refuses it. */
export type Settled = {
  refusals: ReadonlyMap<number, string>;
  /** As they are to be done: a group is made without those whose grant went meanwhile. */
  lines: readonly BatchLine[];
  /** The changes of the lines to do, each on its target. */
  changes: { target: Target; change: Change }[];
};

/** Why a grant can no longer be revoked or limited; null when it can. */
export function refusalOf(grant: Grant | undefined): string | null {
  if (!grant) return "Ce droit n’existe plus.";
  return grant.revokedOn === null ? null : "Ce droit a déjà été retiré par quelqu’un d’autre.";
}

/**
 * Decides each line of a batch against the rights as they now are. A grant already revoked refuses its line alone. A
 * choice that would now give or take a right from somebody who was not announced is refused whole: nobody is surprised.
 */
export function settleBatch(
  index: RightsIndex,
  { lines, announced }: { lines: readonly BatchLine[]; announced: readonly Announced[] },
  names: RightsNames,
): Settled {
  const grantOf = new Map(index.school.grants.map((grant) => [grant.id, grant]));
  const refusals = new Map<number, string>();
  for (const line of lines) {
    const refusal =
      line.change === "REVOKED" || line.change === "LIMITED" ? refusalOf(grantOf.get(line.subject)) : null;
    if (refusal !== null) refusals.set(line.seq, refusal);
  }
  const settled = lines.map((line) => withoutGone(line, { lines, refusals, grantOf }));
  const changes: Settled["changes"] = [];
  for (const one of announced) {
    const own = settled.filter(({ choice, seq }) => choice === one.choice && !refusals.has(seq));
    const change = changeOf(own);
    const surprise = surpriseOf(index, one, change, names);
    if (surprise === null) changes.push({ target: one.target, change });
    else for (const { seq } of own) refusals.set(seq, surprise);
  }
  return { refusals, lines: settled, changes };
}

/** A group leaves out those whose own grant somebody revoked since: the batch does not give it back to them. */
function withoutGone(
  line: BatchLine,
  {
    lines,
    refusals,
    grantOf,
  }: {
    lines: readonly BatchLine[];
    refusals: ReadonlyMap<number, string>;
    grantOf: ReadonlyMap<string, Grant>;
  },
): BatchLine {
  if (line.change !== "GROUPED") return line;
  const gone = new Set(
    lines.flatMap(({ choice, seq, subject }) => {
      const holder = choice === line.choice && refusals.has(seq) ? grantOf.get(subject)?.holder : undefined;
      return holder?.kind === "ACCOUNT" ? [holder.accountId] : [];
    }),
  );
  const accountIds = line.group.accountIds.filter((id) => !gone.has(id));
  return { ...line, group: { ...line.group, accountIds } };
}

function changeOf(lines: readonly BatchLine[]): Change {
  const groups = new Map(
    lines.flatMap((line) =>
      line.change === "GROUPED" ? [[line.group.key, line.group.accountIds] as const] : [],
    ),
  );
  const added = lines.flatMap((line): Addition[] => {
    if (line.change !== "GIVEN") return [];
    const { role, population } = line.given;
    const accountIds = population.kind === "GROUP" ? groups.get(population.value) : undefined;
    return [accountIds ? { role, accountIds } : { role, population }];
  });
  return { revoked: lines.flatMap((line) => (line.change === "REVOKED" ? [line.subject] : [])), added };
}

/** The sentence that names who would gain or lose without having been announced; null when nobody would. */
function surpriseOf(index: RightsIndex, one: Announced, change: Change, names: RightsNames): string | null {
  const effect = effectOf(index, one.target, change);
  const gains = unannounced(effect.gains, one.gains);
  const losses = unannounced(effect.losses, one.losses);
  if (gains.length === 0 && losses.length === 0) return null;
  const sentences = [
    ...(gains.length > 0
      ? [`${nameSome(gains, names)} y ${gains.length > 1 ? "gagneraient" : "gagnerait"} un droit`]
      : []),
    ...(losses.length > 0
      ? [`${nameSome(losses, names)} y ${losses.length > 1 ? "perdraient" : "perdrait"} un droit`]
      : []),
  ];
  return `Les droits ont changé depuis la préparation : ${sentences.join(", ")}. Préparez de nouveau cette conversion.`;
}

function unannounced(
  shifts: readonly { accountIds: readonly string[] }[],
  announced: readonly string[],
): string[] {
  const known = new Set(announced);
  return [...new Set(shifts.flatMap(({ accountIds }) => accountIds))].filter((id) => !known.has(id));
}

function nameSome(ids: readonly string[], { person }: RightsNames): string {
  const shown = ids.slice(0, 3).map(person).join(", ");
  return ids.length > 3
    ? `${shown} et ${count(ids.length - 3, "autre personne", "autres personnes")}`
    : shown;
}

/** Grants whose day is past, that the hourly sweep has not taken yet, and whose place is given again. */
export function endedUnder(
  given: readonly Extract<BatchLine, { change: "GIVEN" }>[],
  { school: { grants, today } }: RightsIndex,
): string[] {
  const place = (target: Target, holder: Holder) => `${targetKey(target)}|${holderKey(holder)}`;
  const places = new Set(given.map(({ given: { target, population } }) => place(target, population)));
  return grants
    .filter((grant) => grant.revokedOn === null && !isInForce(grant, today))
    .flatMap(({ id, target, holder }) => (places.has(place(target, holder)) ? [id] : []));
}
