import Link from "next/link";
import { ReopenGesture, RightsExceptionGesture } from "@/components/hygiene/exception-gesture";
import { verdictOf } from "@/components/hygiene/verdict-words";
import { type Column, Table } from "@/components/ui/list/table";
import { NamedGesture } from "@/components/ui/named-gesture";
import { Status } from "@/components/ui/status";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import type { RightsSheet } from "@/lib/rights/rules/findings/rule";
import { findingKey, type FoundRight, subjectOf } from "@/lib/rights/rules/findings/found";
import type { FindingRow } from "@/lib/rights/rules/lists/findings";
import { GrantGestures } from "./grant-gestures";
import { convertHref, targetHref } from "./target-address";

type Props = {
  uai: string;
  sheet: RightsSheet;
  rows: readonly FindingRow[];
  today: string;
  mayManage: boolean;
  mayExcept: boolean;
};

/** What one rule finds, each with its evidence and the gesture that settles it. */
export function RightsFindingTable({ uai, sheet, rows, ...rest }: Props) {
  const columns: Column<FindingRow>[] = [
    {
      id: "target",
      label: "Rubrique ou service",
      cell: ({ found, target, holder }) => (
        <>
          <Link href={targetHref(uai, found.target)} className="link">
            {target}
          </Link>
          {holder !== null && <span className="block text-sm font-normal text-muted">{holder}</span>}
        </>
      ),
    },
    { id: "verdict", label: "Constat", cell: ({ found }) => <Evidence found={found} /> },
    {
      id: "gestures",
      label: "Gestes",
      cell: (row) => <Gestures uai={uai} row={row} sheet={sheet} {...rest} />,
    },
  ];
  return (
    <Table caption={sheet.title} columns={columns} rows={rows} rowId={({ found }) => findingKey(found)} />
  );
}

function Evidence({ found: { verdict, exception } }: { found: FoundRight }) {
  const { tone, label, detail } = verdictOf(verdict, exception !== null);
  return (
    <div>
      <Status tone={tone}>{label}</Status>
      <span className="block">{detail}</span>
      {exception !== null && (
        <span className="block text-sm text-muted">
          Exception jusqu’au {frenchDate(exception.endsOn)}&nbsp;: {exception.reason} ({exception.owner})
        </span>
      )}
    </div>
  );
}

/**
 * What a conversion settles: a right given to somebody present, or those that make up a population together. One that
 * serves nobody (R05) has nobody to convert it for.
 */
const isConverted = ({ id }: RightsSheet, grant: FindingRow["grant"]) =>
  id !== "R05" && (grant?.isPersonal ?? id === "R02");

function Gestures({
  uai,
  row: { found, target, holder, grant },
  sheet,
  today,
  mayManage,
  mayExcept,
}: Omit<Props, "rows"> & { row: FindingRow }) {
  const subject = holder === null ? `« ${target} »` : `${holder}, « ${target} »`;
  return (
    <div className="flex flex-wrap items-center gap-2 @block:flex-nowrap">
      {mayManage && grant && <GrantGestures {...{ uai, today, grant, target }} />}
      {mayManage && isConverted(sheet, grant) && (
        <Link href={convertHref(uai, found.target)} className="link py-1.5">
          <NamedGesture verb="Convertir" subject={subject} />
        </Link>
      )}
      {mayExcept &&
        (found.exception === null ? (
          <RightsExceptionGesture
            {...{ uai, subject, sheet, today }}
            subjectId={subjectOf(found)}
            accountId={found.accountId}
          />
        ) : (
          <ReopenGesture {...{ uai, subject }} exceptionId={found.exception.id} />
        ))}
    </div>
  );
}
