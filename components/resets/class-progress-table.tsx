import { handOutSheets } from "@/lib/resets/actions/hand-over";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { frenchNumber, shortDay } from "@/lib/french";

export type ClassRow = {
  className: string;
  done: number;
  failed: number;
  excluded: number;
  pending: number;
  printable: number;
  printedAt: Date | null;
  handedOutAt: Date | null;
};

type Props = {
  uai: string;
  campaignId: string;
  classes: readonly ClassRow[];
  /** Id of the print form that each row's button belongs to; null when nothing may be printed. */
  printForm: string | null;
  canHandOut: boolean;
  /** Classes whose sheets are theirs to print and to hand out; null for all. */
  mine: readonly string[] | null;
};

/** Where each class stands, and its two gestures: print, then hand out. */
export function ClassProgressTable({ classes, ...gestures }: Props) {
  const sum = (pick: (row: ClassRow) => number) =>
    frenchNumber(classes.reduce((total, row) => total + pick(row), 0));
  const columns: Column<ClassRow>[] = [
    { id: "class", label: "Classe", cell: ({ className }) => nameOf(className), total: "Total" },
    {
      id: "done",
      label: "Réinitialisés",
      kind: "number",
      cell: ({ done }) => frenchNumber(done),
      total: sum((r) => r.done),
    },
    {
      id: "excluded",
      label: "Exclus",
      kind: "number",
      cell: ({ excluded }) => frenchNumber(excluded),
      total: sum((r) => r.excluded),
    },
    {
      id: "failed",
      label: "Échecs",
      kind: "number",
      cell: ({ failed }) => frenchNumber(failed),
      total: sum((r) => r.failed),
    },
    { id: "sheets", label: "Feuilles", cell: (row) => <SheetState row={row} /> },
    { id: "gestures", label: "Gestes", cell: (row) => <Gestures row={row} {...gestures} /> },
  ];
  return (
    <Table
      caption="Avancement par classe"
      columns={columns}
      rows={classes}
      rowId={({ className }) => className}
    />
  );
}

function Gestures({
  row,
  uai,
  campaignId,
  printForm,
  canHandOut,
  mine,
}: Omit<Props, "classes"> & { row: ClassRow }) {
  if (mine !== null && !mine.includes(row.className)) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {printForm !== null && row.printable > 0 && (
        <Button type="submit" form={printForm} name="classe" value={row.className} icon="print">
          Imprimer<span className="sr-only"> la classe {nameOf(row.className)}</span>
        </Button>
      )}
      {canHandOut && row.printedAt !== null && row.handedOutAt === null && (
        <ActionForm
          action={handOutSheets}
          uai={uai}
          tone="secondary"
          submitLabel={
            <>
              Remises<span className="sr-only"> à la classe {nameOf(row.className)}</span>
            </>
          }
        >
          <input type="hidden" name="campaignId" value={campaignId} />
          <input type="hidden" name="classe" value={row.className} />
        </ActionForm>
      )}
    </div>
  );
}

const nameOf = (className: string) => (className === "" ? "Sans classe" : className);

function SheetState({ row }: { row: ClassRow }) {
  if (row.handedOutAt) return <Status tone="success">Remises le {shortDay(row.handedOutAt)}</Status>;
  if (row.printedAt)
    return <Status tone="warning">Imprimées le {shortDay(row.printedAt)}, à remettre</Status>;
  if (row.printable > 0) return <Status tone="info">À imprimer</Status>;
  return <Status tone="neutral">Rien à imprimer</Status>;
}
