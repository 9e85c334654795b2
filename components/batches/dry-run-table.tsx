import Link from "next/link";
import { AccountState, describeActivity, nameOf } from "@/components/accounts/account-words";
import { accountHref } from "@/components/accounts/list-address";
import { Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import type { DryLine } from "@/lib/batches/rules/dry-run";
import { type BatchGesture, gestureWords } from "@/lib/batches/rules/gestures";

type Props = {
  uai: string;
  lines: readonly DryLine[];
  gesture: BatchGesture;
};

/** What a gesture would do of each account, or why it would leave it. */
export function DryRunTable({ uai, lines, gesture }: Props) {
  return (
    <Table
      caption="Comptes choisis"
      rows={lines}
      rowId={({ account }) => account.id}
      columns={[
        {
          id: "name",
          label: "Compte",
          cell: ({ account }) => <Link href={accountHref(uai, account)}>{nameOf(account)}</Link>,
        },
        { id: "state", label: "État", cell: ({ account }) => <AccountState status={account.status} /> },
        {
          id: "seen",
          label: "Dernière connexion",
          kind: "date",
          cell: ({ account: { activity } }) =>
            describeActivity(activity.kind, activity.kind === "SEEN_AT" ? activity.day : null),
        },
        {
          id: "outcome",
          label: "Ce qui se passera",
          cell: ({ refusal }) =>
            refusal === null ? (
              <Status tone="success">{gestureWords[gesture].past}</Status>
            ) : (
              <Status tone="warning">{refusal.reason}</Status>
            ),
        },
      ]}
    />
  );
}
