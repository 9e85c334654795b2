import type { Path } from "./explain";
import type { GrantRole } from "./model";
import type { RightsNames } from "./names";

/**
 * Why somebody has a role on a target, in French: every path that gives it, for a row that already says who, which role
 * and on what. A weaker path is not the reason of it, and is told by `pathWords` beside.
 */
export function whyWords(
  { role, paths }: { role: GrantRole; paths: readonly Path[] },
  names: RightsNames,
): string {
  const reasons = paths.filter(({ grant }) => grant.role === role).map((path) => pathWords(path, names));
  return upperFirst(reasons.join(" ; ou "));
}

/** “fonction DOC → groupe Équipe CDI → hérité de Vie pédagogique”: from the person to the target, which is not named. */
export function pathWords({ grant, groups, inheritedFrom }: Path, names: RightsNames): string {
  const steps = groups.map((value) => lowerFirst(names.holder({ kind: "GROUP", value })));
  const from = inheritedFrom.map(({ name }) => name).join(", elle-même de ");
  return [
    ...(groups.length > 0 ? steps : [holderWords(grant.holder, names)]),
    ...(from === "" ? [] : [`hérité de ${from}`]),
  ].join(" → ");
}

const holderWords = (holder: Path["grant"]["holder"], names: RightsNames): string =>
  holder.kind === "ACCOUNT" ? "droit donné à la personne" : lowerFirst(names.holder(holder));

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
