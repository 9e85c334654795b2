import Link from "next/link";
import { Table } from "@/components/ui/list/table";
import { type Profile, profileNames } from "@/lib/accounts/rules/profiles";
import { type GrantRole, roleNames } from "@/lib/rights/rules/model";

type Row = { id: string; name: string; profile: Profile | null; role: GrantRole; why: string };

/** Who has access to a target, each with the path that leads there. */
export function PeopleTable({ uai, rows }: { uai: string; rows: readonly Row[] }) {
  return (
    <Table
      caption="Qui a accès, et pourquoi"
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          id: "name",
          label: "Personne",
          cell: ({ id, name }) => (
            <Link href={`/e/${uai}/droits/comptes/${id}`} className="link">
              {name}
            </Link>
          ),
        },
        {
          id: "profile",
          label: "Profil",
          cell: ({ profile }) => (profile === null ? "Inconnu" : profileNames[profile]),
        },
        { id: "role", label: "Rôle", cell: ({ role }) => roleNames[role] },
        { id: "why", label: "Pourquoi", cell: ({ why }) => why },
      ]}
    />
  );
}
