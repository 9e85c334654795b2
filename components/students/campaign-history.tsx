import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { shortDay } from "@/lib/french";
import { exclusionReasons, exclusionTexts } from "@/lib/resets/rules/exclusions";

export type CampaignOfStudent = {
  campaignId: string;
  name: string;
  createdAt: Date;
  status: "PENDING" | "DONE" | "FAILED" | "CANCELLED" | "EXCLUDED";
  outcome: string | null;
  doneAt: Date | null;
  validUntil: Date | null;
  printedAt: Date | null;
  handedOutAt: Date | null;
  handedOutBy: string | null;
};

type Props = { uai: string; campaigns: readonly CampaignOfStudent[] };

/** What each campaign did for one pupil, and what became of the sheet of the class. */
export function CampaignHistory({ uai, campaigns }: Props) {
  const columns: Column<CampaignOfStudent>[] = [
    {
      id: "name",
      label: "Campagne",
      cell: ({ campaignId, name }) => <Link href={`/e/${uai}/reinitialisations/${campaignId}`}>{name}</Link>,
    },
    { id: "outcome", label: "Pour cet élève", cell: (row) => <Outcome {...row} /> },
    {
      id: "until",
      label: "Mot de passe provisoire",
      cell: ({ status, validUntil }) => secretWords(status, validUntil),
    },
    { id: "sheet", label: "Feuille", cell: (row) => <Sheet {...row} /> },
  ];
  return (
    <Table
      caption="Réinitialisations"
      columns={columns}
      rows={campaigns}
      rowId={({ campaignId }) => campaignId}
    />
  );
}

function Outcome({ status, outcome, doneAt }: CampaignOfStudent) {
  switch (status) {
    case "DONE":
      return (
        <Status tone="success">
          {doneAt === null ? "Réinitialisé" : `Réinitialisé le ${shortDay(doneAt)}`}
        </Status>
      );
    case "PENDING":
      return <Status tone="info">En attente</Status>;
    case "CANCELLED":
      return <Status tone="neutral">Campagne arrêtée avant lui</Status>;
    case "FAILED":
      return <Status tone="danger">Échec, ancien mot de passe gardé</Status>;
    case "EXCLUDED":
      return <Status tone="neutral">Exclu{reasonOf(outcome)}</Status>;
  }
}

function reasonOf(outcome: string | null): string {
  const reason = exclusionReasons.find((known) => known === outcome);
  return reason ? ` : ${exclusionTexts[reason].label.toLowerCase()}` : "";
}

/** Said, never shown: no page holds a password. */
function secretWords(status: CampaignOfStudent["status"], validUntil: Date | null): string | null {
  if (status === "FAILED" && validUntil !== null)
    return `Pas remplacé, valable jusqu’au ${shortDay(validUntil)}`;
  if (status !== "DONE") return null;
  return validUntil === null ? "Remplacé ou effacé" : `Valable jusqu’au ${shortDay(validUntil)}`;
}

function Sheet({ status, printedAt, handedOutAt, handedOutBy }: CampaignOfStudent) {
  if (status !== "DONE") return null;
  if (handedOutAt !== null)
    return (
      <Status tone="success">
        Remise le {shortDay(handedOutAt)}
        {handedOutBy !== null && `, par ${handedOutBy}`}
      </Status>
    );
  if (printedAt !== null)
    return <Status tone="warning">Imprimée le {shortDay(printedAt)}, à remettre</Status>;
  return <Status tone="info">À imprimer</Status>;
}
