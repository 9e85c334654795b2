import type { Metadata } from "next";
import { DelegationTable } from "@/components/delegations/delegation-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readDelegations } from "@/lib/delegations/read";
import { frenchNumber } from "@/lib/french";

export const metadata: Metadata = { title: "Délégations" };

export default async function DelegationsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { delegations, hasClasses } = await readDelegations(uai);
  const give = hasClasses ? (
    <LinkButton tone="primary" icon="pupils" href={`/e/${uai}/reglages/delegations/nouvelle`}>
      Déléguer des classes
    </LinkButton>
  ) : (
    <LinkButton icon="import" href={`/e/${uai}/imports`}>
      Importer les élèves
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        trail={[{ label: "Réglages", href: routeTo(`/e/${uai}/reglages`) }]}
        title="Délégations"
        sentence={stateOf(delegations)}
        gesture={delegations.length > 0 && give}
      />
      {delegations.length > 0 ? (
        <DelegationTable uai={uai} delegations={delegations} />
      ) : (
        <EmptyState title="Aucune délégation pour l’instant" gesture={give}>
          {hasClasses
            ? "Une délégation confie des classes à une personne nommée, jusqu’à une date : elle y réinitialise, imprime et remet les mots de passe, et ne voit rien d’autre."
            : "On délègue des classes : il faut d’abord importer les élèves."}
        </EmptyState>
      )}
    </>
  );
}

function stateOf(delegations: readonly { state: string }[]): string {
  if (delegations.length === 0) return "Seul le chef d’établissement agit sur les mots de passe des élèves.";
  const active = delegations.filter(({ state }) => state === "ACTIVE").length;
  if (active === 0) return "Aucune délégation en cours.";
  return active === 1
    ? "1 délégation en cours, valable jusqu’à sa date ou son retrait."
    : `${frenchNumber(active)} délégations en cours, valables jusqu’à leur date ou leur retrait.`;
}
