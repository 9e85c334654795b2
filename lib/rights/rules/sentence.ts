import type { AccountAccess, Path } from "./explain";
import { roleNames } from "./model";
import type { RightsNames } from "./names";

type Explained = Omit<AccountAccess, "paths"> & { personId: string; paths: readonly Path[] };

/**
 * Why somebody has a right, in French: every path that gives its role. A weaker path is not the reason of it, and is told
 * by `pathWords` beside.
 */
export function sentenceOf({ personId, target, role, paths }: Explained, names: RightsNames): string {
  const right = role === "ACCESS" ? "a accès à" : `a le rôle ${roleNames[role]} sur`;
  const reasons = paths
    .filter(({ grant }) => grant.role === role)
    .map((path) => pathWords({ target, ...path }, names));
  return `${names.person(personId)} ${right} « ${names.target(target)} » : ${reasons.join(" ; ou ")}.`;
}

/** “fonction DOC → rubrique CDI (héritée de Vie pédagogique)”: from the person to the target. */
export function pathWords(
  { grant, groups, inheritedFrom, target }: Path & Pick<AccountAccess, "target">,
  names: RightsNames,
): string {
  const steps = groups.map((value) => lowerFirst(names.holder({ kind: "GROUP", value })));
  const from = inheritedFrom.map(({ name }) => name).join(", elle-même de ");
  const kind = target.kind === "RUBRIC" ? "rubrique" : "service";
  return [
    ...(groups.length > 0 ? steps : [holderWords(grant.holder, names)]),
    `${kind} ${names.target(target)}${from === "" ? "" : ` (héritée de ${from})`}`,
  ].join(" → ");
}

const holderWords = (holder: Path["grant"]["holder"], names: RightsNames): string =>
  holder.kind === "ACCOUNT" ? "droit donné à la personne" : lowerFirst(names.holder(holder));

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
