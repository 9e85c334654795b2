import { Button, LinkButton } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/list/table";
import { routeTo } from "@/components/ui/route-to";
import { Status } from "@/components/ui/status";
import { frenchNumber, shortDay } from "@/lib/french";

export type ClassRow = {
  className: string;
  done: number;
  failed: number;
  excluded: number;
  pending: number;
  printable: number;
  sheets: number;
  printedAt: Date | null;
  handedOut: number;
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
  const register = new URLSearchParams({ classe: row.className });
  if (mine !== null && !mine.includes(row.className)) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {printForm !== null && row.printable > 0 && (
        <Button type="submit" form={printForm} name="classe" value={row.className}>
          Imprimer<span className="sr-only">{` la classe ${nameOf(row.className)}`}</span>
        </Button>
      )}
      {row.sheets > 0 && (
        <LinkButton href={routeTo(`/e/${uai}/reinitialisations/${campaignId}/remise?${register.toString()}`)}>
          {canHandOut && row.printedAt !== null ? "Remettre" : "Registre"}
          <span className="sr-only"> : classe {nameOf(row.className)}</span>
        </LinkButton>
      )}
    </div>
  );
}

const nameOf = (className: string) => (className === "" ? "Sans classe" : className);

function SheetState({ row }: { row: ClassRow }) {
  if (row.handedOutAt && row.handedOut === row.sheets)
    return <Status tone="success">Remises le {shortDay(row.handedOutAt)}</Status>;
  if (row.handedOut > 0)
    return (
      <Status tone="warning">
        {frenchNumber(row.handedOut)} remises sur {frenchNumber(row.sheets)}
      </Status>
    );
  if (row.printedAt)
    return <Status tone="warning">Imprimées le {shortDay(row.printedAt)}, à remettre</Status>;
  if (row.printable > 0) return <Status tone="info">À imprimer</Status>;
  return <Status tone="neutral">Rien à imprimer</Status>;
}
