import type { RightsIndex } from "../effective";
import { contextOf } from "./context";
import { holderRules } from "./holders";
import { personalRules } from "./personal";
import { redundantRule } from "./redundant";
import { rubricRules } from "./rubrics";
import type { RightsFinding, RightsRule } from "./rule";
import { upkeepRules } from "./upkeep";

/** Every rule on rights, R01 to R12, in the order of the catalogue (product § 5). */
export const rightsCatalogue: readonly RightsRule[] = [
  ...personalRules,
  ...holderRules,
  ...upkeepRules,
  redundantRule,
  ...rubricRules,
].sort((one, other) => (one.id < other.id ? -1 : 1));

/** What every rule says of the rights in force, rule by rule; what passes is not listed. */
export function evaluateRights(index: RightsIndex): RightsFinding[] {
  const context = contextOf(index);
  return rightsCatalogue.flatMap(({ evaluate }) => evaluate(context));
}
