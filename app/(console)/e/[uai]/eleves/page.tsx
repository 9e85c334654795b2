import type { Metadata } from "next";
import { filterPairs, listHref } from "@/components/students/list-address";
import { SelectionForm } from "@/components/selections/selection-form";
import { StudentFilters } from "@/components/students/student-filters";
import { StudentTable, tickName } from "@/components/students/student-table";
import { StudentTabs } from "@/components/students/student-tabs";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Pagination } from "@/components/ui/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { count, frenchNumber } from "@/lib/french";
import { readStudents } from "@/lib/students/read";
import { describeSchool } from "@/lib/students/rules/class-table";
import type { StudentFilter } from "@/lib/students/schema";

export const metadata: Metadata = { title: "Élèves" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = Awaited<ReturnType<typeof readStudents>>;

const selectionForm = "selection";

export default async function StudentsPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const query = await searchParams;
  const found = await readStudents(uai, query);
  const { filter, lines, school, total } = found;
  const isEmptySchool = school.total === 0 && filterPairs(filter).length === 0;
  return (
    <>
      <PageHeader
        title="Élèves"
        sentence={describeSchool(school)}
        gesture={total > 0 && <ExportForm uai={uai} filter={filter} total={total} />}
      />
      {isEmptySchool ? (
        <NoPupils uai={uai} mayImport={found.mayImport} />
      ) : (
        <>
          <StudentTabs uai={uai} current="list" />
          <StudentFilters
            uai={uai}
            filter={filter}
            classes={lines.flatMap(({ className }) => className ?? [])}
          />
          <Students uai={uai} found={found} />
        </>
      )}
    </>
  );
}

function Students({ uai, found }: { uai: string; found: Found }) {
  const { filter, students, total, next, isFirstPage, mayReset } = found;
  if (total === 0) {
    return (
      <EmptyState
        title="Aucun élève ne correspond"
        gesture={<LinkButton href={listHref(uai, {})}>Retirer tous les filtres</LinkButton>}
      >
        Vérifiez l’orthographe ou retirez un filtre. Les accents et les majuscules ne comptent pas.
      </EmptyState>
    );
  }
  const canSelect = mayReset && filter.situation !== "PARTIS";
  return (
    <div>
      <StudentTable uai={uai} students={students} selectionForm={canSelect ? selectionForm : null} />
      <Pagination
        summary={`${frenchNumber(students.length)} sur ${count(total, "élève")}`}
        firstHref={isFirstPage ? null : listHref(uai, filter)}
        nextHref={next === null ? null : listHref(uai, { ...filter, apres: next })}
      />
      {canSelect && (
        <SelectionForm
          formId={selectionForm}
          uai={uai}
          filter={filterPairs(filter)}
          tickName={tickName}
          total={total}
        />
      )}
    </div>
  );
}

function ExportForm({ uai, filter, total }: { uai: string; filter: StudentFilter; total: number }) {
  return (
    <form method="post" action={`/e/${uai}/eleves/export`}>
      <HiddenFields fields={filterPairs(filter)} />
      <Button type="submit" icon="download">
        Exporter {count(total, "élève")} (CSV)
      </Button>
    </form>
  );
}

function NoPupils({ uai, mayImport }: { uai: string; mayImport: boolean }) {
  return (
    <EmptyState
      title="Aucun élève pour l’instant"
      gesture={
        mayImport && (
          <LinkButton tone="primary" icon="import" href={`/e/${uai}/imports`}>
            Importer les élèves
          </LinkButton>
        )
      }
    >
      Les élèves viennent d’un export SIECLE, puis de la liste ÉduConnect pour leurs identifiants et leurs
      états.
    </EmptyState>
  );
}
