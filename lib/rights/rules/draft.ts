import type { Proposal, RoleConversion } from "./convert/proposals";
import type { RightsIndex } from "./effective";
import {
  type GrantRole,
  holderKey,
  type Population,
  rightWords,
  roleNames,
  strengthOf,
  type Target,
  targetKey,
} from "./model";
import type { RightsNames } from "./names";

/** A right to give to a population. */
export type Given = { target: Target; role: GrantRole; population: Population };

/** A group to make, of these accounts. */
export type NewGroup = { key: string; name: string; accountIds: readonly string[] };

/** One thing that a batch does: `subject` is a grant’s id, or that of the group to make. */
export type BatchLine = { seq: number; choice: number; subject: string; label: string } & (
  | { change: "REVOKED" }
  | { change: "LIMITED"; endsOn: string }
  | { change: "GIVEN"; given: Given }
  | { change: "GROUPED"; group: NewGroup }
);

/** What one choice of a batch was announced to do to people: account ids. */
export type Announced = {
  choice: number;
  kind: Proposal["kind"];
  target: Target;
  role: GrantRole;
  gains: readonly string[];
  losses: readonly string[];
};

export type Draft = { lines: BatchLine[]; announced: Announced[] };

type Chosen = { conversion: RoleConversion; proposal: Proposal };

/**
 * The lines of a batch of conversions, and what each was announced to do. A population that already holds a weaker right
 * on the target has it replaced. `newId` gives the ids of what will be made.
 */
export function draftConversions(
  index: RightsIndex,
  chosen: readonly Chosen[],
  { names, newId }: { names: RightsNames; newId: () => string },
): Draft {
  const lines: BatchLine[] = [];
  const given = new Set<string>();
  // The strongest first: a population is given a single role on a target.
  const ordered = [...chosen].sort(
    (one, other) => strengthOf(other.conversion.role) - strengthOf(one.conversion.role),
  );
  ordered.forEach(({ conversion, proposal }, choice) => {
    for (const line of linesOf(index, { conversion, proposal }, { names, newId })) {
      if (line.change === "GIVEN") {
        const key = `${targetKey(line.given.target)}|${holderKey(line.given.population)}`;
        if (given.has(key)) continue;
        given.add(key);
      }
      lines.push({ ...line, choice, seq: lines.length + 1 });
    }
  });
  const announced = ordered.map(
    ({ conversion: { target, role }, proposal: { kind, gains, losses } }, choice) => ({
      ...{ choice, kind, target, role, gains, losses },
    }),
  );
  return { lines, announced };
}

const french = new Intl.Collator("fr", { numeric: true });

/** A line whose place in the batch is not known yet. */
type WithoutPlace = BatchLine extends infer Line
  ? Line extends BatchLine
    ? Omit<Line, "seq" | "choice">
    : never
  : never;

function linesOf(
  index: RightsIndex,
  { conversion: { target, role }, proposal }: Chosen,
  { names, newId }: { names: RightsNames; newId: () => string },
): WithoutPlace[] {
  const held = index.grantsOn.get(targetKey(target)) ?? [];
  const name = names.target(target);
  const revoked = held.filter(({ id }) => proposal.revoked.includes(id));
  const id = newId();
  const group: NewGroup | null =
    proposal.kind === "group" ? groupFor({ target, role }, proposal.members, { names, id }) : null;
  const populations: readonly Population[] = group
    ? [{ kind: "GROUP", value: group.key }]
    : proposal.populations;
  const replaced = held.filter(({ holder }) =>
    populations.some((one) => holderKey(one) === holderKey(holder)),
  );
  return [
    ...[...revoked, ...replaced]
      .map((grant) => ({
        ...{ change: "REVOKED" as const, subject: grant.id },
        label: `${names.holder(grant.holder)} : ${rightWords(grant.role, name)}`,
      }))
      .sort((one, other) => french.compare(one.label, other.label)),
    ...(group
      ? [{ ...{ change: "GROUPED" as const, subject: id, group }, label: `Groupe ${group.name}` }]
      : []),
    ...populations.map((population) => ({
      ...{ change: "GIVEN" as const, subject: newId(), given: { target, role, population } },
      label: `${group ? `Groupe ${group.name}` : names.holder(population)} : ${rightWords(role, name)}`,
    })),
  ];
}

/** A key that no file will give by chance, and a name that says what the group is for. */
function groupFor(
  { target, role }: Pick<Given, "target" | "role">,
  accountIds: readonly string[],
  { names, id }: { names: RightsNames; id: string },
): NewGroup {
  return { key: `vigie-${id}`, name: `${names.target(target)} – ${roleNames[role]}`, accountIds };
}
