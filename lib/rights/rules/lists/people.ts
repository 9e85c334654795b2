import type { AccountRightsFilter, PeopleListFilter } from "./filters";
import { type RightsIndex, targetsOf } from "../effective";
import { type Access, type AccountAccess, explainAccount, explainTarget } from "../explain";
import { type Holding, isPersonal, type Target, targetKey } from "../model";
import type { RightsNames } from "../names";
import { whyWords } from "../sentence";
import { finder, type Listing } from "./listing";

/** Somebody of the school, and what they may do on the target; null for nothing. */
export type PersonRow = { person: Holding; name: string; access: Access | null };

type Asked = { target: Target; names: RightsNames; filter: PeopleListFilter };

/** Who has access to a target, in the order of the school. */
export function peopleListing(
  index: RightsIndex,
  { target, names, filter: { q, profil, role } }: Asked,
): Listing<PersonRow> {
  const accessOf = new Map(explainTarget(index, target).map((access) => [access.person.id, access]));
  const isFound = finder(q);
  return {
    everything: index.school.accounts.map((person) => ({
      ...{ person, name: names.person(person.id) },
      access: accessOf.get(person.id) ?? null,
    })),
    isShown: ({ person, name, access }) =>
      access !== null &&
      (profil === undefined || person.profile === profil) &&
      (role === undefined || access.role === role) &&
      isFound(name, person.lastName, person.login ?? ""),
    keyOf: ({ person }) => person.id,
  };
}

/** A rubric or a service, and what the person may do there; null for nothing. */
export type HeldRow = {
  target: Target;
  name: string;
  access: AccountAccess | null;
  isPersonal: boolean;
  why: string;
};

/** The rights of an account, in the order of the rubrics then of the services. */
export function accountListing(
  index: RightsIndex,
  {
    accountId,
    names,
    filter: { q, par },
  }: { accountId: string; names: RightsNames; filter: AccountRightsFilter },
): Listing<HeldRow> {
  const accessOf = new Map(
    explainAccount(index, accountId).map((access) => [targetKey(access.target), access]),
  );
  const isFound = finder(q);
  return {
    everything: targetsOf(index.school).map((target) => {
      const access = accessOf.get(targetKey(target)) ?? null;
      return {
        ...{ target, access, name: names.target(target) },
        isPersonal: access?.paths.some(({ grant }) => isPersonal(grant)) ?? false,
        why: access === null ? "" : whyWords(access, names),
      };
    }),
    isShown: ({ access, name, why, ...row }) =>
      access !== null && (par === undefined || row.isPersonal === (par === "PERSONNE")) && isFound(name, why),
    keyOf: ({ target }) => target.id,
  };
}
