import type { Metadata } from "next";
import Link from "next/link";
import { CampaignTable } from "@/components/resets/campaign-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { count } from "@/lib/french";
import { readCampaigns } from "@/lib/resets/read/campaigns";
import { type CampaignStatus, isRunning } from "@/lib/resets/rules/lifecycle";

export const metadata: Metadata = { title: "Réinitialisations" };

export default async function CampaignsPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const { campaigns, canRun, canDelegate } = await readCampaigns(uai);
  const start = canRun && (
    <div className="flex flex-wrap gap-3">
      <LinkButton href={`/e/${uai}/reinitialisations/fuite`}>Cibler une fuite</LinkButton>
      <LinkButton tone="primary" icon="reset" href={`/e/${uai}/reinitialisations/nouvelle`}>
        Nouvelle réinitialisation
      </LinkButton>
    </div>
  );
  return (
    <>
      <PageHeader
        title="Réinitialisations"
        sentence={stateOf(campaigns)}
        gesture={campaigns.length > 0 && start}
      />
      {campaigns.length > 0 ? (
        <CampaignTable uai={uai} campaigns={campaigns} />
      ) : (
        <EmptyState title="Aucune réinitialisation pour l’instant" gesture={start}>
          Une campagne change en une fois les mots de passe ÉduConnect des élèves choisis, puis imprime les
          feuilles à leur remettre, classe par classe.
        </EmptyState>
      )}
      {canDelegate && (
        <p className="mt-8 max-w-text text-muted">
          Une autre personne peut s’en charger pour certaines classes.{" "}
          <Link href={`/e/${uai}/reglages/delegations`} className="link">
            Déléguer des classes
          </Link>
        </p>
      )}
    </>
  );
}

function stateOf(campaigns: readonly { status: CampaignStatus; doneCount: number }[]): string {
  if (campaigns.length === 0) return "Les mots de passe des élèves n’ont jamais été réinitialisés ici.";
  const waiting = campaigns.filter(({ status }) => status === "AWAITING_APPROVAL").length;
  if (waiting > 0) return `${count(waiting, "demande attend", "demandes attendent")} une approbation.`;
  const running = campaigns.filter(isRunning).length;
  if (running > 0) return `${count(running, "campagne")} en cours.`;
  return `${count(campaigns.length, "campagne")}, aucune en cours.`;
}
