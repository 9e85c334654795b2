import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoubtList } from "@/components/selections/doubt-list";
import { FoundTable } from "@/components/selections/found-table";
import { PrepareLabel } from "@/components/selections/leak-ticks";
import { LostLines } from "@/components/selections/lost-lines";
import { ActionForm } from "@/components/ui/action-form";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { count, frenchMoment, frenchNumber } from "@/lib/french";
import { settleLeak } from "@/lib/selections/actions";
import { type LeakPage, readLeak } from "@/lib/selections/read";
import { settleFaults } from "@/lib/selections/rules/wording";

export const metadata: Metadata = { title: "Élèves d’une fuite" };

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ uai: string; selectionId: string }>; searchParams: Promise<Query> };

export default async function LeakResultPage({ params, searchParams }: Props) {
  const { uai, selectionId } = await params;
  const { page, refus } = await searchParams;
  const leak = await readLeak(uai, selectionId, Math.trunc(Number(page)) || 1);
  if (!leak) notFound();
  const fault = typeof refus === "string" ? settleFaults[refus] : undefined;
  const nobody = leak.counts.exact + leak.counts.normalised + leak.counts.doubtful === 0;
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) },
          { label: "Cibler une fuite", href: routeTo(`/e/${uai}/reinitialisations/fuite`) },
        ]}
        title="Élèves d’une fuite"
        sentence={sentenceOf(leak)}
      />
      {fault !== undefined && (
        <div className="mb-6">
          <Notice tone="error" live="alert">
            {fault}
          </Notice>
        </div>
      )}
      {nobody ? <Nobody uai={uai} /> : <LeakChoices uai={uai} leak={leak} />}
      <div className="mt-10">
        <LostLines {...leak} />
      </div>
    </>
  );
}

function sentenceOf({ counts, createdAt }: LeakPage): string {
  const { lines, exact, normalised, doubtful, without } = counts;
  return `Liste du ${frenchMoment(createdAt)}, ${count(lines, "ligne")} : ${count(exact + normalised, "élève trouvé", "élèves trouvés")} (${frenchNumber(exact)} exactement), ${count(doubtful, "cas à trancher", "cas à trancher")}, ${count(without, "ligne")} sans élève.`;
}

function LeakChoices({ uai, leak }: { uai: string; leak: LeakPage }) {
  return (
    <ActionForm
      action={settleLeak}
      uai={uai}
      submitLabel={<PrepareLabel chosenElsewhere={leak.chosenElsewhere} chosen={leak.chosenCount} />}
      aside={<OtherPages {...leak} />}
    >
      <HiddenFields
        fields={[
          ["selectionId", leak.id],
          ["page", String(leak.page)],
        ]}
      />
      {leak.found.length > 0 && (
        <Section
          title="Élèves trouvés"
          sentence="Ils sont cochés : décochez ceux qu’il ne faut pas réinitialiser."
        >
          <FoundTable found={leak.found} />
        </Section>
      )}
      {leak.doubts.length > 0 && (
        <Section
          title="Cas à trancher"
          sentence="Aucun n’est coché : comparez avec votre liste, puis cochez les élèves visés."
        >
          <DoubtList doubts={leak.doubts} />
        </Section>
      )}
      <Section title="Date de la fuite">
        <Field
          type="date"
          name="jour"
          label="Jour où les mots de passe ont fui"
          help="Un mot de passe changé ou réinitialisé après ce jour est gardé. Sans date, tous changent."
          optional
          figures
        />
      </Section>
    </ActionForm>
  );
}

function OtherPages({ page, pages }: Pick<LeakPage, "page" | "pages">) {
  if (pages === 1) return null;
  const move = (to: number, label: string) => (
    <Button type="submit" name="aller" value={String(to)}>
      {label}
    </Button>
  );
  return (
    <>
      {page > 1 && move(page - 1, "Enregistrer et revenir aux précédents")}
      {page < pages && move(page + 1, "Enregistrer et voir les suivants")}
      <span className="text-sm text-muted tabular-nums">
        Page {frenchNumber(page)} sur {frenchNumber(pages)}
      </span>
    </>
  );
}

function Nobody({ uai }: { uai: string }) {
  return (
    <EmptyState
      title="Aucun de vos élèves n’est dans cette liste"
      gesture={<LinkButton href={`/e/${uai}/reinitialisations/fuite`}>Essayer une autre liste</LinkButton>}
    >
      Les comptes viennent peut-être d’un autre établissement, ou la console ne connaît pas encore les
      identifiants de vos élèves&nbsp;: ils viennent de la liste ÉduConnect.
    </EmptyState>
  );
}
