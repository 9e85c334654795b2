import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { profileNames } from "@/lib/accounts/rules/profiles";
import type { AccountRow } from "@/lib/accounts/rules/account-row";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { AccountState, describeActivity, Missing, nameOf } from "./account-words";

/** The name of the ticks, which a dry run reads as it is. */
export const tickName = "compte";

type Props = { uai: string; accounts: readonly AccountRow[]; selectionForm: string | null };

/** Accounts in the order of names. */
export function AccountTable({ uai, accounts, selectionForm }: Props) {
  const columns: Column<AccountRow>[] = [
    nameColumn(uai, "comptes"),
    {
      id: "profile",
      label: "Profil",
      cell: ({ profile, isAdministrator }) => (
        <div>
          {profile === null ? <Missing>Inconnu</Missing> : profileNames[profile]}
          {isAdministrator && (
            <span className="block">
              <Status tone="info">Administrateur</Status>
            </span>
          )}
        </div>
      ),
    },
    {
      id: "functions",
      label: "Fonction",
      cell: ({ functions }) => functions.join(", ") || <Missing>Aucune</Missing>,
    },
    { id: "email", label: "Courriel", cell: ({ email }) => <Address>{email}</Address> },
    activityColumn,
    { id: "state", label: "État", cell: ({ status }) => <AccountState status={status} /> },
  ];
  return <Drawn caption="Comptes" {...{ columns, accounts, selectionForm }} />;
}

/** Guests by their last day, those without one first. */
export function GuestTable({ uai, accounts, selectionForm, today }: Props & { today: string }) {
  const columns: Column<AccountRow>[] = [
    nameColumn(uai, "comptes-invites"),
    { id: "end", label: "Date de fin", kind: "date", cell: (row) => <End {...row} today={today} /> },
    { id: "sponsor", label: "Parrain", cell: ({ sponsorName }) => sponsorName ?? <Missing>Aucun</Missing> },
    { id: "email", label: "Courriel", cell: ({ email }) => <Address>{email}</Address> },
    activityColumn,
    { id: "state", label: "État", cell: ({ status }) => <AccountState status={status} /> },
  ];
  return <Drawn caption="Comptes invités" {...{ columns, accounts, selectionForm }} />;
}

const nameColumn = (uai: string, room: "comptes" | "comptes-invites"): Column<AccountRow> => ({
  id: "name",
  label: "Compte",
  cell: (account) => (
    <Link prefetch={false} href={`/e/${uai}/${room}/${account.id}`}>
      {nameOf(account)}
    </Link>
  ),
});

const activityColumn: Column<AccountRow> = {
  id: "activity",
  label: "Dernière connexion",
  kind: "date",
  cell: ({ activity, lastSeenOn }) =>
    activity === "UNKNOWN" ? <Missing>Inconnue</Missing> : describeActivity(activity, lastSeenOn),
};

function Address({ children }: { children: string | null }) {
  return children === null ? <Missing>Inconnu</Missing> : <span className="break-all">{children}</span>;
}

function End({ endsOn, status, today }: AccountRow & { today: string }) {
  if (endsOn === null) return <Status tone="danger">Sans fin</Status>;
  if (endsOn >= today || status !== "ACTIVE") return frenchDate(endsOn);
  return <Status tone="danger">{`${frenchDate(endsOn)}, passée`}</Status>;
}

function Drawn({
  caption,
  columns,
  accounts,
  selectionForm,
}: {
  caption: string;
  columns: readonly Column<AccountRow>[];
  accounts: readonly AccountRow[];
  selectionForm: string | null;
}) {
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={accounts}
      rowId={({ id }) => id}
      {...(selectionForm !== null && {
        selection: {
          formId: selectionForm,
          name: tickName,
          label: (account: AccountRow) => `Sélectionner ${nameOf(account)}`,
        },
      })}
    />
  );
}
