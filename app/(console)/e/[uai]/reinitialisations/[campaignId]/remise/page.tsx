import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LostSheets } from "@/components/resets/hand-over/lost-sheets";
import { PrintedSheets, ShreddingGesture } from "@/components/resets/hand-over/printed-sheets";
import { Register } from "@/components/resets/hand-over/register";
import { ReceiversForm, ReprintForm, reprintFormId } from "@/components/resets/hand-over/reprint-form";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { routeTo } from "@/components/ui/route-to";
import { count } from "@/lib/french";
import { readHandOver } from "@/lib/resets/read/hand-over";

export const metadata: Metadata = { title: "Remise des feuilles" };

type Props = {
  params: Promise<{ uai: string; campaignId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type RegisterPage = NonNullable<Awaited<ReturnType<typeof readHandOver>>>;
type Shown = { shared: { uai: string; campaignId: string; className: string }; register: RegisterPage };

/** The page for the teacher in charge too: names and ticks, no identifier and no password. */
export default async function HandOverPage({ params, searchParams }: Props) {
  const { uai, campaignId } = await params;
  const { classe } = await searchParams;
  const register = await readHandOver(uai, campaignId, typeof classe === "string" ? classe : "");
  if (!register) notFound();
  const { className, lines, canPrint, needsCode } = register;
  const shared = { uai, campaignId, className };
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) },
          { label: register.name, href: routeTo(`/e/${uai}/reinitialisations/${campaignId}`) },
        ]}
        title={className === "" ? "Remise aux élèves sans classe" : `Remise en ${className}`}
        sentence={`${count(register.handedOut, "feuille remise", "feuilles remises")} sur ${lines.length}.`}
        gesture={<Gestures shared={shared} register={register} />}
      />
      <Section
        title="Qui a reçu sa feuille"
        sentence="Cochez au fur et à mesure : une feuille se donne en main propre, à l’élève seulement."
      >
        {canPrint && <ReprintForm {...shared} needsCode={needsCode} />}
        <Register {...shared} {...register} printForm={canPrint ? reprintFormId : null} />
      </Section>
      <Paper shared={shared} register={register} />
    </>
  );
}

function Gestures({ shared, register }: Shown) {
  const { canHandOut, canReplace, lines, needsCode } = register;
  return (
    <div className="flex flex-wrap gap-2">
      {canHandOut && <ReceiversForm {...shared} />}
      {canReplace && <LostSheets {...shared} lines={lines} needsCode={needsCode} />}
    </div>
  );
}

function Paper({ shared, register: { sheets, canHandOut } }: Shown) {
  if (sheets.length === 0) return null;
  const remains = sheets.some(({ shreddedAt }) => shreddedAt === null);
  return (
    <Section
      title="Ce qui a été imprimé"
      sentence="Une feuille que personne n’a prise se détruit : elle porte un mot de passe."
      gesture={canHandOut && remains && <ShreddingGesture {...shared} />}
    >
      <PrintedSheets sheets={sheets} />
    </Section>
  );
}
