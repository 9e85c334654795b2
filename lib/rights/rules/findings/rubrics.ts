import { count } from "@/lib/french";
import { cannotTell, fails, type Verdict } from "@/lib/hygiene/rules/finding";
import { grantsReaching, type Levels, ranksOf } from "../effective";
import { roleNames, type Rubric, rubricRoles, strengthOf, type Target, targetKey } from "../model";
import type { RightsContext } from "./context";
import type { RightsFinding, RightsRule, RightsSheet } from "./rule";

const practice = "Pratique des ENT";
const managing = strengthOf("MANAGER");

const ceilingSheet: RightsSheet = {
  ...{ id: "R07", area: "RIGHTS", severity: "MEDIUM", title: "Rôle hérité plus large que prévu" },
  source: practice,
  rationale:
    "La sous-rubrique reçoit plus que la rubrique n’entendait lui transmettre, sans que cela se voie.",
  advice: "Coupez l’héritage de la sous-rubrique, ou réduisez le rôle sur la rubrique.",
};

const unmanagedSheet: RightsSheet = {
  ...{ id: "R10", area: "RIGHTS", severity: "MEDIUM", title: "Rubrique sans gestionnaire", source: practice },
  rationale: "Personne ne répond de ce qui s’y publie ni de ceux qui y entrent.",
  advice: "Donnez le rôle de gestionnaire à une fonction ou à un groupe.",
};

/** Rules on rubrics: R07 and R10. */
export const rubricRules: readonly RightsRule[] = [
  { ...ceilingSheet, evaluate: findAboveCeiling },
  { ...unmanagedSheet, evaluate: findUnmanaged },
];

const targetOf = ({ id }: Rubric): Target => ({ kind: "RUBRIC", id });

/** The strongest role that somebody present has; 0 when nobody has any. */
const strongestIn = (levels: Levels | undefined): number =>
  levels?.findLastIndex((people, strength) => strength > 0 && !people.isEmpty) ?? 0;

/**
 * One finding on each sub-rubric that inherits too much from its own parent; one on each parent of which nobody said how
 * much its sub-rubrics may inherit, when there is something to inherit.
 */
function findAboveCeiling(context: RightsContext): RightsFinding[] {
  const { school, rubricOf } = context.index;
  const untold = new Set<Rubric>();
  const findings = school.rubrics.flatMap((rubric): RightsFinding[] => {
    const parent = rubric.inherits && rubric.parentId !== null ? rubricOf.get(rubric.parentId) : undefined;
    const strongest = parent ? strongestIn(context.levels.get(targetKey(targetOf(parent)))) : 0;
    if (!parent || strongest <= 0) return [];
    if (parent.inheritedCeiling === null) {
      untold.add(parent);
      return [];
    }
    return strongest > strengthOf(parent.inheritedCeiling) ? [aboveCeiling(rubric, parent, context)] : [];
  });
  const missing = cannotTell("le rôle que la rubrique laisse hériter au plus");
  return [...findings, ...[...untold].map((parent) => about(ceilingSheet, parent, missing))];
}

function aboveCeiling(rubric: Rubric, parent: Rubric, context: RightsContext): RightsFinding {
  const { index, names, levels } = context;
  const target = targetOf(parent);
  const ceiling = parent.inheritedCeiling ?? "VISITOR";
  const grants = grantsReaching(index, target)
    .filter(({ role }) => strengthOf(role) > strengthOf(ceiling))
    .filter(({ holder }) => ranksOf(index.roll, holder).length > 0)
    .sort((one, other) => strengthOf(other.role) - strengthOf(one.role));
  const [first, ...others] = grants;
  const role = rubricRoles[strongestIn(levels.get(targetKey(target))) - 1] ?? "MANAGER";
  const by = first ? names.holder(first.holder) : "";
  const more = others.length > 0 ? ` et ${count(others.length, "autre droit", "autres droits")}` : "";
  const verdict = fails(
    `Hérite de « ${parent.name} » le rôle « ${roleNames[role]} » (${by}${more}), au-delà de « ${roleNames[ceiling]} ».`,
  );
  return { ...about(ceilingSheet, rubric, verdict), grantId: first && others.length === 0 ? first.id : null };
}

function findUnmanaged({ index: { school }, levels }: RightsContext): RightsFinding[] {
  const verdict =
    school.grants.length === 0
      ? cannotTell("les droits : aucun n’a été importé")
      : fails("Personne n’a le rôle de gestionnaire, ni ici ni par héritage.");
  return school.rubrics
    .filter((rubric) => levels.get(targetKey(targetOf(rubric)))?.[managing]?.isEmpty !== false)
    .map((rubric) => about(unmanagedSheet, rubric, verdict));
}

const about = ({ id }: RightsSheet, rubric: Rubric, verdict: Verdict): RightsFinding => ({
  ...{ rule: id, grantId: null, target: targetOf(rubric), accountId: null, verdict },
});
