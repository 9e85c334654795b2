import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AbandonGesture, ApplyPanel, RefreshGesture } from "@/components/imports/apply-panel";
import { ClassTable } from "@/components/imports/class-table";
import { ImportFactsList } from "@/components/imports/import-facts";
import { ImportStanding } from "@/components/imports/import-standing";
import { ImportWarnings } from "@/components/imports/import-warnings";
import { subjectOf } from "@/components/imports/subject";
import { familyOf, isPeopleFormat } from "@/lib/imports/rules/preview/stored-shapes";
import { PreviewLines } from "@/components/imports/preview-lines";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { readChanges, readImportPreview } from "@/lib/imports/read";
import { describeImport } from "@/lib/imports/rules/preview/summary";
import { hasLines, readViewQuery } from "@/lib/imports/rules/preview/views";
import { OtherSchools } from "./other-schools";

export const metadata: Metadata = { title: "Import" };

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ uai: string; id: string }>; searchParams: Promise<Search> };
type Preview = NonNullable<Awaited<ReturnType<typeof readImportPreview>>>;

export default async function ImportPage({ params, searchParams }: Props) {
  const { uai, id } = await params;
  const preview = await readImportPreview(uai, id);
  if (!preview) notFound();
  const { stored, canAbandon, canMake } = preview;
  const search = await searchParams;
  return (
    <>
      <PageHeader
        trail={[{ label: "Imports", href: routeTo(`/e/${uai}/imports`) }]}
        title={<span className="break-all">{stored.fileName}</span>}
        sentence={describeImport(stored)}
        gesture={
          canAbandon ? (
            <AbandonGesture uai={uai} importId={id} />
          ) : (
            stored.status === "APPLIED" && <Applied uai={uai} format={stored.format} />
          )
        }
      />
      <ImportStanding {...stored} uai={uai} importId={id} canMake={canMake} parts={preview.parts} />
      <ImportWarnings
        warnings={stored.warnings}
        title={stored.status === "SPLIT" ? "Dans l’archive aussi" : "À savoir avant d’appliquer"}
      />
      {preview.canApply && <ApplyPanel {...preview} {...stored} uai={uai} importId={id} />}
      <OtherSchools uai={uai} preview={preview} />
      <Content uai={uai} preview={preview} search={search} />
      <Section title="Ce fichier" gesture={<FileGestures uai={uai} preview={preview} />}>
        <ImportFactsList imported={stored} />
      </Section>
    </>
  );
}

function Applied({ uai, format }: { uai: string; format: Preview["stored"]["format"] }) {
  if (format === "GUESTS")
    return <LinkButton href={`/e/${uai}/comptes-invites`}>Voir les invités</LinkButton>;
  if (familyOf(format) === "RIGHTS")
    return <LinkButton href={`/e/${uai}/droits`}>Voir les droits</LinkButton>;
  if (isPeopleFormat(format)) return <LinkButton href={`/e/${uai}/comptes`}>Voir les comptes</LinkButton>;
  return <LinkButton href={`/e/${uai}/eleves`}>Voir les élèves</LinkButton>;
}

async function Content({ uai, preview, search }: { uai: string; preview: Preview; search: Search }) {
  const { stored } = preview;
  if (stored.facts.classes) {
    return (
      <Section title="Classes">
        <ClassTable classes={stored.facts.classes} />
      </Section>
    );
  }
  if (stored.status !== "READY" || !hasLines(stored.counts)) return null;
  const query = readViewQuery(search, stored.counts);
  const { field, doubt, after } = query;
  const page = await readChanges(uai, { importId: stored.id, kind: query.view.kind, field, doubt, after });
  return (
    <Section title="Le détail">
      <PreviewLines
        uai={uai}
        importId={stored.id}
        subject={subjectOf(stored.format)}
        counts={stored.counts}
        query={query}
        page={page}
        canChoose={preview.canApply}
      />
    </Section>
  );
}

function FileGestures({ uai, preview: { stored, canApply } }: { uai: string; preview: Preview }) {
  if (stored.status !== "READY" && stored.status !== "APPLIED") return null;
  const isList = stored.facts.header !== undefined && stored.format !== "TEMPLATE";
  return (
    <div className="flex flex-wrap items-center gap-3">
      <a href={`/e/${uai}/imports/${stored.id}/rapport`} className="link">
        Télécharger le rapport (CSV)
      </a>
      {canApply && isList && (
        <LinkButton href={`/e/${uai}/imports/${stored.id}/colonnes`}>Changer les colonnes</LinkButton>
      )}
      {canApply && <RefreshGesture uai={uai} importId={stored.id} />}
    </div>
  );
}
