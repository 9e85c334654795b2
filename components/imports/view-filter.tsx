import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { FilterChips } from "@/components/ui/list/filter-chips";
import { describeDoubtShortly, doubtReasons } from "@/lib/imports/rules/doubts";
import { filterFields, type ViewQuery } from "@/lib/imports/rules/preview/views";
import { describeStudentField } from "@/lib/imports/rules/preview/wording";

type Props = { query: ViewQuery; clearHref: Route };

/** Narrows the lines to one changed field, or to one kind of doubt; kept in the address. */
export function ViewFilter({ query, clearHref }: Props) {
  const filter = filterOf(query);
  if (!filter) return null;
  return (
    <div className="mb-4 space-y-3 print:hidden">
      <form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="onglet" value={query.view.key} />
        <Select
          name={filter.name}
          label={filter.label}
          optional
          placeholder="Tout montrer"
          options={filter.options}
          defaultValue={filter.chosen ?? undefined}
        />
        <Button type="submit">Filtrer</Button>
      </form>
      <FilterChips chips={chipsOf(filter, clearHref)} clearHref={clearHref} />
    </div>
  );
}

type Filter = {
  name: string;
  label: string;
  options: { value: string; label: string }[];
  chosen: string | null;
};

function filterOf({ view, field, doubt }: ViewQuery): Filter | null {
  switch (view.kind) {
    case "CHANGED": {
      const options = filterFields.map((value) => ({ value, label: describeStudentField(value) }));
      return { name: "champ", label: "Ce qui change", options, chosen: field };
    }
    case "DOUBTFUL": {
      const options = doubtReasons.map((value) => ({ value, label: describeDoubtShortly(value) }));
      return { name: "motif", label: "Motif du doute", options, chosen: doubt };
    }
    case "NEW":
    case "GONE":
      return null;
  }
}

function chipsOf({ label, options, chosen }: Filter, removeHref: Route) {
  const option = options.find(({ value }) => value === chosen);
  return option ? [{ label: `${label} : ${option.label}`, removeHref }] : [];
}
