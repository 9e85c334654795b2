import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListReportView } from "@/components/resets/assisted/list-report";
import { AbandonGesture } from "@/components/resets/assisted/waiting-lists";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { count, frenchMoment } from "@/lib/french";
import { readReceivedList } from "@/lib/resets/read/lists";

export const metadata: Metadata = { title: "Liste reçue" };

type Props = { params: Promise<{ uai: string; campaignId: string; listId: string }> };
type List = NonNullable<Awaited<ReturnType<typeof readReceivedList>>>;

export default async function ReceivedListPage({ params }: Props) {
  const { uai, campaignId, listId } = await params;
  const list = await readReceivedList(uai, campaignId, listId);
  if (!list) notFound();
  const place = { uai, campaignId, listId };
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) },
          { label: list.campaignName, href: routeTo(`/e/${uai}/reinitialisations/${campaignId}`) },
        ]}
        title={`Liste reçue : ${list.fileName}`}
        sentence={sentenceOf(list)}
        gesture={<AbandonGesture {...place} of={list.fileName} />}
      />
      <Content {...place} list={list} />
    </>
  );
}

function sentenceOf({ content, receivedAt, receivedByName }: List): string {
  const origin = `Déposée le ${frenchMoment(receivedAt)} par ${receivedByName}`;
  if (content.state !== "sorted") return `${origin}. Elle n’est pas encore lue.`;
  return `${origin}. ${count(content.total, "ligne")} : ${count(content.matched, "élève reconnu", "élèves reconnus")}. Rien n’est encore changé.`;
}

type Place = { uai: string; campaignId: string; listId: string };

function Content({ list, ...place }: Place & { list: List }) {
  const { content } = list;
  const columnsPage = routeTo(
    `/e/${place.uai}/reinitialisations/${place.campaignId}/liste/${place.listId}/colonnes`,
  );
  switch (content.state) {
    case "unreadable":
      return (
        <Notice tone="error" title="Cette liste ne peut pas être lue.">
          <p>{content.sentence}</p>
          <p>
            Rien n’est changé, et la campagne attend toujours&nbsp;: abandonnez cette liste, puis apportez-en
            une autre, ou copiez le tableau affiché par ÉduConnect et collez-le.
          </p>
        </Notice>
      );
    case "columns":
      return (
        <Notice tone="warning" title="Il manque une colonne pour lire cette liste.">
          <p>{content.missing}</p>
          <LinkButton href={columnsPage}>Indiquer les colonnes</LinkButton>
        </Notice>
      );
    case "sorted":
      return (
        <ListReportView {...place} view={content} needsCode={list.needsCode} columnsPage={columnsPage} />
      );
  }
}
