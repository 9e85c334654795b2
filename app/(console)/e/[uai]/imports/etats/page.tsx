import type { Metadata } from "next";
import { StateLabelsForm, StateLabelsTable } from "@/components/imports/state-labels-form";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readStateLabels } from "@/lib/imports/read";

export const metadata: Metadata = { title: "États des comptes" };

export default async function StateLabelsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { table, canMake } = await readStateLabels(uai);
  return (
    <>
      <PageHeader
        trail={[{ label: "Imports", href: routeTo(`/e/${uai}/imports`) }]}
        title="États des comptes"
        sentence="ÉduConnect ne publie pas la liste de ses états : dites ici ce que veut dire chaque libellé de vos listes. Videz un libellé pour le retirer."
      />
      {canMake ? <StateLabelsForm uai={uai} table={table} /> : <StateLabelsTable table={table} />}
    </>
  );
}
