import type { Metadata } from "next";
import { AddedForm } from "@/components/rights/added-form";
import { ConversionLists } from "@/components/rights/conversion-lists";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readConversions } from "@/lib/rights/read/conversions";

export const metadata: Metadata = { title: "Convertir des droits personnels" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ConvertPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const found = await readConversions(uai, await searchParams);
  return (
    <>
      <PageHeader
        title="Convertir des droits personnels"
        sentence="Un droit appartient à un profil ou à une fonction. Voici, pour chaque droit donné à des personnes, les populations qui peuvent le porter."
      />
      <RightsTabs uai={uai} current="convert" />
      {found.known === 0 ? (
        <EmptyState title="Rien à convertir">
          Aucun droit durable n’est donné à une personne présente&nbsp;: tous appartiennent à des populations,
          ou ont une fin.
        </EmptyState>
      ) : (
        <>
          <AddedForm uai={uai} filter={found.filter} />
          <ConversionLists uai={uai} found={found} />
        </>
      )}
    </>
  );
}
