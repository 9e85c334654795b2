import {
  type Grant,
  isInForce,
  isPersonal,
  isPresent,
  type RightsSchool,
  type Target,
  targetKey,
} from "./model";

/** Grants in force on something, to populations and to persons. */
export type Split = { populations: number; persons: number };

export type TargetRow = Split & {
  target: Target;
  name: string;
  key: string;
  /** Depth in the tree of rubrics; 0 for a service. */
  depth: number;
  /** The rubric it is under; null at the top, and for a service. */
  above: string | null;
  /** Grants in force on the rubrics it inherits from. */
  inherited: Split;
  inherits: boolean;
  /** Grants to people present, without an end: those that a population can take over. */
  convertible: number;
};

export type YearRow = Split & { year: string };

const split = (grants: readonly Grant[]): Split => {
  const persons = grants.filter(isPersonal).length;
  return { populations: grants.length - persons, persons };
};

const inForceOf = ({ grants, today }: Pick<RightsSchool, "grants" | "today">) =>
  grants.filter((grant) => isInForce(grant, today));

/** Every right in force, to populations and to persons. */
export function splitOfAll(school: Pick<RightsSchool, "grants" | "today">): Split {
  return split(inForceOf(school));
}

/** The rubrics in the order of their tree, then the services, each with what is given there and what is inherited. */
export function rowsOfTargets(school: RightsSchool): { rubrics: TargetRow[]; services: TargetRow[] } {
  const grantsOn = groupBy(inForceOf(school), ({ target }) => targetKey(target));
  const present = new Set(school.accounts.filter(isPresent).map(({ id }) => id));
  const own = (target: Target) => {
    const grants = grantsOn.get(targetKey(target)) ?? [];
    const convertible = grants.filter(
      ({ holder, endsOn }) => endsOn === null && holder.kind === "ACCOUNT" && present.has(holder.accountId),
    ).length;
    return { ...split(grants), convertible };
  };
  const childrenOf = groupBy(school.rubrics, ({ parentId }) => parentId);
  const known = new Set(school.rubrics.map(({ id }) => id));
  const rows: TargetRow[] = [];
  const walk = (
    rubrics: readonly RightsSchool["rubrics"][number][],
    parent: { name: string | null; depth: number; split: Split },
  ) => {
    for (const { id, name, key, inherits } of rubrics) {
      const target = { kind: "RUBRIC" as const, id };
      const inherited = inherits ? parent.split : { populations: 0, persons: 0 };
      const given = own(target);
      const { depth } = parent;
      rows.push({ target, name, key, depth, above: parent.name, inherits, inherited, ...given });
      walk(childrenOf.get(id) ?? [], { name, depth: depth + 1, split: sum(given, inherited) });
    }
  };
  const isRoot = ({ parentId }: { parentId: string | null }) => parentId === null || !known.has(parentId);
  walk(school.rubrics.filter(isRoot), { name: null, depth: 0, split: { populations: 0, persons: 0 } });
  const services = school.services.map(({ id, name, key }): TargetRow => {
    const target = { kind: "SERVICE" as const, id };
    return {
      target,
      name,
      key,
      depth: 0,
      above: null,
      inherits: false,
      inherited: { populations: 0, persons: 0 },
      ...own(target),
    };
  });
  return { rubrics: rows, services };
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const held = groups.get(key);
    if (held) held.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const sum = (one: Split, other: Split): Split => ({
  populations: one.populations + other.populations,
  persons: one.persons + other.persons,
});

/** Grants in force by the year they were given in, oldest first; those of which nobody said the day come last. */
export function splitByYear(school: Pick<RightsSchool, "grants" | "today">): YearRow[] {
  const byYear = groupBy(inForceOf(school), ({ givenOn }) => givenOn?.slice(0, 4) ?? "");
  const years = [...byYear.keys()].sort((one, other) => (one || "9999").localeCompare(other || "9999"));
  return years.map((year) => ({ year: year || "Inconnue", ...split(byYear.get(year) ?? []) }));
}

/**
 * The share of personal grants among those in force at the end of each year since the first known day, and today: from
 * 0 to 1. Grants of unknown day count from the start.
 */
export function personalShares({
  grants,
  today,
}: Pick<RightsSchool, "grants" | "today">): { moment: string; share: number; total: number }[] {
  const first = grants.reduce(
    (oldest, { givenOn }) => (givenOn && givenOn < oldest ? givenOn : oldest),
    today,
  );
  const years = Array.from(
    { length: Math.min(10, Number(today.slice(0, 4)) - Number(first.slice(0, 4))) },
    (_, rank) => Number(today.slice(0, 4)) - rank - 1,
  ).reverse();
  const moments = [
    ...years.map((year) => ({ moment: String(year), day: `${year}-12-31` })),
    { moment: "Aujourd’hui", day: today },
  ];
  return moments.flatMap(({ moment, day }) => {
    const held = grants.filter(
      ({ givenOn, revokedOn, endsOn }) =>
        (givenOn ?? "") <= day &&
        (revokedOn === null || revokedOn > day) &&
        (endsOn === null || endsOn >= day),
    );
    const { persons } = split(held);
    return held.length === 0 ? [] : [{ moment, share: persons / held.length, total: held.length }];
  });
}
