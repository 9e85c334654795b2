import { foldText } from "@/lib/students/rules/search";

/** Whoever needs an address or a login. */
type Named = { firstName: string; usageName: string | null; lastName: string };

/** “prenom.nom” by the name in use, without accents, composed names by their hyphen. */
export function plainName({ firstName, usageName, lastName }: Named): string {
  return [firstName, usageName ?? lastName].map((name) => foldText(name).replaceAll(" ", "-")).join(".");
}

/** The first free spelling, a number from the second one on: “paul.morel”, “paul.morel2”. */
export function firstFree(wanted: string, taken: Map<string, number>): string {
  const rank = (taken.get(wanted) ?? 0) + 1;
  taken.set(wanted, rank);
  return rank === 1 ? wanted : `${wanted}${rank}`;
}
