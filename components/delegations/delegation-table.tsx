import Link from "next/link";
import { Fragment } from "react";
import { LinkButton } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/list/table";
import { routeTo } from "@/components/ui/route-to";
import { Status, type StatusTone } from "@/components/ui/status";
import type { DelegationState } from "@/lib/delegations/rules";
import { frenchMoment, shortDay } from "@/lib/french";
import { WithdrawGesture } from "./withdraw-gesture";

type Row = {
  id: string;
  name: string;
  email: string;
  classNames: readonly string[];
  validUntil: Date | null;
  grantedByName: string | null;
  withdrawnAt: Date | null;
  withdrawnByName: string | null;
  isEnrolled: boolean;
  lastSignInAt: Date | null;
  state: DelegationState;
};

const stateWords: Record<DelegationState, { label: string; tone: StatusTone }> = {
  ACTIVE: { label: "En cours", tone: "success" },
  EXPIRED: { label: "Terminée", tone: "neutral" },
  WITHDRAWN: { label: "Retirée", tone: "warning" },
};

/** Who may act on which classes, and until when; those that are over stay, to be given again. */
export function DelegationTable({ uai, delegations }: { uai: string; delegations: readonly Row[] }) {
  const columns: Column<Row>[] = [
    { id: "who", label: "Personne", cell: (row) => <Person uai={uai} row={row} /> },
    { id: "classes", label: "Classes", cell: ({ classNames }) => <ClassNames names={classNames} /> },
    {
      id: "until",
      label: "Jusqu’au",
      kind: "date",
      cell: ({ validUntil }) => (validUntil === null ? "Sans date de fin" : shortDay(validUntil)),
    },
    { id: "by", label: "Donnée par", cell: ({ grantedByName }) => grantedByName ?? "La ligne de commande" },
    { id: "state", label: "État", cell: (row) => <DelegationStatus {...row} /> },
    { id: "seen", label: "Dernière connexion", cell: describeVisit },
    { id: "gestures", label: "Gestes", cell: (row) => <Gestures uai={uai} row={row} /> },
  ];
  return <Table caption="Délégations" columns={columns} rows={delegations} rowId={({ id }) => id} />;
}

/** No line ends inside the name of a class. */
function ClassNames({ names }: { names: readonly string[] }) {
  return names.map((name, rank) => (
    <Fragment key={name}>
      {rank > 0 && ", "}
      <span className="whitespace-nowrap">{name}</span>
    </Fragment>
  ));
}

function Person({ uai, row: { id, name, email } }: { uai: string; row: Row }) {
  return (
    <>
      <Link href={routeTo(`/e/${uai}/reglages/delegations/${id}`)} className="link">
        {name}
      </Link>
      <span className="block text-sm font-normal break-all text-muted">{email}</span>
    </>
  );
}

/** The state of a delegation, and who ended it before its day. */
export function DelegationStatus({
  state,
  withdrawnAt,
  withdrawnByName,
}: Pick<Row, "state" | "withdrawnAt" | "withdrawnByName">) {
  const { label, tone } = stateWords[state];
  return (
    <>
      <Status tone={tone}>{label}</Status>
      {withdrawnAt && (
        <span className="block text-sm text-muted">
          le {frenchMoment(withdrawnAt)}
          {withdrawnByName !== null && ` par ${withdrawnByName}`}
        </span>
      )}
    </>
  );
}

/** When the delegate last signed in, or that they cannot yet. */
export function describeVisit({
  isEnrolled,
  lastSignInAt,
}: Pick<Row, "isEnrolled" | "lastSignInAt">): string {
  if (!isEnrolled) return "Compte pas encore activé";
  return lastSignInAt === null ? "Jamais" : frenchMoment(lastSignInAt);
}

function Gestures({ uai, row }: { uai: string; row: Row }) {
  if (row.state === "ACTIVE") return <WithdrawGesture uai={uai} delegation={row} />;
  return (
    <LinkButton href={routeTo(`/e/${uai}/reglages/delegations/nouvelle?de=${row.id}`)}>
      Redonner<span className="sr-only"> la délégation de {row.name}</span>
    </LinkButton>
  );
}
