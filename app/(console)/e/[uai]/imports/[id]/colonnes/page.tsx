import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ColumnExamples } from "@/components/imports/column-examples";
import { ColumnsForm, PeopleColumnsForm } from "@/components/imports/columns-form";
import { Tabs } from "@/components/ui/tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { readColumns } from "@/lib/imports/read";

export const metadata: Metadata = { title: "Colonnes du fichier" };

type Props = {
  params: Promise<{ uai: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const natures = [
  { key: "eleves", kind: null, label: "Des élèves" },
  { key: "comptes", kind: "ACCOUNTS", label: "Des comptes de l’ENT" },
  { key: "invites", kind: "GUESTS", label: "Des comptes invités" },
] as const;

export default async function ColumnsPage({ params, searchParams }: Props) {
  const { uai, id } = await params;
  const columns = await readColumns(uai, id);
  if (!columns) notFound();
  const { stored, header, mapping, people, guessed, examples } = columns;
  const { nature } = await searchParams;
  const chosen = natures.find(({ key }) => key === nature) ?? natures.find(({ kind }) => kind === guessed);
  const kind = chosen?.kind ?? null;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Imports", href: routeTo(`/e/${uai}/imports`) },
          { label: stored.fileName, href: routeTo(`/e/${uai}/imports/${id}`) },
        ]}
        title="Colonnes du fichier"
        sentence="Vérifiez ce que contient chaque colonne : ce choix servira aux prochains fichiers qui portent les mêmes titres."
      />
      <Section title="De qui parle ce fichier">
        <Tabs
          label="De qui parle ce fichier"
          tabs={natures.map(({ key, label, ...one }) => ({
            label,
            href: routeTo(`/e/${uai}/imports/${id}/colonnes?nature=${key}`),
            current: one.kind === kind,
          }))}
        />
        {kind === null ? (
          <ColumnsForm uai={uai} importId={id} header={header} mapping={mapping} examples={examples} />
        ) : (
          <PeopleColumnsForm
            {...{ uai, kind, header, examples }}
            key={kind}
            importId={id}
            mapping={people[kind]}
          />
        )}
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
