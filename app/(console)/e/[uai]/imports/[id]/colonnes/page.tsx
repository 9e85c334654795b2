import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ColumnExamples } from "@/components/imports/column-examples";
import { ColumnsForm, PeopleColumnsForm, RightsColumnsForm } from "@/components/imports/columns-form";
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
  { key: "rubriques", kind: "RUBRICS", label: "Des rubriques" },
  { key: "services", kind: "SERVICES", label: "Des services" },
  { key: "groupes", kind: "GROUPS", label: "Des groupes" },
  { key: "droits", kind: "GRANTS", label: "Des droits" },
] as const;

export default async function ColumnsPage({ params, searchParams }: Props) {
  const { uai, id } = await params;
  const columns = await readColumns(uai, id);
  if (!columns) notFound();
  const { stored, header, guessed, examples } = columns;
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
        <Form {...{ uai, kind, columns }} importId={id} />
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

type Columns = NonNullable<Awaited<ReturnType<typeof readColumns>>>;
type Kind = (typeof natures)[number]["kind"];

function Form(props: { uai: string; importId: string; kind: Kind; columns: Columns }) {
  const { kind, columns, ...about } = props;
  const { header, examples, mapping, people, rights } = columns;
  const file = { ...about, header, examples };
  if (kind === null) return <ColumnsForm {...file} mapping={mapping} />;
  if (kind === "ACCOUNTS" || kind === "GUESTS")
    return <PeopleColumnsForm {...file} key={kind} kind={kind} mapping={people[kind]} />;
  return <RightsColumnsForm {...file} key={kind} kind={kind} mapping={rights[kind]} />;
}
