import { LinkButton } from "@/components/ui/button";
import { routeTo } from "@/components/ui/route-to";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { count } from "@/lib/french";
import { modeNames, noPopulation } from "@/lib/rights/rules/convert/words";
import type { NamedConversion } from "@/lib/rights/rules/lists/conversions";
import type { ListPage } from "@/lib/rights/rules/lists/listing";
import { type ConversionListFilter, conversionModes } from "@/lib/rights/rules/lists/filters";
import { AloneTable } from "./alone-table";
import { ConversionForm, EveryExactForm } from "./conversion-form";
import { FilteredList, type ListChoice } from "./filtered-list";
import { hrefOf } from "./list-address";
import { conversionAsked } from "./target-address";

type Props = {
  uai: string;
  found: {
    filter: ConversionListFilter;
    /** How many match the other filters, whatever is recommended. */
    counts: { proposed: number; exact: number; alone: number };
    page: ListPage<NamedConversion>;
    exceptions: readonly { grantId: string; id: string; endsOn: string; reason: string }[];
    sheet: { id: string; title: string };
    today: string;
    mayManage: boolean;
    mayExcept: boolean;
  };
};

/** What populations can carry, and what none can: two views of the same list. */
export function ConversionLists({ uai, found }: Props) {
  const { filter, counts } = found;
  const page = routeTo(`/e/${uai}/droits/convertir`);
  const asked = conversionAsked(filter);
  const isAlone = filter.mode === "aucune";
  return (
    <Section title={isAlone ? "Droits qu’aucune population ne peut porter" : "Conversions proposées"}>
      <Tabs
        label="Droits personnels"
        tabs={[
          {
            ...{ label: "À convertir", count: counts.proposed, current: !isAlone },
            href: hrefOf(page, { ...asked, mode: undefined }),
          },
          {
            ...{ label: "Sans population", count: counts.alone, current: isAlone },
            href: hrefOf(page, { ...asked, mode: "aucune" }),
          },
        ]}
      />
      {isAlone ? <Alone uai={uai} found={found} /> : <Proposed uai={uai} found={found} />}
    </Section>
  );
}

const nature: ListChoice = {
  ...{ name: "nature", label: "Nature", everything: "Toutes" },
  options: [
    { value: "RUBRIC", label: "Rubriques" },
    { value: "SERVICE", label: "Services" },
  ],
};

const mode: ListChoice = {
  ...{ name: "mode", label: "Proposition", everything: "Toutes" },
  options: conversionModes
    .filter((value) => value !== "aucune")
    .map((value) => ({ value, label: modeNames[value] })),
};

const search = { name: "q", label: "Rechercher une cible ou une personne" };

function Proposed({ uai, found }: Props) {
  const { filter, counts, page, mayManage } = found;
  const asked = conversionAsked(filter);
  const isFiltered = [filter.q, filter.nature, filter.mode].some((asked) => asked !== undefined);
  if (counts.proposed === 0 && !isFiltered)
    return (
      <EmptyState
        title="Aucune conversion possible"
        gesture={
          <LinkButton href={hrefOf(routeTo(`/e/${uai}/droits/convertir`), { ...asked, mode: "aucune" })}>
            Voir {count(counts.alone, "droit sans population", "droits sans population")}
          </LinkButton>
        }
      >
        Aucune population existante ne convient, et personne d’autre n’a le même droit.
      </EmptyState>
    );
  const exactHere = page.rows.filter(({ proposals: [first] }) => first?.kind === "exact").length;
  return (
    <FilteredList
      {...{ uai, asked, search }}
      page={routeTo(`/e/${uai}/droits/convertir`)}
      choices={[nature, mode]}
      list={page}
      noun={["conversion", "conversions"]}
      file={{ liste: "CONVERSIONS" }}
    >
      <ConversionForm uai={uai} added={filter.ajouts} conversions={page.rows} mayManage={mayManage} />
      {mayManage && counts.exact > exactHere && (
        <div className="mt-6">
          <EveryExactForm uai={uai} asked={asked} exact={counts.exact} />
        </div>
      )}
    </FilteredList>
  );
}

function Alone({ uai, found }: Props) {
  const { filter, page } = found;
  if (found.counts.alone === 0 && filter.q === undefined && filter.nature === undefined)
    return (
      <EmptyState title="Aucun droit isolé">
        Chaque droit donné à une personne peut être porté par une population.
      </EmptyState>
    );
  return (
    <>
      <p className="mb-4 max-w-text">
        {noPopulation} Retirez-le, limitez-le jusqu’à un jour, ou gardez-le en disant pourquoi, par une
        exception.
      </p>
      <FilteredList
        {...{ uai, search }}
        asked={conversionAsked(filter)}
        page={routeTo(`/e/${uai}/droits/convertir`)}
        choices={[nature]}
        list={page}
        noun={["droit", "droits"]}
        file={{ liste: "CONVERSIONS" }}
      >
        <AloneTable {...found} uai={uai} rows={page.rows} />
      </FilteredList>
    </>
  );
}
