import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { frenchNumber, shortDay } from "@/lib/french";
import { type ClassLine, statesMet } from "@/lib/students/rules/class-table";
import { stateWords, type StudentState } from "@/lib/students/rules/states";
import { classFilter, listHref } from "./list-address";

/** A line of the table with the long name of its class. */
export type ClassStateLine = ClassLine & { label: string | null };
type Props = { uai: string; lines: readonly ClassStateLine[]; school: ClassLine };

/** Each class and each state with its count; a count leads to the pupils it counts. */
export function ClassStateTable({ uai, lines, school }: Props) {
  const columns: Column<ClassStateLine>[] = [
    {
      id: "class",
      label: "Classe",
      cell: (line) => <ClassName uai={uai} line={line} />,
      total: "Tout l’établissement",
    },
    ...statesMet(school).map((state) => stateColumn(uai, state, school)),
    {
      id: "withheld",
      label: "Écartés",
      kind: "number",
      cell: ({ withheld }) => <Figure value={withheld} />,
      total: frenchNumber(school.withheld),
    },
    {
      id: "total",
      label: "Élèves",
      kind: "number",
      cell: ({ total }) => <strong className="font-medium">{frenchNumber(total)}</strong>,
      total: frenchNumber(school.total),
    },
    {
      id: "reset",
      label: "Dernière réinitialisation",
      kind: "date",
      cell: ({ lastResetAt }) =>
        lastResetAt === null ? <span className="text-muted">Jamais</span> : shortDay(lastResetAt),
    },
  ];
  return (
    <Table
      caption="Élèves par classe et par état de compte"
      columns={columns}
      rows={lines}
      rowId={({ className }) => className ?? ""}
      dense
    />
  );
}

const nameOf = (className: string | null) => className ?? "Sans classe";

function ClassName({ uai, line: { className, label } }: { uai: string; line: ClassStateLine }) {
  return (
    <>
      <Link prefetch={false} href={listHref(uai, classFilter(className))}>
        {nameOf(className)}
      </Link>
      {label !== null && label !== className && <span className="ml-2 font-normal text-muted">{label}</span>}
    </>
  );
}

function stateColumn(uai: string, state: StudentState, school: ClassLine): Column<ClassStateLine> {
  return {
    id: state,
    label: stateWords[state],
    kind: "number",
    cell: ({ className, states }) =>
      states[state] === 0 ? (
        <Figure value={0} />
      ) : (
        <Link
          prefetch={false}
          href={listHref(uai, { ...classFilter(className), etat: state })}
          className="link"
        >
          {frenchNumber(states[state])}
          <span className="sr-only">{` ${stateWords[state]}, ${nameOf(className)}`}</span>
        </Link>
      ),
    total: frenchNumber(school.states[state]),
  };
}

/** Zeros stand back, so that the eye goes to what is there. */
function Figure({ value }: { value: number }) {
  return <span className={value === 0 ? "text-muted" : ""}>{frenchNumber(value)}</span>;
}
