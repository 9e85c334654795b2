import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogCancel } from "@/components/ui/dialog";
import { Select } from "@/components/ui/form/select";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { NamedGesture } from "@/components/ui/named-gesture";
import { count, frenchNumber } from "@/lib/french";
import { reassignRights } from "@/lib/reviews/actions";

type Row = { operatorId: string; name: string; total: number; decided: number };
type Person = { operatorId: string; name: string };

type Props = {
  uai: string;
  campaignId: string;
  progress: readonly Row[];
  isClosed: boolean;
  /** To whom what waits may be given; nobody when the reader may not. */
  deciders: readonly Person[];
};

/** How far each reviewer is; who manages the review may give what waits with one to another. */
export function ProgressTable({ uai, campaignId, progress, isClosed, deciders }: Props) {
  const columns: Column<Row>[] = [
    { id: "name", label: "Relecteur", cell: ({ name }) => name },
    { id: "state", label: "État", cell: (row) => <State {...row} isClosed={isClosed} /> },
    { id: "decided", label: "Décidés", kind: "number", cell: ({ decided }) => frenchNumber(decided) },
    {
      id: "left",
      label: "Restent",
      kind: "number",
      cell: ({ total, decided }) => frenchNumber(total - decided),
    },
    ...(deciders.length < 2
      ? []
      : [
          {
            id: "give",
            label: "Confier à un autre",
            cell: (row: Row) => <Reassign {...{ uai, campaignId, row, deciders }} />,
          },
        ]),
  ];
  return (
    <Table
      caption="Avancement par relecteur"
      columns={columns}
      rows={progress}
      rowId={({ operatorId }) => operatorId}
    />
  );
}

function State({ total, decided, isClosed }: Row & { isClosed: boolean }) {
  if (total === 0) return <Status tone="neutral">Plus aucune ligne</Status>;
  if (decided === total) return <Status tone="success">Terminé</Status>;
  return isClosed ? <Status tone="neutral">Pas terminé</Status> : <Status tone="warning">En cours</Status>;
}

type ReassignProps = Omit<Props, "progress" | "isClosed"> & { row: Row };

function Reassign({ uai, campaignId, row, deciders }: ReassignProps) {
  const others = deciders.filter(({ operatorId }) => operatorId !== row.operatorId);
  const waiting = row.total - row.decided;
  if (waiting === 0 || others.length === 0) return null;
  return (
    <Dialog
      trigger={<NamedGesture verb="Confier" subject={`ce qui attend ${row.name}`} />}
      title={`Confier ce qui attend ${row.name}`}
    >
      <p>
        {count(waiting, "droit à revoir", "droits à revoir")}. Ce qui est déjà décidé ne change pas, et chaque
        ligne garde le nom de qui l’avait.
      </p>
      <ActionForm action={reassignRights} uai={uai} submitLabel="Confier ces droits" aside={<DialogCancel />}>
        <input type="hidden" name="campaignId" value={campaignId} />
        <input type="hidden" name="de" value={row.operatorId} />
        <Select name="a" label="À qui" options={optionsOf(others)} />
      </ActionForm>
    </Dialog>
  );
}

export const optionsOf = (people: readonly Person[]) =>
  people.map(({ operatorId, name }) => ({ value: operatorId, label: name }));
