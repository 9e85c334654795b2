import type { Metadata } from "next";
import Link from "next/link";
import { FolderForm } from "@/components/imports/folder-form";
import { ImportTable } from "@/components/imports/import-table";
import { UploadForm } from "@/components/imports/upload-form";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/list/pagination";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { count } from "@/lib/french";
import { readImports } from "@/lib/imports/read";

export const metadata: Metadata = { title: "Imports" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const answers: Record<string, { tone: NoticeTone; title: string; sentence: string }> = {
  recu: {
    tone: "success",
    title: "Les fichiers sont arrivés.",
    sentence: "Leur lecture est en cours : ouvrez chacun d’eux pour vérifier ce qu’il changerait.",
  },
  vide: {
    tone: "error",
    title: "L’envoi n’a pas abouti.",
    sentence: "Aucun fichier complet n’est arrivé : choisissez au moins un fichier, puis recommencez.",
  },
  "trop-gros": {
    tone: "error",
    title: "L’envoi est trop gros.",
    sentence: "Envoyez 10 fichiers au plus à la fois, de 512 Mo au plus chacun.",
  },
  refuse: {
    tone: "error",
    title: "L’envoi a été refusé.",
    sentence: "Vous n’avez pas le droit d’importer des fichiers dans cet établissement.",
  },
  erreur: {
    tone: "error",
    title: "Une erreur est survenue pendant l’envoi.",
    sentence: "Rien n’a été modifié : réessayez, puis prévenez la personne qui gère la console.",
  },
};

export default async function ImportsPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { envoi, apres } = await searchParams;
  const after = typeof apres === "string" ? apres : null;
  const list = await readImports(uai, after);
  const waiting = list.imports.filter(
    ({ status }) => status === "READY" || status === "NEEDS_MAPPING",
  ).length;
  return (
    <>
      <PageHeader
        title="Imports"
        sentence={
          waiting === 0
            ? "Les élèves, les comptes de l’ENT et les droits viennent de fichiers : la console montre ce qu’ils changeraient."
            : `${count(waiting, "fichier attend", "fichiers attendent")} votre vérification.`
        }
      />
      {typeof envoi === "string" && <UploadAnswer code={envoi} />}
      {list.canMake && (
        <Section title="Envoyer des fichiers">
          <UploadForm uai={uai} />
          <FolderForm uai={uai} />
        </Section>
      )}
      <Section
        title="Fichiers envoyés"
        gesture={
          <Link href={`/e/${uai}/imports/etats`} className="link">
            Table des états des comptes
          </Link>
        }
      >
        <ImportList uai={uai} after={after} list={list} />
      </Section>
    </>
  );
}

function UploadAnswer({ code }: { code: string }) {
  const answer = answers[code];
  if (!answer) return null;
  return (
    <div className="mb-6">
      <Notice tone={answer.tone} title={answer.title} live="status">
        {answer.sentence}
      </Notice>
    </div>
  );
}

type List = Awaited<ReturnType<typeof readImports>>;

function ImportList({ uai, after, list }: { uai: string; after: string | null; list: List }) {
  const { imports, next } = list;
  if (imports.length === 0) {
    return (
      <EmptyState title="Aucun fichier pour l’instant">
        Commencez par l’export des élèves de SIECLE ou d’ONDE, puis ajoutez la liste ÉduConnect.
      </EmptyState>
    );
  }
  return (
    <>
      {imports.some(({ status }) => status === "RECEIVED" || status === "APPLYING") && <AutoRefresh />}
      <ImportTable uai={uai} imports={imports} />
      <Pagination
        summary={count(imports.length, "fichier")}
        firstHref={after === null ? null : routeTo(`/e/${uai}/imports`)}
        nextHref={next === null ? null : routeTo(`/e/${uai}/imports?apres=${next}`)}
      />
    </>
  );
}
