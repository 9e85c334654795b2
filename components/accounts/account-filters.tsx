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

const optionsOf = <Key extends string>(keys: readonly Key[], words: Record<Key, string>) =>
  keys.map((value) => ({ value, label: words[value] }));
const themselves = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

/** What one looks for, kept in the address, and what is in force. */
export function AccountFilters({ uai, crowd, filter, values }: Props) {
  const statuses = accountStatuses.filter(
    (status) => status !== (crowd === "GUESTS" ? "DEPARTED" : "BINNED"),
  );
  return (
    <div className="mb-5 space-y-4">
      <SearchForm
        label={crowd === "GUESTS" ? "Rechercher un invité" : "Rechercher un compte"}
        value={filter.q}
      >
        {crowd === "GUESTS" ? (
          <GuestSelects filter={filter} values={values} />
        ) : (
          <PeopleSelects filter={filter} values={values} />
        )}
        <FilterSelect
          name="activite"
          label="Dernière connexion"
          everything="Toutes"
          value={filter.activite}
          options={optionsOf(activityFilters, activityWords)}
        />
        <FilterSelect
          name="etat"
          label="État"
          everything="Présents"
          value={filter.etat}
          options={statuses.map((value) => ({ value, label: statusLabel(value) }))}
        />
      </SearchForm>
      <FilterChips chips={chipsOf(uai, crowd, filter, values)} clearHref={listHref(uai, crowd, {})} />
    </div>
  );
}

function PeopleSelects({ filter, values }: Pick<Props, "filter" | "values">) {
  return (
    <>
      <FilterSelect
        name="profil"
        label="Profil"
        everything="Tous"
        value={filter.profil}
        options={optionsOf(profiles, profileNames)}
      />
      {values.functions.length > 0 && (
        <FilterSelect
          name="fonction"
          label="Fonction"
          everything="Toutes"
          value={filter.fonction}
          options={themselves(values.functions)}
        />
      )}
      {values.classes.length > 0 && (
        <FilterSelect
          name="classe"
          label="Classe"
          everything="Toutes"
          value={filter.classe}
          options={themselves(values.classes)}
        />
      )}
      <FilterSelect
        name="source"
        label="Source"
        everything="Toutes"
        value={filter.source}
        options={optionsOf(accountSources, sourceNames)}
      />
    </>
  );
}

function GuestSelects({ filter, values }: Pick<Props, "filter" | "values">) {
  return (
    <>
      <FilterSelect
        name="fin"
        label="Date de fin"
        everything="Toutes"
        value={filter.fin}
        options={optionsOf(endFilters, endWords)}
      />
      {values.sponsors.length > 0 && (
        <FilterSelect
          name="parrain"
          label="Parrain"
          everything="Tous"
          value={filter.parrain}
          options={values.sponsors.map(({ id, lastName, firstName }) => ({
            value: id,
            label: `${lastName} ${firstName}`,
          }))}
        />
      )}
    </>
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
