import * as z from "zod";
import { count } from "@/lib/french";
import {
  type Grant,
  isInForce,
  isPersonal,
  type Population,
  populationKey,
  type RightsSchool,
  targetKey,
} from "@/lib/rights/rules/model";
import { namesOfRights, type RightsNames } from "@/lib/rights/rules/names";
import { membersOf, rollOf } from "@/lib/rights/rules/populations";
import { targetsOf } from "@/lib/rights/rules/effective";

const kinds = ["PROFILE", "FUNCTION", "CLASS", "GROUP"] as const;

/** What a campaign reviews. */
export type ReviewScope = {
  /** Keys of targets; none is every rubric and service. */
  targets: readonly string[];
  personalOnly: boolean;
  /** Key of the population whose holders are reviewed; null is everybody. */
  population: string | null;
  /** In words, as it was when the campaign was opened. */
  words: string;
};

const storedScope = z.object({
  targets: z.array(z.string()).catch([]),
  personalOnly: z.boolean().catch(true),
  population: z.string().nullable().catch(null),
  words: z.string().catch(""),
});

/** A scope as it is kept; what cannot be read counts for nothing. */
export function scopeOfReview(stored: unknown): ReviewScope {
  const parsed = storedScope.safeParse(stored);
  return parsed.success ? parsed.data : { targets: [], personalOnly: true, population: null, words: "" };
}

type Wanted = Omit<ReviewScope, "words">;

/** “PROFILE:ENS” → the population; null for what is none that a review may name. */
export function populationOf(key: string): Population | null {
  const at = key.indexOf(":");
  const kind = kinds.find((known) => known === key.slice(0, at));
  return kind ? { kind, value: key.slice(at + 1) } : null;
}

/** The grants in force of a scope, by target as the school lists them, then by name of their holder. */
export function grantsInScope(school: RightsSchool, { targets, personalOnly, population }: Wanted): Grant[] {
  const names = namesOfRights(school);
  const isHeld = holderFilter(school, population);
  const ranks = new Map(targetsOf(school).map((target, rank) => [targetKey(target), rank]));
  const wanted = new Set(targets);
  return school.grants
    .filter(
      (grant) =>
        isInForce(grant, school.today) &&
        (wanted.size === 0 || wanted.has(targetKey(grant.target))) &&
        (!personalOnly || isPersonal(grant)) &&
        isHeld(grant),
    )
    .map((grant) => ({
      grant,
      rank: ranks.get(targetKey(grant.target)) ?? 0,
      name: names.holder(grant.holder),
    }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        order.compare(one.name, other.name) ||
        (one.grant.id < other.grant.id ? -1 : 1),
    )
    .map(({ grant }) => grant);
}

const order = new Intl.Collator("fr");

/** A population’s own grants, and those of the persons in it. */
function holderFilter(school: RightsSchool, key: string | null): (grant: Grant) => boolean {
  const population = key === null ? null : populationOf(key);
  if (population === null) return () => key === null;
  const roll = rollOf(school);
  const members = membersOf(roll, population);
  return ({ holder }) => {
    if (holder.kind === "UNKNOWN") return false;
    if (holder.kind !== "ACCOUNT") return populationKey(holder) === key;
    const rank = roll.rankOf.get(holder.accountId);
    return rank !== undefined && members.has(rank);
  };
}

/** « Droits donnés à des personnes, sur 3 cibles, pour le profil Enseignant ». */
export function describeScope({ targets, personalOnly, population }: Wanted, names: RightsNames): string {
  const what = personalOnly ? "Droits donnés à des personnes" : "Tous les droits";
  const held = population === null ? null : populationOf(population);
  const who = held === null ? "" : `, titulaires : ${names.holder(held)}`;
  return `${what}, sur ${placeWords(targets, names)}${who}`;
}

const mostNamed = 3;

function placeWords(targets: readonly string[], names: RightsNames): string {
  if (targets.length === 0) return "toutes les rubriques et tous les services";
  if (targets.length > mostNamed) return count(targets.length, "cible");
  return targets
    .map((key) => {
      const id = key.slice(key.indexOf(":") + 1);
      return `« ${names.target({ kind: key.startsWith("RUBRIC") ? "RUBRIC" : "SERVICE", id })} »`;
    })
    .join(", ");
}
