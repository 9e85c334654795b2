import type { StudentFilter } from "../schema";

/** Whom a reset would be about, in the words of the wizard's address: the school or a class needs no list. */
export type Target = { portee: "ALL" } | { portee: "CLASSES"; classe: string };

/** "Everything" without a filter is the school, with a class alone that class; else null, it must be listed. */
export function wholeTarget({ q, classe, etat, situation }: StudentFilter): Target | null {
  if (q !== undefined || etat !== undefined || situation !== undefined) return null;
  return classe === undefined ? { portee: "ALL" } : { portee: "CLASSES", classe };
}

/** The target as name and value pairs of the wizard's address. */
export function targetPairs(target: Target): [string, string][] {
  const scope: [string, string] = ["portee", target.portee];
  return target.portee === "ALL" ? [scope] : [scope, ["classe", target.classe]];
}
