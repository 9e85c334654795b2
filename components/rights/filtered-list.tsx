import type { Route } from "next";
import type { ReactNode } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { FilterChips } from "@/components/ui/list/filter-chips";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { Pagination } from "@/components/ui/list/pagination";
import { SearchForm } from "@/components/ui/list/search-form";
import { count, frenchNumber } from "@/lib/french";
import type { ListPage } from "@/lib/rights/rules/lists/listing";
import type { ListExport } from "@/lib/rights/rules/lists/filters";
import { type Asked, hrefOf, pairsOf } from "./list-address";

/** One choice of the form: its word in the address, its label, the word for no choice, and what one may choose. */
export type ListChoice = {
  name: string;
  label: string;
  everything: string;
  options: readonly { value: string; label: string }[];
};

type Props = {
  uai: string;
  /** The address without any filter. */
  page: Route;
  /** Every filter of the address, those of another list of the page included. */
  asked: Asked;
  search: { name: string; label: string };
  choices?: readonly ListChoice[];
  list: Pick<ListPage<unknown>, "total" | "next" | "isFirstPage"> & { rows: readonly unknown[] };
  /** The word of the address for where the page begins. */
  cursor?: string;
  noun: readonly [singular: string, plural: string];
  /** What the file holds, and the id or key of what it is a list of. */
  file: { liste: ListExport["liste"]; de?: string };
  children: ReactNode;
};

/** A list with its search, its filters, its pages and its file: all are in the address, and none needs a script. */
export function FilteredList({ uai, list, noun, cursor = "apres", children, ...props }: Props) {
  const { page, asked } = props;
  const own = ownNames(props);
  const without = hrefOf(page, leave(asked, own));
  const said = count(list.total, ...noun);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Filters {...props} noun={noun} />
        {list.total > 0 && <FileButton uai={uai} {...props} said={said} />}
      </div>
      <FilterChips chips={chipsOf(props)} clearHref={without} />
      {list.total === 0 ? (
        <EmptyState
          title="Rien ne correspond"
          gesture={<LinkButton href={without}>Retirer tous les filtres</LinkButton>}
        >
          Vérifiez l’orthographe ou retirez un filtre. Les accents et les majuscules ne comptent pas.
        </EmptyState>
      ) : (
        <div>
          {children}
          <Pagination
            label={`Pages : ${noun[1]}`}
            summary={`${frenchNumber(list.rows.length)} sur ${said}`}
            firstHref={list.isFirstPage ? null : hrefOf(page, asked)}
            nextHref={list.next === null ? null : hrefOf(page, { ...asked, [cursor]: list.next })}
          />
        </div>
      )}
    </div>
  );
}

type Filtered = Pick<Props, "page" | "asked" | "search" | "choices" | "file">;

const ownNames = ({ search, choices = [] }: Filtered) => [search.name, ...choices.map(({ name }) => name)];

function leave(asked: Asked, names: readonly string[]): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !names.includes(name)));
}

const chosen = (asked: Asked, name: string): string | undefined => {
  const value = asked[name];
  return typeof value === "string" ? value : undefined;
};

function Filters({ noun, ...props }: Filtered & Pick<Props, "noun">) {
  const { asked, search, choices = [] } = props;
  return (
    <SearchForm
      {...search}
      landmark={`Filtres : ${noun[1]}`}
      value={chosen(asked, search.name)}
      kept={leave(asked, ownNames(props))}
    >
      {choices.map((choice) => (
        <FilterSelect key={choice.name} {...choice} value={chosen(asked, choice.name)} />
      ))}
    </SearchForm>
  );
}

/** Each filter in force as a part of a sentence, in the order of the form. */
function chipsOf({ page, asked, search, choices = [] }: Filtered) {
  const words = chosen(asked, search.name);
  const removed = (name: string) => hrefOf(page, { ...asked, [name]: undefined });
  return [
    ...(words === undefined ? [] : [{ label: `Contient « ${words} »`, removeHref: removed(search.name) }]),
    ...choices.flatMap(({ name, label, options }) => {
      const option = options.find(({ value }) => value === chosen(asked, name));
      return option ? [{ label: `${label} : ${option.label}`, removeHref: removed(name) }] : [];
    }),
  ];
}

function FileButton({ uai, asked, file: { liste, de }, said }: Filtered & { uai: string; said: string }) {
  const fields = [...pairsOf({ ...asked, de }), ["liste", liste] as const];
  return (
    <form method="post" action={`/e/${uai}/droits/liste`}>
      <HiddenFields fields={fields} />
      <Button type="submit" icon="download">
        Exporter {said} (CSV)
      </Button>
    </form>
  );
}
