import { ActionForm } from "@/components/ui/action-form";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { shortDay } from "@/lib/french";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { settleChanges } from "@/lib/outgoing/actions";
import { outgoingGestureNames, type StoredChange } from "@/lib/outgoing/rules";

type Props = { uai: string; changes: readonly StoredChange[]; maySettle: boolean };

/** What waits in the ENT, each with a box to tick once it is done there. */
export function SettleForm({ uai, changes, maySettle }: Props) {
  if (!maySettle) return <ChangeTable changes={changes} ticks={false} />;
  return (
    <ActionForm action={settleChanges} uai={uai} submitLabel="Marquer comme faits dans l’ENT">
      <ChangeTable changes={changes} ticks />
    </ActionForm>
  );
}

function ChangeTable({ changes, ticks }: { changes: readonly StoredChange[]; ticks: boolean }) {
  const columns: Column<StoredChange>[] = [
    { id: "who", label: "Compte", cell: (change) => <Subject change={change} ticks={ticks} /> },
    { id: "gesture", label: "Geste", cell: ({ gesture }) => outgoingGestureNames[gesture] },
    { id: "detail", label: "Précision", cell: detailOf },
    {
      id: "asked",
      label: "Demandé",
      cell: ({ createdAt, createdByName }) => `${shortDay(createdAt)}, ${createdByName}`,
    },
    {
      id: "status",
      label: "État",
      cell: ({ status, discrepancy }) =>
        status === "CONTRADICTED" ? (
          <>
            <Status tone="danger">Contredit par l’import</Status>
            <span className="block text-sm">{discrepancy}</span>
          </>
        ) : (
          <Status tone="warning">À faire</Status>
        ),
    },
  ];
  return <Table caption="Changements à reporter" columns={columns} rows={changes} rowId={({ id }) => id} />;
}

function Subject({ change: { id, subject }, ticks }: { change: StoredChange; ticks: boolean }) {
  const name = (
    <span>
      <span className="block">{subject.name}</span>
      <span className="block font-mono text-sm font-normal break-all text-muted">
        {subject.login ?? subject.email}
      </span>
    </span>
  );
  if (!ticks) return name;
  return (
    <label className="flex items-start gap-2.5">
      <input type="checkbox" name="changement" value={id} className="mt-1 size-4 accent-accent" />
      {name}
    </label>
  );
}

function detailOf({ expected: { endsOn, sponsorName } }: StoredChange): string {
  return [...(endsOn ? [`jusqu’au ${frenchDate(endsOn)}`] : []), ...(sponsorName ? [sponsorName] : [])].join(
    ", ",
  );
}
