import { makeStudents } from "@/tests/support/students";

/** Pupils of each class, then those whom a reset leaves out by itself. */
const classSizes = { "5e A": 11, "4 D": 7 } as const;
const leftOut = { neverActivated: 2, federated: 1 };
const resettable = Object.values(classSizes).reduce((sum, size) => sum + size, 0);

/** How many a campaign on both classes resets, and on each. */
export const expected = {
  both: resettable,
  excluded: leftOut.neverActivated + leftOut.federated,
  ...classSizes,
} as const;

/** Two classes of pupils whose names paper must show whole; answers the ids, the resettable ones of 5e A first. */
export function fillClasses(uai: string): Promise<string[]> {
  return makeStudents(uai, expected.both + expected.excluded, (rank) => ({
    lastName: lastNameOf(rank),
    firstName: ["Đặng", "Özgür", "Maëlle"][rank % 3] ?? "",
    className: rank < classSizes["5e A"] || rank >= expected.both ? "5e A" : "4 D",
    groups: rank < 4 ? ["5ESP1"] : [],
    passwordChangedOn: "2025-09-15",
    state: stateOf(rank),
  }));
}

function stateOf(rank: number) {
  if (rank < expected.both) return "ACTIVE" as const;
  return rank < expected.both + leftOut.neverActivated
    ? ("NEVER_ACTIVATED" as const)
    : ("FEDERATED" as const);
}

/** Last names of the pupils of these ranks, as paper writes them. */
export function pupilNames(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, offset) => lastNameOf(from + offset));
}

function lastNameOf(rank: number): string {
  const name = ["NGUYỄN", "ŁUKASZ", "D’ŒUVRE"][rank % 3] ?? "";
  return `${name} ${String(rank).padStart(2, "0")}`;
}
