import type { Metadata } from "next";
import { GiveForm } from "@/components/delegations/delegation-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readDelegationForm } from "@/lib/delegations/read";

export const metadata: Metadata = { title: "Déléguer des classes" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewDelegationPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { de } = await searchParams;
  const { delegation, ...form } = await readDelegationForm(uai, typeof de === "string" ? de : null);
  return (
    <>
      <PageHeader
        trail={[
          { label: "Réglages", href: routeTo(`/e/${uai}/reglages`) },
          { label: "Délégations", href: routeTo(`/e/${uai}/reglages/delegations`) },
        ]}
        title="Déléguer des classes"
        sentence="La personne verra les élèves de ces classes, réinitialisera leurs mots de passe, imprimera et remettra leurs feuilles. Rien d’autre."
      />
      {form.classes.length === 0 ? (
        <EmptyState
          title="Aucune classe à déléguer"
          gesture={<LinkButton href={`/e/${uai}/imports`}>Importer les élèves</LinkButton>}
        >
          On délègue des classes&nbsp;: il faut d’abord importer les élèves.
        </EmptyState>
      ) : (
        <GiveForm
          {...form}
          uai={uai}
          {...(delegation && {
            person: delegation,
            chosen: { classNames: delegation.classNames, validUntil: null },
          })}
        />
      )}
    </>
  );
}
