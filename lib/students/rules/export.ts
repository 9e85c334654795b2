import { shortDay } from "@/lib/french";
import { safeCsv } from "@/lib/safe-csv";
import { stateWords, type StudentState } from "./states";

export type ExportedStudent = {
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  groups: readonly string[];
  identifier: string | null;
  ine: string | null;
  state: StudentState;
  /** Days are "AAAA-MM-JJ". */
  passwordChangedOn: string | null;
  lastResetAt: Date | null;
  withheldReason: string | null;
  leftOn: string | null;
};

const columns: readonly { label: string; cell: (student: ExportedStudent) => string | null }[] = [
  { label: "Nom", cell: ({ lastName }) => lastName },
  { label: "Nom d’usage", cell: ({ usageName }) => usageName },
  { label: "Prénom", cell: ({ firstName }) => firstName },
  { label: "Classe", cell: ({ className }) => className },
  { label: "Groupes", cell: ({ groups }) => groups.join(", ") },
  { label: "Identifiant", cell: ({ identifier }) => identifier },
  { label: "INE", cell: ({ ine }) => ine },
  { label: "État du compte", cell: ({ state }) => stateWords[state] },
  { label: "Mot de passe changé le", cell: ({ passwordChangedOn }) => dayOf(passwordChangedOn) },
  {
    label: "Dernière réinitialisation",
    cell: ({ lastResetAt }) => (lastResetAt === null ? null : shortDay(lastResetAt)),
  },
  {
    label: "Écarté des réinitialisations",
    cell: ({ withheldReason }) => (withheldReason === null ? "Non" : "Oui"),
  },
  { label: "Sorti le", cell: ({ leftOn }) => dayOf(leftOn) },
];

const dayOf = (day: string | null) => (day === null ? null : day.split("-").reverse().join("/"));

/** The list as a spreadsheet opens it. No password, and not the reason why a pupil is kept out. */
export function studentsCsv(students: readonly ExportedStudent[]): string {
  return safeCsv(
    columns.map(({ label }) => label),
    students.map((student) => columns.map(({ cell }) => cell(student) ?? "")),
  );
}
