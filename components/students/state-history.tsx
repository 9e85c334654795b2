import { type Column, Table } from "@/components/ui/list/table";
import { frenchHour, shortDay } from "@/lib/french";
import type { StudentState } from "@/lib/students/rules/states";
import { StudentStatus } from "./student-state";

export type StateChangeRow = {
  id: string;
  state: StudentState;
  sourceState: string | null;
  source: "IMPORT" | "RESET";
  at: Date;
};

const sourceWords = { IMPORT: "Import d’un fichier", RESET: "Réinitialisation" } as const;

/** Every state the account was seen in, the latest first, and where that comes from. */
export function StateHistory({ states }: { states: readonly StateChangeRow[] }) {
  const columns: Column<StateChangeRow>[] = [
    { id: "state", label: "État", cell: ({ state }) => <StudentStatus state={state} /> },
    { id: "at", label: "Depuis le", kind: "date", cell: ({ at }) => `${shortDay(at)} ${frenchHour(at)}` },
    { id: "source", label: "Source", cell: ({ source }) => sourceWords[source] },
    {
      id: "words",
      label: "Dans le fichier",
      cell: ({ sourceState }) => (sourceState === null ? null : `« ${sourceState} »`),
    },
  ];
  return <Table caption="États du compte" columns={columns} rows={states} rowId={({ id }) => id} dense />;
}
