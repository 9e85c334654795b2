import {
  type Grant,
  type GrantRole,
  type Group,
  type Holder,
  type Holding,
  type Population,
  populationKey,
  type RightsSchool,
  type Rubric,
  rubricRoles,
  type Target,
  targetKey,
} from "@/lib/rights/rules/model";
import { rollOf } from "@/lib/rights/rules/populations";
import { profiles } from "@/lib/accounts/rules/profiles";
import { type Chance, seededChance } from "@/scripts/sample/random";
import { aGroup, aHolding, aRightsSchool, aRubric, aService } from "@/tests/support/rights";

const sizes = { accounts: 2_000, rubrics: 300, services: 100, grants: 20_000, populations: 200 };
const shares = { functions: 15, classes: 60 };

/** Personal grants of one role on one target, given person by person to all the members of true populations. */
export type Coverable = { target: Target; role: GrantRole; grantIds: string[] };

/** A school whose true populations are known: what was given by them must be found again. */
export type DrawnSchool = { school: RightsSchool; coverable: Coverable[] };

/** `scale` multiplies accounts, rubrics, services, grants and populations alike; the same seed draws the same school. */
export function drawRightsSchool(seed: number, scale: number): DrawnSchool {
  const chance = seededChance(seed);
  const accounts = drawAccounts(chance, scale);
  const groups = drawGroups(chance, scale, accounts);
  const rubrics = Array.from({ length: sizes.rubrics * scale }, (_, rank) => drawRubric(chance, rank));
  const services = Array.from({ length: sizes.services * scale }, (_, rank) => aService(`s${rank}`));
  const draft = aRightsSchool({ accounts, groups, rubrics, services });
  const { grants, coverable } = drawGrants(chance, draft, sizes.grants * scale);
  return { school: { ...draft, grants }, coverable };
}

/** Seven in ten are pupils in one class; the others have a function, and teach some classes. */
function drawAccounts(chance: Chance, scale: number): Holding[] {
  return Array.from({ length: sizes.accounts * scale }, (_, rank) => {
    const className = `C${chance.below(shares.classes * scale)}`;
    if (chance.below(10) < 7) return aHolding(`a${rank}`, { profile: "ELV", classes: [className] });
    return aHolding(`a${rank}`, {
      profile: profiles[1 + chance.below(profiles.length - 1)] ?? null,
      functions: [`F${chance.below(shares.functions * scale)}`],
      classes: chance.below(2) === 0 ? [] : [className, `C${chance.below(shares.classes * scale)}`],
    });
  });
}

/** The populations that are no profile, function, class nor the whole: groups of 3 to 40, one in ten nested. */
function drawGroups(chance: Chance, scale: number, accounts: readonly Holding[]): Group[] {
  const others = profiles.length + (shares.functions + shares.classes) * scale + 2;
  return Array.from({ length: sizes.populations * scale - others }, (_, rank) => {
    const members = Array.from({ length: 3 + chance.below(38) }, () => chance.pick(accounts).id);
    const held = rank > 0 && chance.below(10) === 0 ? [`g${chance.below(rank)}`] : [];
    return aGroup(`g${rank}`, [...new Set(members)], held);
  });
}

/** Four sub-rubrics to each rubric; four in five inherit. */
function drawRubric(chance: Chance, rank: number): Rubric {
  const parentId = rank === 0 ? null : `r${Math.floor((rank - 1) / 4)}`;
  return aRubric(`r${rank}`, { parentId, inherits: chance.below(5) > 0 });
}

type People = { population: Population; ids: string[] };

/** Populations small enough to be given person by person. */
function smallPopulations(school: RightsSchool): People[] {
  const { people, populations } = rollOf(school);
  return [...populations.values()]
    .map(({ population, members }) => ({
      population,
      ids: members.ranks().flatMap((rank) => people[rank]?.id ?? []),
    }))
    .filter(({ ids }) => ids.length > 1 && ids.length <= 60)
    .toSorted((one, other) => (populationKey(one.population) < populationKey(other.population) ? -1 : 1));
}

/** Bundles of grants on targets and roles drawn, each pair once, until there are enough. */
function drawGrants(chance: Chance, school: RightsSchool, count: number) {
  const populations = smallPopulations(school);
  const places = shuffledPlaces(chance, school);
  const grants: Grant[] = [];
  const coverable: Coverable[] = [];
  const give = (target: Target, role: GrantRole, holder: Holder) => {
    const grant = drawnGrant(`n${grants.length}`, target, role, holder);
    grants.push(grant);
    return grant.id;
  };
  for (const { target, role } of places) {
    if (chance.happens(1 / 3)) give(target, role, chance.pick(populations).population);
    const { ids, isPure } = drawHolders(chance, school, populations);
    if (grants.length + ids.length > count) break;
    const grantIds = ids.map((accountId) => give(target, role, { kind: "ACCOUNT", accountId }));
    if (isPure) coverable.push({ target, role, grantIds });
  }
  while (grants.length < count)
    give({ kind: "RUBRIC", id: "r0" }, "VISITOR", { kind: "UNKNOWN", value: `Inconnu ${grants.length}` });
  return { grants, coverable };
}

function shuffledPlaces(chance: Chance, { rubrics, services }: RightsSchool) {
  const places: { target: Target; role: GrantRole }[] = [
    ...rubrics.flatMap(({ id }) =>
      rubricRoles.map((role) => ({ target: { kind: "RUBRIC" as const, id }, role })),
    ),
    ...services.map(({ id }) => ({ target: { kind: "SERVICE" as const, id }, role: "ACCESS" as const })),
  ];
  return places
    .map((place) => ({
      place,
      key: chance.below(1_000_000_000),
      name: `${targetKey(place.target)} ${place.role}`,
    }))
    .toSorted((one, other) => one.key - other.key || (one.name < other.name ? -1 : 1))
    .map(({ place }) => place);
}

/** Half are whole populations, one to three; a quarter have some people more, the others some people less. */
function drawHolders(chance: Chance, { accounts }: RightsSchool, populations: readonly People[]) {
  const drawn = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(populations).ids);
  const ids = [...new Set(drawn.flat())];
  const kind = chance.below(4);
  if (kind < 2) return { ids, isPure: true };
  const few = 1 + chance.below(4);
  if (kind === 2) return { ids: ids.slice(few), isPure: false };
  const more = Array.from({ length: few }, () => chance.pick(accounts).id);
  return { ids: [...new Set([...ids, ...more])], isPure: false };
}

const drawnGrant = (id: string, target: Target, role: GrantRole, holder: Holder): Grant => ({
  ...{ id, target, role, holder },
  ...{ givenByName: null, givenOn: null, reason: null, endsOn: null, reviewedOn: null, revokedOn: null },
});
