import { ActionForm } from "@/components/ui/action-form";
import { controlLook } from "@/components/ui/form/field-frame";
import { type Column, Table } from "@/components/ui/list/table";
import { saveStateLabels } from "@/lib/imports/actions/imports";
import type { AccountState, StateLabel } from "@/lib/imports/rules/state-labels";
import { stateWords, studentStates } from "@/lib/students/rules/states";

type Row = { rank: number; label: string; state: AccountState };

const emptyRows = 3;

/** The words that lists use for the state of an account, each with what the console understands. */
export function StateLabelsForm({ uai, table }: { uai: string; table: readonly StateLabel[] }) {
  const blanks = Array.from({ length: emptyRows }, () => ({ label: "", state: "UNKNOWN" as const }));
  const rows = [...table, ...blanks].map((row, rank) => ({ ...row, rank }));
  const columns: Column<Row>[] = [
    {
      id: "label",
      label: "Libellé dans la liste",
      cell: ({ label, rank }) => (
        <input
          key={label}
          name="label"
          defaultValue={label}
          maxLength={100}
          aria-label={label === "" ? `Nouveau libellé, ligne ${rank + 1}` : `Libellé « ${label} »`}
          className={`${controlLook} min-h-9 py-1.5 font-normal`}
        />
      ),
    },
    {
      id: "state",
      label: "État du compte",
      cell: ({ label, state, rank }) => (
        <select
          key={state}
          name="state"
          defaultValue={state}
          aria-label={label === "" ? `État du nouveau libellé, ligne ${rank + 1}` : `État de « ${label} »`}
          className={`${controlLook} min-h-9 py-1.5`}
        >
          {studentStates.map((known) => (
            <option key={known} value={known}>
              {stateWords[known]}
            </option>
          ))}
        </select>
      ),
    },
  ];
  return (
    <ActionForm action={saveStateLabels} uai={uai} submitLabel="Enregistrer la table des états">
      <Table caption="Table des états" columns={columns} rows={rows} rowId={({ rank }) => String(rank)} />
    </ActionForm>
  );
}

/** The same table, for those who only read. */
export function StateLabelsTable({ table }: { table: readonly StateLabel[] }) {
  const columns: Column<StateLabel>[] = [
    { id: "label", label: "Libellé dans la liste", cell: ({ label }) => label },
    { id: "state", label: "État du compte", cell: ({ state }) => stateWords[state] },
  ];
  return <Table caption="Table des états" columns={columns} rows={table} rowId={({ label }) => label} />;
}
