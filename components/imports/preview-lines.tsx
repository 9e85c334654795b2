import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list/pagination";
import { Tabs } from "@/components/ui/tabs";
import { routeTo } from "@/components/ui/route-to";
import { count, frenchNumber } from "@/lib/french";
import type { ChangeRow } from "@/lib/imports/rules/preview/change-row";
import type { ImportCounts } from "@/lib/imports/rules/preview/stored-shapes";
import { countOfKind, views, viewSearch, type ViewQuery } from "@/lib/imports/rules/preview/views";
import { ChangedStudentTable } from "./changed-student-table";
import { AbsenteeTable, DepartureForm } from "./departure-form";
import { DoubtForm, DoubtTable } from "./doubt-form";
import { NewStudentTable } from "./new-student-table";
import type { Subject } from "./subject";
import { ViewFilter } from "./view-filter";

type Props = {
  uai: string;
  importId: string;
  subject: Subject;
  counts: ImportCounts;
  query: ViewQuery;
  page: { rows: ChangeRow[]; total: number; next: number | null };
  /** The reader may choose, and the preview still waits for it. */
  canChoose: boolean;
};

/** The lines of a preview, one kind at a time. */
export function PreviewLines(props: Props) {
  const { uai, importId, subject, counts, query, page } = props;
  const hrefOf = (to: ViewQuery) => routeTo(`/e/${uai}/imports/${importId}?${viewSearch(to)}`);
  const tabs = views.map((view) => ({
    href: hrefOf({ view, field: null, doubt: null, after: 0 }),
    label: view.label,
    count: countOfKind(counts, view.kind),
    current: view.kind === query.view.kind,
  }));
  return (
    <>
      <Tabs label="Parties de l’aperçu" tabs={tabs} />
      <ViewFilter query={query} clearHref={hrefOf({ ...query, field: null, doubt: null, after: 0 })} />
      {page.rows.length === 0 ? (
        <EmptyState title="Aucune ligne ici">{emptyReason(query, subject)}</EmptyState>
      ) : (
        <>
          <Lines {...props} />
          <Pagination
            summary={summaryOf(page)}
            firstHref={query.after > 0 ? hrefOf({ ...query, after: 0 }) : null}
            nextHref={page.next === null ? null : hrefOf({ ...query, after: page.next })}
          />
        </>
      )}
    </>
  );
}

function summaryOf({ rows, total }: Props["page"]): string {
  if (rows.length === total) return count(total, "ligne");
  return `${frenchNumber(rows.length)} lignes sur ${frenchNumber(total)}`;
}

function Lines({ uai, importId, subject, query, page: { rows, total }, canChoose }: Props) {
  switch (query.view.kind) {
    case "NEW":
      return <NewStudentTable subject={subject} rows={rows} />;
    case "CHANGED":
      return <ChangedStudentTable uai={uai} subject={subject} rows={rows} />;
    case "GONE":
      return canChoose ? (
        <DepartureForm uai={uai} importId={importId} subject={subject} rows={rows} total={total} />
      ) : (
        <AbsenteeTable subject={subject} rows={rows} />
      );
    case "DOUBTFUL":
      return canChoose ? (
        <DoubtForm uai={uai} importId={importId} subject={subject} rows={rows} />
      ) : (
        <DoubtTable subject={subject} rows={rows} />
      );
  }
}

function emptyReason({ view, field, doubt }: ViewQuery, subject: Subject): string {
  if (field !== null || doubt !== null) return "Aucune ligne ne répond à ce filtre : retirez-le.";
  switch (view.kind) {
    case "NEW":
      return subject.unknownHere;
    case "CHANGED":
      return "Rien de connu n’est modifié par ce fichier.";
    case "GONE":
      return "Ce fichier ne signale aucun départ.";
    case "DOUBTFUL":
      return "Chaque ligne du fichier a trouvé de qui elle parle, sans ambiguïté.";
  }
}
