import { count } from "@/lib/french";
import type { StudentFilter } from "../schema";
import { studentStates, type StudentState } from "./states";

/** Pupils present in one class and in one state. */
export type ClassStateCount = {
  className: string | null;
  state: StudentState;
  count: number;
  withheld: number;
  lastResetAt: Date | null;
};

/** The same, with how many pupils of the class and state a search finds: some may have left the school. */
export type MatchingCount = ClassStateCount & { matching: number };

export type ClassLine = {
  /** Null for the pupils without a class. */
  className: string | null;
  states: Record<StudentState, number>;
  total: number;
  withheld: number;
  lastResetAt: Date | null;
};

const order = new Intl.Collator("fr", { numeric: true });

function emptyLine(className: string | null): ClassLine {
  const states = { NEVER_ACTIVATED: 0, PROVISIONAL: 0, ACTIVE: 0, BLOCKED: 0, FEDERATED: 0, UNKNOWN: 0 };
  return { className, states, total: 0, withheld: 0, lastResetAt: null };
}

function add(line: ClassLine, count: ClassStateCount): void {
  line.states[count.state] += count.count;
  line.total += count.count;
  line.withheld += count.withheld;
  if (count.lastResetAt !== null && (line.lastResetAt === null || count.lastResetAt > line.lastResetAt))
    line.lastResetAt = count.lastResetAt;
}

/** The pupils by class and state: classes as a French reader sorts them, "sans classe" last, and the whole school. */
export function classTable(counts: readonly ClassStateCount[]): { lines: ClassLine[]; school: ClassLine } {
  const lines = new Map<string | null, ClassLine>();
  const school = emptyLine(null);
  for (const count of counts) {
    if (count.count === 0) continue;
    const line = lines.get(count.className) ?? emptyLine(count.className);
    lines.set(count.className, line);
    add(line, count);
    add(school, count);
  }
  return { lines: [...lines.values()].sort(byClass), school };
}

function byClass(one: ClassLine, other: ClassLine): number {
  if (one.className === null) return 1;
  if (other.className === null) return -1;
  return order.compare(one.className, other.className);
}

/** True when the table already says how many pupils match: filtered by a class, a state or neither. */
export function isCounted({ q, situation }: StudentFilter): boolean {
  return q === undefined && situation === undefined;
}

/** How many pupils match filters that the table counts. */
export function countedBy(lines: readonly ClassLine[], { classe, etat }: StudentFilter): number {
  return lines
    .filter(({ className }) => classe === undefined || className === classe)
    .reduce((sum, { total, states }) => sum + (etat === undefined ? total : states[etat]), 0);
}

/** The states that at least one pupil of the school is in, in their fixed order. */
export function statesMet(school: Pick<ClassLine, "states">): StudentState[] {
  return studentStates.filter((state) => school.states[state] > 0);
}

/** One sentence on the whole school, worst first: "640 élèves : 3 bloqués, 41 jamais activés." */
export function describeSchool({ total, states }: Pick<ClassLine, "total" | "states">): string {
  if (total === 0) return "Aucun élève présent.";
  const parts = [
    { value: states.BLOCKED, words: count(states.BLOCKED, "bloqué") },
    {
      value: states.NEVER_ACTIVATED,
      words: count(states.NEVER_ACTIVATED, "jamais activé", "jamais activés"),
    },
    {
      value: states.UNKNOWN,
      words: count(states.UNKNOWN, "dont l’état est inconnu", "dont l’état est inconnu"),
    },
  ].filter(({ value }) => value > 0);
  const pupils = count(total, "élève présent", "élèves présents");
  return parts.length === 0 ? `${pupils}.` : `${pupils} : ${parts.map(({ words }) => words).join(", ")}.`;
}
