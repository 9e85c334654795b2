import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/list/table";
import { count } from "@/lib/french";
import { chooseDepartures } from "@/lib/imports/actions/imports";
import type { ChangeRow } from "@/lib/imports/rules/preview/change-row";
import { goneChoice } from "@/lib/imports/rules/preview/choices";
import type { Subject } from "./subject";
import { describeValue } from "@/lib/imports/rules/preview/wording";

type Props = { uai: string; importId: string; subject: Subject; rows: readonly ChangeRow[]; total: number };

/** Known pupils or people whom the file does not hold: nobody is gone before somebody has ticked it. */
export function DepartureForm({ uai, importId, subject, rows, total }: Props) {
  return (
    <ActionForm
      action={chooseDepartures}
      uai={uai}
      tone="secondary"
      submitLabel="Enregistrer les départs cochés"
      aside={
        <>
          <Button type="submit" tone="quiet" name="all" value="tick">
            Tout cocher ({count(total, subject.one)})
          </Button>
          <Button type="submit" tone="quiet" name="all" value="untick">
            Tout décocher
          </Button>
        </>
      }
    >
      <input type="hidden" name="importId" value={importId} />
      <AbsenteeTable subject={subject} rows={rows} ticks />
    </ActionForm>
  );
}

/** The same list; without ticks for those who only read. */
export function AbsenteeTable({
  subject,
  rows,
  ticks = false,
}: {
  subject: Subject;
  rows: readonly ChangeRow[];
  ticks?: boolean;
}) {
  const columns: Column<ChangeRow>[] = [
    {
      id: "name",
      label: subject.title,
      cell: (row) => (ticks ? <Tick row={row} subject={subject} /> : nameOf(row, subject)),
    },
    { id: "class", label: subject.place, cell: ({ student }) => describeValue(student?.className) },
    {
      id: "born",
      label: "Naissance",
      kind: "date",
      cell: ({ student }) => describeValue(student?.birthDate),
    },
    {
      id: "choice",
      label: "Choix",
      cell: ({ choice }) => (choice === goneChoice ? "Départ enregistré" : "Conservé"),
    },
  ];
  return (
    <Table caption={subject.captions.gone} columns={columns} rows={rows} rowId={({ seq }) => String(seq)} />
  );
}

function Tick({ row, subject }: { row: ChangeRow; subject: Subject }) {
  const ticked = row.choice === goneChoice;
  return (
    <label className="flex items-center gap-2.5">
      <input type="hidden" name="shown" value={row.seq} />
      <input
        key={String(ticked)}
        type="checkbox"
        name="gone"
        value={row.seq}
        defaultChecked={ticked}
        className="size-4 accent-accent"
      />
      {nameOf(row, subject)}
    </label>
  );
}

function nameOf({ student }: ChangeRow, subject: Subject): string {
  return student ? `${student.lastName} ${student.firstName}` : subject.removed;
}
