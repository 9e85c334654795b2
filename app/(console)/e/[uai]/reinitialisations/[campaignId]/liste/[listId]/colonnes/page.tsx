import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListColumnsForm } from "@/components/resets/assisted/columns-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { readListColumns } from "@/lib/resets/read/lists";

export const metadata: Metadata = { title: "Colonnes de la liste" };

type Props = { params: Promise<{ uai: string; campaignId: string; listId: string }> };

export default async function ListColumnsPage({ params }: Props) {
  const { uai, campaignId, listId } = await params;
  const list = await readListColumns(uai, campaignId, listId);
  if (!list) notFound();
  const campaignPage = `/e/${uai}/reinitialisations/${campaignId}` as const;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) },
          { label: list.campaignName, href: routeTo(campaignPage) },
          { label: list.fileName, href: routeTo(`${campaignPage}/liste/${listId}`) },
        ]}
        title="Colonnes de la liste"
        sentence="Dites ce que contient chaque colonne : ce choix servira aux prochaines listes qui portent les mêmes titres."
      />
      <Section
        title="Ce que la console lit"
        sentence="Des exemples ne sont donnés que pour les colonnes au titre connu : toute autre pourrait contenir un mot de passe."
      >
        <ListColumnsForm {...list} uai={uai} campaignId={campaignId} listId={listId} />
      </Section>
    </>
  );
}
