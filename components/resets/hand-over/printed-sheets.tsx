import { ActionForm } from "@/components/ui/action-form";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchMoment, frenchNumber, shortDay } from "@/lib/french";
import { noteShredding } from "@/lib/resets/actions/hand-over";

export type SheetRow = {
  id: string;
  kind: "LIST" | "SLIPS" | "BOTH";
  studentCount: number;
  printedAt: Date;
  printedByName: string;
  shreddedAt: Date | null;
  shreddedBy: string | null;
};

const kindWords = { LIST: "Liste", SLIPS: "Étiquettes", BOTH: "Liste et étiquettes" };

/** Every print of the class, and whether what was left of it has been destroyed. */
export function PrintedSheets({ sheets }: { sheets: readonly SheetRow[] }) {
  const columns: Column<SheetRow>[] = [
    { id: "when", label: "Imprimée", kind: "date", cell: ({ printedAt }) => frenchMoment(printedAt) },
    { id: "who", label: "Par", cell: ({ printedByName }) => printedByName },
    { id: "kind", label: "Contenu", cell: ({ kind }) => kindWords[kind] },
    { id: "count", label: "Élèves", kind: "number", cell: (row) => frenchNumber(row.studentCount) },
    {
      id: "shredded",
      label: "Papier restant",
      cell: ({ shreddedAt, shreddedBy }) =>
        shreddedAt ? (
          <Status tone="success">
            Détruit le {shortDay(shreddedAt)}, par {shreddedBy}
          </Status>
        ) : (
          <Status tone="neutral">Destruction non notée</Status>
        ),
    },
  ];
  return (
    <Table caption="Impressions de la classe" columns={columns} rows={sheets} rowId={({ id }) => id} dense />
  );
}

/** The register also says when the paper that was left went through the shredder. */
export function ShreddingGesture(props: { uai: string; campaignId: string; className: string }) {
  return (
    <ActionForm
      action={noteShredding}
      uai={props.uai}
      tone="secondary"
      submitLabel="Noter la destruction du papier restant"
    >
      <input type="hidden" name="campaignId" value={props.campaignId} />
      <input type="hidden" name="classe" value={props.className} />
    </ActionForm>
  );
}
