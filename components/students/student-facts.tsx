import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { frenchDay, frenchMoment } from "@/lib/french";
import type { StudentState } from "@/lib/students/rules/states";
import { StudentStatus } from "./student-state";

export type StudentFacts = {
  className: string | null;
  groups: readonly string[];
  identifier: string | null;
  ine: string | null;
  birthDate: string | null;
  state: StudentState;
  sourceState: string | null;
  passwordChangedOn: string | null;
  mustChangePassword: boolean;
  lastResetAt: Date | null;
  sessionsEndedAt: Date | null;
  withheldReason: string | null;
  leftOn: string | null;
};

/** What is known of one pupil; what is not known says so. */
export function StudentFactList(student: StudentFacts) {
  return <DefinitionList items={[...schoolFacts(student), ...accountFacts(student)]} />;
}

const dayOf = (day: string) => frenchDay(new Date(day));

function schoolFacts(student: StudentFacts): Definition[] {
  const { className, groups, ine, birthDate, leftOn } = student;
  return [
    { term: "Classe", value: className ?? <Unknown>Sans classe</Unknown> },
    { term: "Groupes", value: groups.length > 0 ? groups.join(", ") : <Unknown>Aucun</Unknown> },
    { term: "Né ou née le", value: birthDate === null ? <Unknown /> : dayOf(birthDate) },
    { term: "INE", value: <Code>{ine}</Code> },
    ...(leftOn === null ? [] : [{ term: "Date de sortie", value: dayOf(leftOn) }]),
  ];
}

function accountFacts(student: StudentFacts): Definition[] {
  const { identifier, passwordChangedOn, lastResetAt, sessionsEndedAt, withheldReason } = student;
  return [
    { term: "Identifiant ÉduConnect", value: <Code>{identifier}</Code> },
    { term: "État du compte", value: <State {...student} /> },
    {
      term: "Mot de passe changé",
      value: passwordChangedOn === null ? <Unknown>Date inconnue</Unknown> : `le ${dayOf(passwordChangedOn)}`,
    },
    {
      term: "Dernière réinitialisation",
      value: lastResetAt === null ? "Jamais par cette console" : `le ${frenchMoment(lastResetAt)}`,
    },
    ...(sessionsEndedAt === null
      ? []
      : [{ term: "Sessions fermées", value: `le ${frenchMoment(sessionsEndedAt)}` }]),
    ...(withheldReason === null
      ? []
      : [{ term: "Écarté des réinitialisations", value: `Motif : ${withheldReason}` }]),
  ];
}

function State({ state, sourceState, mustChangePassword }: StudentFacts) {
  return (
    <>
      <StudentStatus state={state} />
      {mustChangePassword && (
        <span className="block">Devra choisir un mot de passe à sa prochaine connexion.</span>
      )}
      {sourceState !== null && (
        <span className="block text-sm text-muted">Dans le dernier fichier : « {sourceState} »</span>
      )}
    </>
  );
}

function Code({ children }: { children: string | null }) {
  return children === null ? <Unknown /> : <span className="font-mono break-all">{children}</span>;
}

function Unknown({ children = "Inconnu" }: { children?: string }) {
  return <span className="text-muted">{children}</span>;
}
