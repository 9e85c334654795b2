import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import type { GrantRow } from "@/lib/rights/rules/lists/grants";
import { roleNames } from "@/lib/rights/rules/model";
import { GrantGestures } from "./grant-gestures";

type Props = {
  uai: string;
  caption: string;
  grants: readonly GrantRow[];
  today: string;
  /** True of a rubric under another: each grant says where it is given. */
  inherits: boolean;
  mayManage: boolean;
};

/** Grants in force, with who gave them, when and why, and the gestures on each; one inherited is taken away where it is given. */
export function GrantTable({ uai, caption, grants, today, inherits, mayManage }: Props) {
  const columns: Column<GrantRow>[] = [
    { id: "holder", label: "Bénéficiaire", cell: (grant) => <HolderName uai={uai} grant={grant} /> },
    { id: "role", label: "Rôle", cell: ({ role }) => roleNames[role] },
    ...(inherits
      ? [{ id: "from", label: "Donné sur", cell: ({ inheritedFrom }: GrantRow) => inheritedFrom ?? "Ici" }]
      : []),
    { id: "people", label: "Présents", kind: "number", cell: ({ people }) => people },
    { id: "given", label: "Donné", cell: describeGift },
    { id: "reason", label: "Motif", cell: ({ reason }) => reason ?? "Sans motif" },
    {
      id: "ends",
      label: "Jusqu’au",
      kind: "date",
      cell: ({ endsOn }) => (endsOn === null ? "Sans fin" : frenchDate(endsOn)),
    },
    ...(mayManage
      ? [
          {
            id: "gestures",
            label: "Gestes",
            cell: (grant: GrantRow) =>
              grant.inheritedFrom === null ? <GrantGestures uai={uai} today={today} grant={grant} /> : "–",
          },
        ]
      : []),
  ];
  return <Table caption={caption} columns={columns} rows={grants} rowId={({ id }) => id} />;
}

function HolderName({ uai, grant: { holder, accountId, isPersonal } }: { uai: string; grant: GrantRow }) {
  const name =
    accountId === null ? (
      holder
    ) : (
      <Link href={`/e/${uai}/droits/comptes/${accountId}`} className="link">
        {holder}
      </Link>
    );
  return (
    <>
      {name}
      {isPersonal && <span className="block text-sm font-normal text-muted">À une personne</span>}
    </>
  );
}

function describeGift({ givenOn, givenByName }: GrantRow): string {
  if (givenOn === null && givenByName === null) return "Nul ne le dit";
  return [
    ...(givenOn === null ? [] : [`le ${frenchDate(givenOn)}`]),
    ...(givenByName === null ? [] : [`par ${givenByName}`]),
  ].join(" ");
}
