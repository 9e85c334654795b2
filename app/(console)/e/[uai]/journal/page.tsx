import type { Metadata, Route } from "next";
import { EntryTable } from "@/components/journal/entry-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type FilterChip, FilterChips } from "@/components/ui/list/filter-chips";
import { FilterDate } from "@/components/ui/list/filter-date";
import { FilterSelect } from "@/components/ui/list/filter-select";
import { Pagination } from "@/components/ui/list/pagination";
import { SearchForm } from "@/components/ui/list/search-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count, shortDay } from "@/lib/french";
import { readJournal } from "@/lib/journal/read";
import { wordOfAction } from "@/lib/journal/rules/words";
import type { JournalFilter } from "@/lib/journal/schema";

export const metadata: Metadata = { title: "Journal" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function JournalPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { filter, actions, entries, next } = await readJournal(uai, await searchParams);
  return (
    <>
      <PageHeader
        title="Journal"
        sentence="Qui a fait quoi, et quand. Rien ne s’y efface ni ne s’y corrige."
      />
      <div className="mb-6 space-y-4">
        <Filters filter={filter} actions={actions} />
        <FilterChips chips={chipsOf(uai, filter)} clearHref={hrefOf(uai, {})} />
        <AlteredNotice altered={entries.filter(({ isIntact }) => !isIntact).length} />
      </div>
      {entries.length > 0 ? (
        <>
          <EntryTable uai={uai} entries={entries} />
          <Pagination
            summary={`${count(entries.length, "entrée")} sur cette page`}
            firstHref={filter.avant === undefined ? null : hrefOf(uai, { ...filter, avant: undefined })}
            nextHref={next === null ? null : hrefOf(uai, { ...filter, avant: next })}
          />
        </>
      ) : (
        <EmptyState
          title="Aucune entrée"
          gesture={<LinkButton href={hrefOf(uai, {})}>Retirer tous les filtres</LinkButton>}
        >
          Aucun acte ne correspond à ces filtres.
        </EmptyState>
      )}
    </>
  );
}

type Action = { key: string; word: string };

function Filters({ filter, actions }: { filter: JournalFilter; actions: readonly Action[] }) {
  return (
    <SearchForm label="Rechercher dans le journal" value={filter.q}>
      <FilterSelect
        name="action"
        label="Acte"
        everything="Tous"
        value={filter.action}
        options={actions.map(({ key, word }) => ({ value: key, label: word }))}
      />
      <FilterSelect
        name="issue"
        label="Issue"
        everything="Toutes"
        value={filter.issue}
        options={[
          { value: "DONE", label: "Fait" },
          { value: "REFUSED", label: "Refusé" },
        ]}
      />
      <FilterDate name="depuis" label="Depuis le" value={filter.depuis} />
      <FilterDate name="jusqua" label="Jusqu’au" value={filter.jusqua} />
    </SearchForm>
  );
}

function AlteredNotice({ altered }: { altered: number }) {
  if (altered === 0) return null;
  return (
    <Notice tone="error" title="Des entrées ont été altérées">
      {count(altered, "entrée affichée ne correspond", "entrées affichées ne correspondent")} plus à leur
      empreinte. Prévenez le RSSI de l’académie et lancez «&nbsp;npm run journal:verify&nbsp;» sur le serveur.
    </Notice>
  );
}

function hrefOf(uai: string, filter: Partial<JournalFilter>): Route {
  const pairs = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(pairs).toString();
  return routeTo(`/e/${uai}/journal?${search}`);
}

function chipsOf(uai: string, filter: JournalFilter): FilterChip[] {
  const words: [keyof JournalFilter, string | undefined][] = [
    ["q", filter.q && `Contient « ${filter.q} »`],
    ["action", filter.action && `Acte : ${wordOfAction(filter.action)}`],
    ["issue", filter.issue && (filter.issue === "DONE" ? "Fait" : "Refusé")],
    ["depuis", filter.depuis && `Depuis le ${shortDay(new Date(filter.depuis))}`],
    ["jusqua", filter.jusqua && `Jusqu’au ${shortDay(new Date(filter.jusqua))}`],
  ];
  return words.flatMap(([name, label]) =>
    label ? [{ label, removeHref: hrefOf(uai, { ...filter, [name]: undefined, avant: undefined }) }] : [],
  );
}
