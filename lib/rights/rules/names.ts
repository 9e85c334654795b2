import { fullName } from "@/lib/accounts/rules/account";
import { nameOfFunction, profileNames, profiles } from "@/lib/accounts/rules/profiles";
import { type Holder, type RightsSchool, type Target, targetKey } from "./model";

/** The French names of what rights speak of, for one school. */
export type RightsNames = {
  person: (id: string) => string;
  holder: (holder: Holder) => string;
  target: (target: Target) => string;
};

type Named = Pick<RightsSchool, "accounts" | "groups" | "rubrics" | "services">;

export function namesOfRights({ accounts, groups, rubrics, services }: Named): RightsNames {
  const people = new Map(accounts.map((account) => [account.id, fullName(account)]));
  const groupNames = new Map(groups.map(({ key, name }) => [key, name]));
  const targets = new Map([
    ...rubrics.map(({ id, name }): [string, string] => [targetKey({ kind: "RUBRIC", id }), name]),
    ...services.map(({ id, name }): [string, string] => [targetKey({ kind: "SERVICE", id }), name]),
  ]);
  const person = (id: string) => people.get(id) ?? "Compte supprimé";
  const populations: Record<Exclude<Holder["kind"], "ACCOUNT">, (value: string) => string> = {
    PROFILE: (value) => `Profil ${profileName(value)}`,
    FUNCTION: (value) => `Fonction ${nameOfFunction(value)}`,
    CLASS: (value) => `Classe ${value}`,
    GROUP: (value) => `Groupe ${groupNames.get(value) ?? value}`,
    ESTABLISHMENT: () => "Tout l’établissement",
    EVERYONE: () => "Tout l’ENT",
    UNKNOWN: (value) => `${value} (inconnu)`,
  };
  return {
    person,
    holder: (holder) =>
      holder.kind === "ACCOUNT" ? person(holder.accountId) : populations[holder.kind](holder.value),
    target: (target) => targets.get(targetKey(target)) ?? "Cible supprimée",
  };
}

function profileName(code: string): string {
  const profile = profiles.find((known) => known === code);
  return profile ? profileNames[profile] : code;
}
