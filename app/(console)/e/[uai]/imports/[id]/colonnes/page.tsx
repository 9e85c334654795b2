import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ColumnExamples } from "@/components/imports/column-examples";
import { ColumnsForm } from "@/components/imports/columns-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { readColumns } from "@/lib/imports/read";

export const metadata: Metadata = { title: "Colonnes du fichier" };

export default async function ColumnsPage({ params }: { params: Promise<{ uai: string; id: string }> }) {
  const { uai, id } = await params;
  const columns = await readColumns(uai, id);
  if (!columns) notFound();
  const { stored, header, mapping, examples } = columns;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Imports", href: routeTo(`/e/${uai}/imports`) },
          { label: stored.fileName, href: routeTo(`/e/${uai}/imports/${id}`) },
        ]}
        title="Colonnes du fichier"
        sentence="Vérifiez ce que contient chaque colonne : ce choix servira aux prochains fichiers qui portent les mêmes titres."
      />
      <Section title="Ce que la console lit">
        <ColumnsForm uai={uai} importId={id} header={header} mapping={mapping} examples={examples} />
      </Section>
      <Section
        title="Ce que contient le fichier"
        sentence="Les colonnes qui semblent contenir des mots de passe sont masquées."
      >
        <ColumnExamples header={header} examples={examples} />
      </Section>
    </>
  );
}
