import { doubtReasons, type DoubtReason } from "../doubts";
import type { ChangeKind } from "./change-row";
import type { ImportCounts } from "./stored-shapes";

/** The parts of a preview, each with its address. */
export const views = [
  { key: "douteux", kind: "DOUBTFUL", label: "Douteux" },
  { key: "nouveaux", kind: "NEW", label: "Nouveaux" },
  { key: "modifies", kind: "CHANGED", label: "Modifiés" },
  { key: "absents", kind: "GONE", label: "Absents du fichier" },
] as const satisfies readonly { key: string; kind: ChangeKind; label: string }[];

export type View = (typeof views)[number];

export function countOfKind(counts: ImportCounts, kind: ChangeKind): number {
  const byKind = { NEW: counts.added, CHANGED: counts.changed, GONE: counts.gone, DOUBTFUL: counts.doubtful };
  return byKind[kind];
}

/** False when the file changes nothing and asks nothing. */
export function hasLines(counts: ImportCounts): boolean {
  return views.some(({ kind }) => countOfKind(counts, kind) > 0);
}

/** Fields whose changes one may want to see alone. */
export const filterFields = [
  "className",
  "sourceState",
  "identifier",
  "lastName",
  "firstName",
  "birthDate",
  "ine",
  "leftOn",
] as const;

export type ViewQuery = { view: View; field: string | null; doubt: DoubtReason | null; after: number };

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks to see; the first part that holds something when it does not say. */
export function readViewQuery(search: Search, counts: ImportCounts): ViewQuery {
  const asked = views.find(({ key }) => key === search["onglet"]);
  const view = asked ?? views.find(({ kind }) => countOfKind(counts, kind) > 0) ?? views[1];
  const field = filterFields.find((known) => known === search["champ"]);
  const doubt = doubtReasons.find((known) => known === search["motif"]);
  return {
    view,
    field: (view.kind === "CHANGED" && field) || null,
    doubt: (view.kind === "DOUBTFUL" && doubt) || null,
    after: readRank(search["apres"]),
  };
}

function readRank(text: Search[string]): number {
  const rank = Number(text);
  return Number.isSafeInteger(rank) && rank > 0 && rank < 2 ** 31 ? rank : 0;
}

/** The query string of a view, without its question mark. */
export function viewSearch({ view, field, doubt, after }: ViewQuery): string {
  const search = new URLSearchParams({ onglet: view.key });
  if (field !== null) search.set("champ", field);
  if (doubt !== null) search.set("motif", doubt);
  if (after > 0) search.set("apres", String(after));
  return search.toString();
}
