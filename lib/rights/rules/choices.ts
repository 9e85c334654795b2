import { accept, type Decision, refuse } from "@/lib/decision";
import { type Proposal, proposeConversions, type RoleConversion } from "./convert/proposals";
import type { RightsIndex } from "./effective";
import { type Target, targetKey, targetKinds } from "./model";

/** How a form names one proposal of one role on one target. */
export function choiceKey(
  { target, role }: Pick<RoleConversion, "target" | "role">,
  { kind }: Pick<Proposal, "kind">,
  rank: number,
): string {
  return `${targetKey(target)}|${role}|${kind}|${rank}`;
}

/** The proposals that a form chose, worked out again on the rights as they are. Refuses what is no longer proposed. */
export function choosePrepared(
  index: RightsIndex,
  keys: readonly string[],
  added: number,
): Decision<{ conversion: RoleConversion; proposal: Proposal }[]> {
  const wanted = new Set(keys);
  const chosen = targetsNamed(keys).flatMap((target) =>
    proposeConversions(index, target, { added }).flatMap((conversion) => {
      const proposal = conversion.proposals.find((one, rank) => wanted.has(choiceKey(conversion, one, rank)));
      return proposal ? [{ conversion, proposal }] : [];
    }),
  );
  return chosen.length === wanted.size
    ? accept(chosen)
    : refuse("Les droits ont changé depuis que vous avez vu ces propositions : rechargez la page.");
}

function targetsNamed(keys: readonly string[]): Target[] {
  const named = new Map<string, Target>();
  for (const key of keys) {
    const [target = ""] = key.split("|");
    const [written, id = ""] = target.split(":");
    const kind = targetKinds.find((known) => known === written);
    if (kind) named.set(target, { kind, id });
  }
  return [...named.values()];
}
