import Link from "next/link";
import { type Column, Table } from "@/components/ui/list/table";
import { Status } from "@/components/ui/status";
import { shortDay } from "@/lib/french";
import type { StudentState } from "@/lib/students/rules/states";
import { StudentStatus } from "./student-state";

export type StudentRow = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  identifier: string | null;
  state: StudentState;
  lastResetAt: Date | null;
  withheldReason: string | null;
  leftOn: string | null;
};

type Props = {
  uai: string;
  students: readonly StudentRow[];
  /** The form that the ticks belong to; null when nothing can be done with a selection. */
  selectionForm: string | null;
};

/** The name of the ticks, which the making of a selection reads as it is. */
export const tickName = "eleve";

/** Pupils in the order of names. */
export function StudentTable({ uai, students, selectionForm }: Props) {
  const columns: Column<StudentRow>[] = [
    {
      id: "name",
      label: "Élève",
      cell: (student) => (
        <Link prefetch={false} href={`/e/${uai}/eleves/${student.id}`}>
          {nameOf(student)}
        </Link>
      ),
    },
    { id: "class", label: "Classe", cell: ({ className }) => className ?? <Missing>Sans classe</Missing> },
    {
      id: "identifier",
      label: "Identifiant",
      kind: "code",
      cell: ({ identifier }) => identifier ?? <Missing>Inconnu</Missing>,
    },
    { id: "state", label: "État", cell: ({ state }) => <StudentStatus state={state} /> },
    {
      id: "reset",
      label: "Réinitialisé le",
      kind: "date",
      cell: ({ lastResetAt }) => (lastResetAt === null ? <Missing>Jamais</Missing> : shortDay(lastResetAt)),
    },
    { id: "remark", label: "Remarque", cell: (student) => <Remark {...student} /> },
  ];
  return (
    <Table
      caption="Élèves"
      columns={columns}
      rows={students}
      rowId={({ id }) => id}
      {...(selectionForm !== null && {
        selection: {
          formId: selectionForm,
          name: tickName,
          label: (student: StudentRow) => `Sélectionner ${nameOf(student)}`,
        },
      })}
    />
  );
}

function nameOf({ lastName, usageName, firstName }: StudentRow): string {
  return usageName === null || usageName === lastName
    ? `${lastName} ${firstName}`
    : `${lastName} (${usageName}) ${firstName}`;
}

function Missing({ children }: { children: string }) {
  return <span className="font-sans text-muted">{children}</span>;
}

function Remark({ withheldReason, leftOn }: StudentRow) {
  if (withheldReason !== null) return <Status tone="neutral">Écarté</Status>;
  if (leftOn !== null) return <span className="tabular-nums">Sortie le {shortDay(new Date(leftOn))}</span>;
  return null;
}
