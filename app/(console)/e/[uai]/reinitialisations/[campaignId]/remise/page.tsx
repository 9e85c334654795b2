import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LostSheets } from "@/components/resets/hand-over/lost-sheets";
import { PrintedSheets, ShreddingGesture } from "@/components/resets/hand-over/printed-sheets";
import { Register } from "@/components/resets/hand-over/register";
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

/** The page for the teacher in charge too: names and ticks, no identifier and no password. */
export default async function HandOverPage({ params, searchParams }: Props) {
  const { uai, campaignId } = await params;
  const { classe } = await searchParams;
  const register = await readHandOver(uai, campaignId, typeof classe === "string" ? classe : "");
  if (!register) notFound();
  const { className, lines, sheets } = register;
  const shared = { uai, campaignId, className };
  const campaignPage = routeTo(`/e/${uai}/reinitialisations/${campaignId}`);
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) },
          { label: register.name, href: campaignPage },
        ]}
        title={className === "" ? "Remise aux élèves sans classe" : `Remise en ${className}`}
        sentence={`${count(register.handedOut, "feuille remise", "feuilles remises")} sur ${lines.length}.`}
        gesture={
          register.canReplace && <LostSheets {...shared} lines={lines} needsCode={register.needsCode} />
        }
      />
      <Section
        title="Qui a reçu sa feuille"
        sentence="Cochez au fur et à mesure : une feuille se donne en main propre, à l’élève seulement."
      >
        <Register {...shared} {...register} printForm={null} />
      </Section>
      {sheets.length > 0 && (
        <Section
          title="Ce qui a été imprimé"
          sentence="Une feuille que personne n’a prise se détruit : elle porte un mot de passe."
          gesture={
            register.canHandOut &&
            sheets.some(({ shreddedAt }) => shreddedAt === null) && <ShreddingGesture {...shared} />
          }
        >
          <PrintedSheets sheets={sheets} />
        </Section>
      )}
    </>
  );
}
