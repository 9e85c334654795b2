import { ActionForm } from "@/components/ui/action-form";
import { controlLook } from "@/components/ui/form/field-frame";
import { type Column, Table } from "@/components/ui/list/table";
import { saveFunctions } from "@/lib/accounts/actions";
import { type FunctionTable, type Profile, profileNames, profiles } from "@/lib/accounts/rules/profiles";

type Row = { rank: number; code: string; profile: Profile };

const emptyRows = 3;

/** Function codes of the feeds, each with the profile that it gives. A row emptied is forgotten. */
export function FunctionTableForm({ uai, table }: { uai: string; table: FunctionTable }) {
  const known = Object.entries(table).map(([code, profile]) => ({ code, profile }));
  const blanks = Array.from({ length: emptyRows }, () => ({ code: "", profile: "ETA" as const }));
  const rows = [...known, ...blanks].map((row, rank) => ({ ...row, rank }));
  const columns: Column<Row>[] = [
    {
      id: "code",
      label: "Fonction",
      cell: ({ code, rank }) => (
        <input
          key={code}
          name="code"
          defaultValue={code}
          maxLength={20}
          aria-label={code === "" ? `Nouvelle fonction, ligne ${rank + 1}` : `Fonction ${code}`}
          className={`${controlLook} min-h-9 max-w-40 py-1.5 font-mono font-normal`}
        />
      ),
    },
    {
      id: "profile",
      label: "Profil",
      cell: ({ code, profile, rank }) => (
        <select
          key={profile}
          name="profil"
          defaultValue={profile}
          aria-label={code === "" ? `Profil de la nouvelle fonction, ligne ${rank + 1}` : `Profil de ${code}`}
          className={`${controlLook} min-h-9 py-1.5`}
        >
          {profiles.map((value) => (
            <option key={value} value={value}>
              {profileNames[value]}
            </option>
          ))}
        </select>
      ),
    },
  ];
  return (
    <ActionForm action={saveFunctions} uai={uai} submitLabel="Enregistrer la table des fonctions">
      <Table
        caption="Fonctions et profils"
        columns={columns}
        rows={rows}
        rowId={({ rank }) => String(rank)}
        dense
      />
    </ActionForm>
  );
}
