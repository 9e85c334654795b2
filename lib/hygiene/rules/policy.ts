import * as z from "zod";
import { accept, type Decision, refuse } from "@/lib/decision";
import { count } from "@/lib/french";

type Limit = {
  /** The rule of the catalogue that reads it. */
  rule: string;
  label: string;
  why: string;
  least: number;
  most: number;
  /** Its value until the school decides. */
  undecided: number;
};

/** Limits on administrators, in the order of the settings; the two last are in days. */
export const administratorLimits = {
  mostAdministrators: {
    ...{ rule: "A04", label: "Administrateurs au plus", least: 1, most: 20, undecided: 3 },
    why: "Chaque administrateur de plus est une porte de plus.",
  },
  fewestAdministrators: {
    ...{ rule: "A05", label: "Administrateurs au moins", least: 1, most: 5, undecided: 2 },
    why: "Si le seul administrateur est absent ou compromis, personne ne peut agir.",
  },
  inactiveDays: {
    ...{ rule: "A06", label: "Jours sans connexion", least: 30, most: 365, undecided: 90 },
    why: "Un droit d’administration qui ne sert pas est un risque sans contrepartie.",
  },
  passwordDays: {
    ...{ rule: "A10", label: "Jours avec le même mot de passe", least: 30, most: 1095, undecided: 365 },
    why: "L’ANSSI demande d’en changer tous les 1 à 3 ans pour un compte à privilèges.",
  },
} as const satisfies Record<string, Limit>;

export type AdministratorLimit = keyof typeof administratorLimits;

export const administratorLimitNames = Object.keys(administratorLimits) as AdministratorLimit[];

const held = ({ least, most, undecided }: Limit) => z.number().int().min(least).max(most).catch(undecided);

/** Limits on administrators; whatever a school did not decide has the value of {@link administratorLimits}. */
export const administratorPolicySchema = z.object({
  mostAdministrators: held(administratorLimits.mostAdministrators),
  fewestAdministrators: held(administratorLimits.fewestAdministrators),
  inactiveDays: held(administratorLimits.inactiveDays),
  passwordDays: held(administratorLimits.passwordDays),
});

export type AdministratorPolicy = z.infer<typeof administratorPolicySchema>;

const undecidedAll = Object.fromEntries(administratorLimitNames.map((name) => [name, null]));

/** Anything unreadable counts as undecided. */
export function administratorPolicyOf(stored: unknown): AdministratorPolicy {
  const kept = typeof stored === "object" && stored !== null ? stored : {};
  return administratorPolicySchema.parse({ ...undecidedAll, ...kept });
}

/**
 * The labels of the limits that differ, for the journal. Refuses when none does, and a minimum above the maximum: no
 * list of administrators would pass both.
 */
export function decideAdministratorPolicy(
  known: AdministratorPolicy,
  wanted: AdministratorPolicy,
): Decision<{ fields: string[] }> {
  const { mostAdministrators: most, fewestAdministrators: fewest } = wanted;
  if (fewest > most)
    return refuse(
      `Au moins ${count(fewest, "administrateur")} et au plus ${most} : baissez le premier nombre ou relevez le second.`,
    );
  const changed = administratorLimitNames.filter((name) => known[name] !== wanted[name]);
  if (changed.length === 0) return refuse("Ces limites sont déjà celles de l’établissement.");
  return accept({ fields: changed.map((name) => administratorLimits[name].label) });
}

/** Each limit in one short sentence, with the rule that reads it. */
export function describeLimits(policy: AdministratorPolicy): { rule: string; term: string; value: string }[] {
  const day = (days: number) => count(days, "jour");
  const written: Record<AdministratorLimit, string> = {
    mostAdministrators: count(policy.mostAdministrators, "administrateur"),
    fewestAdministrators: count(policy.fewestAdministrators, "administrateur"),
    inactiveDays: day(policy.inactiveDays),
    passwordDays: day(policy.passwordDays),
  };
  return administratorLimitNames.map((name) => {
    const { rule, undecided, label } = administratorLimits[name];
    const isDefault = policy[name] === undecided;
    return { rule, term: label, value: isDefault ? `${written[name]} (par défaut)` : written[name] };
  });
}
