import type { Target } from "@/lib/rights/rules/model";
import type { StoredRights } from "@/lib/rights/rules/stored";
import type { GrantRow } from "./rows";

/** The rubrics and services of a school, by key and by name. */
export type TargetIndex = {
  byKey: ReadonlyMap<string, Target>;
  byName: ReadonlyMap<string, readonly Target[]>;
};

export function indexTargets({ rubrics, services }: StoredRights): TargetIndex {
  const all = [
    ...rubrics.map((rubric) => ({ ...rubric, target: { kind: "RUBRIC" as const, id: rubric.id } })),
    ...services.map((service) => ({ ...service, target: { kind: "SERVICE" as const, id: service.id } })),
  ];
  const byName = new Map<string, Target[]>();
  for (const { name, target } of all) {
    const key = `${target.kind}:${name}`;
    byName.set(key, [...(byName.get(key) ?? []), target]);
  }
  return {
    byKey: new Map(all.map(({ key, target }) => [`${target.kind}:${key}`, target])),
    byName,
  };
}

/** The target that a line names by key or, failing that, by a name that only one bears; or why there is none. */
export function findTarget(
  { byKey, byName }: TargetIndex,
  { target, targetKind }: GrantRow,
): Target | string {
  const kinds = targetKind === null ? (["RUBRIC", "SERVICE"] as const) : [targetKind];
  for (const kind of kinds) {
    const found = byKey.get(`${kind}:${target}`);
    if (found) return found;
  }
  const named = kinds.flatMap((kind) => byName.get(`${kind}:${target}`) ?? []);
  if (named.length > 1) return `« ${target} » est le nom de plusieurs cibles : écrivez plutôt sa clé.`;
  return named[0] ?? `« ${target} » n’est ni une rubrique ni un service connus : importez-les d’abord.`;
}
