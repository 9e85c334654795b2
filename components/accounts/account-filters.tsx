import { type FilterChip, FilterChips } from "@/components/ui/list/filter-chips";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { SearchForm } from "@/components/ui/list/search-form";
import { accountSources, accountStatuses } from "@/lib/accounts/rules/account";
import { profileNames, profiles } from "@/lib/accounts/rules/profiles";
import {
  type AccountFilter,
  activityFilters,
  type ActivityFilter,
  type EndFilter,
  endFilters,
} from "@/lib/accounts/schema";
import type { Crowd } from "@/lib/accounts/rules/account-row";
import { sourceNames, statusLabel } from "./account-words";
import { listHref } from "./list-address";

const activityWords: Record<ActivityFilter, string> = {
  VU: "Déjà connecté",
  INACTIF: "Inactif depuis 60 jours",
  JAMAIS: "Jamais connecté",
  INCONNUE: "Inconnue",
};

const endWords: Record<EndFilter, string> = {
  SANS: "Sans date de fin",
  PASSEE: "Fin passée",
  BIENTOT: "Fin dans 30 jours",
};

type Values = {
  functions: readonly string[];
  classes: readonly string[];
  sponsors: readonly { id: string; lastName: string; firstName: string }[];
};

type Props = { uai: string; crowd: Crowd; filter: AccountFilter; values: Values };

/** One list of the form: its address word, its label, the word for no choice, and the choices. */
type Choice = {
  name: keyof AccountFilter;
  label: string;
  everything: string;
  options: readonly { value: string; label: string }[];
};

const optionsOf = <Key extends string>(keys: readonly Key[], words: Record<Key, string>) =>
  keys.map((value) => ({ value, label: words[value] }));
const themselves = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

const ofPeople = ({ functions, classes }: Values): Choice[] => [
  { name: "profil", label: "Profil", everything: "Tous", options: optionsOf(profiles, profileNames) },
  { name: "fonction", label: "Fonction", everything: "Toutes", options: themselves(functions) },
  { name: "classe", label: "Classe", everything: "Toutes", options: themselves(classes) },
  { name: "source", label: "Source", everything: "Toutes", options: optionsOf(accountSources, sourceNames) },
];

const ofGuests = ({ sponsors }: Values): Choice[] => [
  { name: "fin", label: "Date de fin", everything: "Toutes", options: optionsOf(endFilters, endWords) },
  {
    ...{ name: "parrain", label: "Parrain", everything: "Tous" },
    options: sponsors.map(({ id, lastName, firstName }) => ({
      value: id,
      label: `${lastName} ${firstName}`,
    })),
  },
];

function ofBoth(crowd: Crowd): Choice[] {
  // A guest goes to the bin, anybody else leaves.
  const statuses = accountStatuses.filter(
    (status) => status !== (crowd === "GUESTS" ? "DEPARTED" : "BINNED"),
  );
  const states = statuses.map((value) => ({ value, label: statusLabel(value) }));
  return [
    {
      ...{ name: "activite", label: "Dernière connexion", everything: "Toutes" },
      options: optionsOf(activityFilters, activityWords),
    },
    { name: "etat", label: "État", everything: "Présents", options: states },
  ];
}

/** What one looks for, kept in the address, and what is in force. A list without any choice is not drawn. */
export function AccountFilters({ uai, crowd, filter, values }: Props) {
  const isGuests = crowd === "GUESTS";
  const choices = [...(isGuests ? ofGuests(values) : ofPeople(values)), ...ofBoth(crowd)];
  return (
    <div className="mb-5 space-y-4">
      <SearchForm label={isGuests ? "Rechercher un invité" : "Rechercher un compte"} value={filter.q}>
        {choices
          .filter(({ options }) => options.length > 0)
          .map((choice) => (
            <FilterSelect key={choice.name} {...choice} value={filter[choice.name]} />
          ))}
      </SearchForm>
      <FilterChips chips={chipsOf(uai, crowd, filter, values)} clearHref={listHref(uai, crowd, {})} />
    </div>
  );
}

/** Each filter in force as a part of a sentence, in the order of the form. */
const descriptions: readonly [
  keyof AccountFilter,
  (filter: AccountFilter, values: Values) => string | undefined,
][] = [
  ["q", ({ q }) => q && `Contient « ${q} »`],
  ["profil", ({ profil }) => profil && `Profil : ${profileNames[profil]}`],
  ["fonction", ({ fonction }) => fonction && `Fonction : ${fonction}`],
  ["classe", ({ classe }) => classe && `Classe : ${classe}`],
  ["source", ({ source }) => source && `Source : ${sourceNames[source]}`],
  ["fin", ({ fin }) => fin && endWords[fin]],
  [
    "parrain",
    ({ parrain }, { sponsors }) => {
      const sponsor = sponsors.find(({ id }) => id === parrain);
      return sponsor && `Parrain : ${sponsor.firstName} ${sponsor.lastName}`;
    },
  ],
  ["activite", ({ activite }) => activite && `Connexion : ${activityWords[activite].toLowerCase()}`],
  ["etat", ({ etat }) => etat && `État : ${statusLabel(etat).toLowerCase()}`],
];

function chipsOf(uai: string, crowd: Crowd, filter: AccountFilter, values: Values): FilterChip[] {
  return descriptions.flatMap(([name, describe]) => {
    const label = describe(filter, values);
    return label ? [{ label, removeHref: listHref(uai, crowd, { ...filter, [name]: undefined }) }] : [];
  });
}
