import { type FilterChip, FilterChips } from "@/components/ui/list/filter-chips";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { SearchForm } from "@/components/ui/list/search-form";
import { stateWords, studentStates } from "@/lib/students/rules/states";
import { situations, type Situation, type StudentFilter } from "@/lib/students/schema";
import { listHref } from "./list-address";

type Props = { uai: string; filter: StudentFilter; classes: readonly string[] };

const situationWords: Record<Situation, string> = {
  SANS_CLASSE: "Sans classe",
  ECARTES: "Écartés des réinitialisations",
  PARTIS: "Ont quitté l’établissement",
};

/** What one looks for, kept in the address, and what is in force. */
export function StudentFilters({ uai, filter, classes }: Props) {
  return (
    <div className="mb-5 space-y-4">
      <SearchForm label="Rechercher un élève" value={filter.q}>
        <FilterSelect
          name="classe"
          label="Classe"
          everything="Toutes"
          value={filter.classe}
          options={classesOf(filter, classes).map((name) => ({ value: name, label: name }))}
        />
        <FilterSelect
          name="etat"
          label="État"
          everything="Tous"
          value={filter.etat}
          options={studentStates.map((state) => ({ value: state, label: stateWords[state] }))}
        />
        <FilterSelect
          name="situation"
          label="Situation"
          everything="Présents"
          value={filter.situation}
          options={situations.map((value) => ({ value, label: situationWords[value] }))}
        />
      </SearchForm>
      <FilterChips chips={chipsOf(uai, filter)} clearHref={listHref(uai, {})} />
    </div>
  );
}

/** The class asked for stays in the list even when nobody is in it any more. */
function classesOf({ classe }: StudentFilter, classes: readonly string[]): readonly string[] {
  return classe === undefined || classes.includes(classe) ? classes : [classe, ...classes];
}

function chipsOf(uai: string, filter: StudentFilter): FilterChip[] {
  const { q, classe, etat, situation } = filter;
  const words: [keyof StudentFilter, string | undefined][] = [
    ["q", q && `Contient « ${q} »`],
    ["classe", classe && `Classe : ${classe}`],
    ["etat", etat && `État : ${stateWords[etat]}`],
    ["situation", situation && situationWords[situation]],
  ];
  return words.flatMap(([name, label]) =>
    label ? [{ label, removeHref: listHref(uai, { ...filter, [name]: undefined }) }] : [],
  );
}
