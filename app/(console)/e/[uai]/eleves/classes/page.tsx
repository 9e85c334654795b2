import type { Metadata } from "next";
import { ClassStateTable } from "@/components/students/class-state-table";
import { StudentTabs } from "@/components/students/student-tabs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readClassTable } from "@/lib/students/read";
import { describeSchool } from "@/lib/students/rules/class-table";

export const metadata: Metadata = { title: "Élèves par classe" };

export default async function ClassesPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { lines, school, mayImport } = await readClassTable(uai);
  return (
    <>
      <PageHeader title="Élèves" sentence={describeSchool(school)} />
      <StudentTabs uai={uai} current="classes" />
      {lines.length > 0 ? (
        <ClassStateTable uai={uai} lines={lines} school={school} />
      ) : (
        <EmptyState
          title="Aucun élève présent"
          gesture={mayImport && <LinkButton href={`/e/${uai}/imports`}>Importer les élèves</LinkButton>}
        >
          Les classes apparaissent avec les élèves, après l’import d’un export SIECLE.
        </EmptyState>
      )}
    </>
  );
}
