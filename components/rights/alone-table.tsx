import Link from "next/link";
import { ReopenGesture, RightsExceptionGesture } from "@/components/hygiene/exception-gesture";
import { type Column, Table } from "@/components/ui/list/table";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import type { NamedConversion } from "@/lib/rights/rules/lists/conversions";
import { GrantGestures } from "./grant-gestures";
import { TargetLink } from "./target-link";

type Exception = { grantId: string; id: string; endsOn: string; reason: string };

type Props = {
  uai: string;
  rows: readonly NamedConversion[];
  exceptions: readonly Exception[];
  /** The rule that an exception is about. */
  sheet: { id: string; title: string };
  today: string;
  mayManage: boolean;
  mayExcept: boolean;
};

/** Rights of one person that no population can carry: to take away, to limit, or to keep and say why. */
export function AloneTable({ uai, rows, ...rest }: Props) {
  const columns: Column<NamedConversion>[] = [
    {
      id: "target",
      label: "Rubrique ou service",
      cell: ({ target, name, role }) => <TargetLink {...{ uai, target, name, role }} />,
    },
    {
      id: "holder",
      label: "Donné à",
      cell: ({ holders }) =>
        holders.map(({ id, name }) => (
          <Link key={id} href={`/e/${uai}/droits/comptes/${id}`} className="link">
            {name}
          </Link>
        )),
    },
    { id: "kept", label: "Exception", cell: (row) => <Kept exception={exceptionOf(row, rest.exceptions)} /> },
    ...(rest.mayManage || rest.mayExcept
      ? [
          {
            id: "gestures",
            label: "Gestes",
            cell: (row: NamedConversion) => <Gestures uai={uai} row={row} {...rest} />,
          },
        ]
      : []),
  ];
  return (
    <Table
      caption="Droits personnels sans population"
      columns={columns}
      rows={rows}
      rowId={({ target, role }) => `${target.id}-${role}`}
    />
  );
}

const exceptionOf = ({ grants }: NamedConversion, exceptions: readonly Exception[]) =>
  exceptions.find(({ grantId }) => grants.includes(grantId)) ?? null;

function Kept({ exception }: { exception: Exception | null }) {
  return exception === null ? "Aucune" : `Jusqu’au ${frenchDate(exception.endsOn)} : ${exception.reason}`;
}

function Gestures({
  uai,
  row,
  exceptions,
  sheet,
  today,
  mayManage,
  mayExcept,
}: Omit<Props, "rows"> & { row: NamedConversion }) {
  const [id, holder] = [row.grants[0], row.holders[0]];
  if (id === undefined || holder === undefined) return "–";
  const subject = `${holder.name}, « ${row.name} »`;
  const exception = exceptionOf(row, exceptions);
  return (
    <div className="flex flex-wrap items-center gap-2 @block:flex-nowrap">
      {mayManage && (
        <GrantGestures {...{ uai, today }} grant={{ id, holder: holder.name }} target={row.name} />
      )}
      {mayExcept &&
        (exception === null ? (
          <RightsExceptionGesture {...{ uai, subject, sheet, today }} subjectId={id} accountId={holder.id} />
        ) : (
          <ReopenGesture {...{ uai, subject }} exceptionId={exception.id} />
        ))}
    </div>
  );
}
