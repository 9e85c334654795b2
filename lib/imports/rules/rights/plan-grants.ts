import { frenchDate } from "../preview/wording";
import {
  type Grant,
  type GrantRole,
  holderKey,
  type Holder,
  type Population,
  populationKey,
  rightWords,
  roleNames,
  type Target,
  targetKey,
} from "@/lib/rights/rules/model";
import type { RightsNames } from "@/lib/rights/rules/names";
import type { Roll } from "@/lib/rights/rules/populations";
import type { StoredRights } from "@/lib/rights/rules/stored";
import { readProfile } from "../people/words";
import type { RightsLine, RightsPlan, RightsWrite } from "./line";
import type { PeopleIndex } from "./people-index";
import { compareSaid, type Known, type Said } from "./plan";
import type { GrantRow } from "./rows";
import { findTarget, indexTargets, type TargetIndex } from "./targets";

type Context = {
  school: StoredRights;
  roll: Roll;
  find: PeopleIndex;
  names: RightsNames;
};

/**
 * What a list of grants changes. A target that nobody knows leaves its line out; a holder that nobody answers to is
 * kept by name, as an orphan to deal with. Two lines that give one holder two different rights on one target are both
 * doubtful: neither is chosen for the reader.
 */
export function planGrants(rows: readonly GrantRow[], context: Context): RightsPlan {
  const targets = indexTargets(context.school);
  const rejected: string[] = [];
  const unknown: string[] = [];
  const said = new Map<string, Said>();
  const opposed = new Map<string, Said[]>();
  for (const row of rows) {
    const one = sayGrant(row, targets, context);
    if (typeof one === "string") {
      rejected.push(`Ligne ${row.line} : ${one}`);
      continue;
    }
    if (one.isOrphan) unknown.push(`Ligne ${row.line} : ${orphanWords(row.holder, one)}`);
    addSaid(one, { said, opposed, rejected });
  }
  for (const key of opposed.keys()) said.delete(key);
  const inForce = context.school.grants.filter(({ revokedOn }) => revokedOn === null);
  const known = inForce.map((grant) => knownGrant(grant, context.names));
  const { lines, unchanged } = compareSaid(said, known);
  const kept = lines.filter(
    ({ kind, record: { write } }) => kind !== "GONE" || !opposed.has(keyOfWrite(write)),
  );
  return { lines: [...kept, ...[...opposed.values()].flat().map(doubtful)], unchanged, rejected, unknown };
}

function addSaid(
  { key, ...one }: Said & { key: string },
  { said, opposed, rejected }: { said: Map<string, Said>; opposed: Map<string, Said[]>; rejected: string[] },
): void {
  const first = said.get(key);
  if (!first) said.set(key, one);
  else if (sameShown(first, one))
    rejected.push(`Ligne ${one.line} : elle redit la ligne ${first.line}, qui est retenue.`);
  else opposed.set(key, [...(opposed.get(key) ?? [first]), one]);
}

/** A population without anybody is told by its whole name: « Classe 9Z ». */
const orphanWords = (written: string, { label, write }: Said) =>
  "holderKind" in write && write.holderKind !== "UNKNOWN"
    ? `« ${label} » ne compte personne de connu.`
    : `« ${written} » n’est personne de connu.`;

const sameShown = (one: Said, other: Said) => JSON.stringify(one.shown) === JSON.stringify(other.shown);

const doubtful = ({ line, label, detail, write }: Said): RightsLine => ({
  ...{ seq: line, kind: "DOUBTFUL", differences: [], doubt: "GRANTS_DISAGREE" },
  record: { line, label, detail, write },
});

/** What a line gives, or the French sentence that says why it gives nothing. */
function sayGrant(
  row: GrantRow,
  targets: TargetIndex,
  context: Context,
): (Said & { key: string; isOrphan: boolean }) | string {
  const target = findTarget(targets, row);
  if (typeof target === "string") return target;
  const role = roleOn(target, row.role);
  if (role === null)
    return target.kind === "SERVICE"
      ? "un service ne donne qu’un accès, pas ce rôle."
      : "il manque le rôle sur la rubrique.";
  const holder = findHolder(row, context);
  const facts = {
    ...{ givenByName: row.givenByName, givenOn: row.givenOn, reason: row.reason },
    ...{ endsOn: row.endsOn, reviewedOn: row.reviewedOn },
  };
  const grant = { target, role, holder, ...facts };
  const isKnownPopulation =
    "value" in holder && context.roll.populations.has(populationKey(holder as Population));
  return {
    ...describeGrant(grant, context.names),
    ...{ line: row.line, key: `${targetKey(target)}|${holderKey(holder)}` },
    write: writeOf(null, grant),
    isOrphan: holder.kind === "UNKNOWN" || (holder.kind !== "ACCOUNT" && !isKnownPopulation),
  };
}

function roleOn(target: Target, role: GrantRole | null): GrantRole | null {
  if (target.kind === "SERVICE")
    return role === null || role === "ACCESS" || role === "VISITOR" ? "ACCESS" : null;
  return role === "ACCESS" ? "VISITOR" : role;
}

function findHolder({ holderKind, holder }: GrantRow, { find, roll, school }: Context): Holder {
  if (holderKind === "ESTABLISHMENT" || holderKind === "EVERYONE") return { kind: holderKind, value: "" };
  if (holderKind === "ACCOUNT" || holderKind === null) {
    const account = find(holder);
    if (account) return { kind: "ACCOUNT", accountId: account.id };
    const population = holderKind === null ? guessPopulation(holder, { roll, school }) : null;
    return population ?? { kind: "UNKNOWN", value: holder };
  }
  return { kind: holderKind, value: valueOf(holderKind, holder, school) };
}

/** Of a population whose kind the file does not say: what a single reading of its name makes it. */
function guessPopulation(
  written: string,
  { roll, school }: Pick<Context, "roll" | "school">,
): Population | null {
  const readings = (["PROFILE", "FUNCTION", "CLASS", "GROUP"] as const).map((kind) => ({
    kind,
    value: valueOf(kind, written, school),
  }));
  const known = readings.filter((population) => roll.populations.has(populationKey(population)));
  return known.length === 1 ? (known[0] ?? null) : null;
}

function valueOf(
  kind: "PROFILE" | "FUNCTION" | "CLASS" | "GROUP",
  written: string,
  { groups }: StoredRights,
): string {
  if (kind === "PROFILE") return readProfile(written) ?? written;
  return kind === "GROUP" ? groupKeyOf(written, groups) : written;
}

/** A group by its key or, failing that, by a name that only one bears. */
function groupKeyOf(written: string, groups: StoredRights["groups"]): string {
  if (groups.some(({ key }) => key === written)) return written;
  const named = groups.filter(({ name }) => name === written);
  return named.length === 1 ? (named[0]?.key ?? written) : written;
}

type Facts = Pick<
  Grant,
  "target" | "role" | "holder" | "givenByName" | "givenOn" | "reason" | "endsOn" | "reviewedOn"
>;

function describeGrant(grant: Facts, names: RightsNames): Pick<Said, "label" | "detail" | "shown"> {
  const day = (text: string | null) => text && frenchDate(text);
  return {
    label: names.holder(grant.holder),
    detail: rightWords(grant.role, names.target(grant.target)),
    shown: {
      ...{ role: roleNames[grant.role], givenBy: grant.givenByName, givenOn: day(grant.givenOn) },
      ...{ reason: grant.reason, endsOn: day(grant.endsOn), reviewedOn: day(grant.reviewedOn) },
    },
  };
}

function writeOf(id: string | null, { target, role, holder, ...grant }: Facts): RightsWrite {
  return {
    ...{ kind: "GRANT", id, target, role, holderKind: holder.kind },
    holderValue: holder.kind === "ACCOUNT" ? "" : holder.value,
    accountId: holder.kind === "ACCOUNT" ? holder.accountId : null,
    ...{ givenByName: grant.givenByName, givenOn: grant.givenOn, reason: grant.reason },
    ...{ endsOn: grant.endsOn, reviewedOn: grant.reviewedOn },
  };
}

function knownGrant({ id, ...grant }: Grant, names: RightsNames): Known {
  return {
    ...describeGrant(grant, names),
    key: `${targetKey(grant.target)}|${holderKey(grant.holder)}`,
    write: writeOf(id, grant),
  };
}

function keyOfWrite(write: RightsWrite): string {
  if (write.kind !== "GRANT") return "";
  const { target, holderKind, holderValue, accountId } = write;
  return `${targetKey(target)}|${holderKind}:${accountId ?? holderValue}`;
}
