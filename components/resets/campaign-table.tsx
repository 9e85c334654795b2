import Link from "next/link";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/list/table";
import { frenchNumber, shortDay } from "@/lib/french";
import type { CampaignStatus } from "@/lib/resets/rules/lifecycle";
import { campaignWords } from "./campaign-words";

export type CampaignRow = {
  id: string;
  name: string;
  status: CampaignStatus;
  scope: string;
  doneCount: number;
  selectedCount: number;
  failedCount: number;
  createdAt: Date;
  createdByName: string;
  validUntil: Date;
};

/** Every campaign of the school, the latest first. */
export function CampaignTable({ uai, campaigns }: { uai: string; campaigns: readonly CampaignRow[] }) {
  const columns: Column<CampaignRow>[] = [
    {
      id: "name",
      label: "Campagne",
      cell: ({ id, name }) => (
        <Link href={`/e/${uai}/reinitialisations/${id}`} className="link">
          {name}
        </Link>
      ),
    },
    { id: "scope", label: "Élèves choisis", cell: ({ scope }) => scope },
    {
      id: "status",
      label: "État",
      cell: ({ status }) => <Status tone={campaignWords[status].tone}>{campaignWords[status].label}</Status>,
    },
    {
      id: "done",
      label: "Réinitialisés",
      kind: "number",
      cell: ({ doneCount, selectedCount }) => `${frenchNumber(doneCount)} / ${frenchNumber(selectedCount)}`,
    },
    { id: "failed", label: "Échecs", kind: "number", cell: ({ failedCount }) => frenchNumber(failedCount) },
    { id: "by", label: "Lancée par", cell: ({ createdByName }) => createdByName },
    { id: "until", label: "Valables jusqu’au", kind: "date", cell: ({ validUntil }) => shortDay(validUntil) },
  ];
  return (
    <Table
      caption="Campagnes de réinitialisation"
      columns={columns}
      rows={campaigns}
      rowId={({ id }) => id}
    />
  );
}
