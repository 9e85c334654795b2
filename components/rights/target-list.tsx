import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count } from "@/lib/french";
import type { ListPage } from "@/lib/rights/rules/lists/listing";
import type { Split, TargetRow } from "@/lib/rights/rules/overview";
import type { TargetListFilter } from "@/lib/rights/rules/lists/filters";
import { FilteredList } from "./filtered-list";
import { NoRights } from "./no-rights";
import { RightsTabs, type RightsView } from "./rights-tabs";
import { TargetTable } from "./target-table";

type Props = {
  uai: string;
  view: Extract<RightsView, "rubrics" | "services">;
  found: {
    filter: TargetListFilter;
    page: ListPage<TargetRow>;
    totals: Split & { convertible: number };
    /** How many the school has, whatever the filters, and on how many persons hold something. */
    known: number;
    personal: number;
    mayImport: boolean;
  };
};

const words = {
  rubrics: {
    title: "Rubriques",
    noun: ["rubrique", "rubriques"],
    search: "une rubrique",
    liste: "RUBRIQUES",
  },
  services: { title: "Services", noun: ["service", "services"], search: "un service", liste: "SERVICES" },
} as const;

/** The page of all rubrics, as a tree, or of all services. */
export function TargetList({ uai, view, found }: Props) {
  const { filter, page, totals, known, personal, mayImport } = found;
  const { title, noun, search, liste } = words[view];
  const [singular, plural] = noun;
  const isFiltered = filter.q !== undefined || filter.donnes !== undefined;
  return (
    <>
      <PageHeader
        title={title}
        sentence={`${count(known, singular, plural)}, dont ${personal} où des droits sont donnés à des personnes.`}
      />
      <RightsTabs uai={uai} current={view} />
      {known === 0 ? (
        <NoRights uai={uai} mayImport={mayImport} />
      ) : (
        <FilteredList
          uai={uai}
          page={
            view === "rubrics" ? routeTo(`/e/${uai}/droits/rubriques`) : routeTo(`/e/${uai}/droits/services`)
          }
          asked={filter}
          search={{ name: "q", label: `Rechercher ${search}` }}
          choices={[
            {
              ...{ name: "donnes", label: "Droits", everything: "Tous" },
              options: [
                { value: "PERSONNE", label: "Donnés à des personnes" },
                { value: "AUCUN", label: "Aucun donné ici" },
              ],
            },
          ]}
          list={page}
          noun={noun}
          file={{ liste }}
        >
          <TargetTable
            {...{ uai, totals }}
            rows={page.rows}
            caption={`${title} et leurs droits`}
            inheritance={view === "rubrics"}
            isPartial={isFiltered || !page.isFirstPage}
          />
        </FilteredList>
      )}
    </>
  );
}
