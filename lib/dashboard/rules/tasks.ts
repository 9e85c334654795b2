import { count, frenchDay, frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";
import { campaignPath, type Path } from "./paths";
import { lateAfterDays } from "@/lib/resets/rules/hand-over";
import { expiresSoon, isLate, namesOfClasses, type SheetLine, sheetsToGive, studentsOf } from "./sheets";

export type DashboardFacts = {
  now: Date;
  school: Pick<ClassLine, "total" | "states">;
  sheets: readonly SheetLine[];
  /** Imports that wait for a decision: how many, and the latest. */
  waitingImports: { count: number; latestId: string | null };
  /** When a list that says states was last applied; null when never. */
  statesKnownAt: Date | null;
  may: { importFiles: boolean; print: boolean; handOut: boolean };
};

export type Task = {
  id: string;
  tone: "danger" | "warning" | "info";
  title: string;
  detail: string;
  /** Where it is done or seen, below the address of the school; null when this person can do nothing of it. */
  gesture: { label: string; path: Path } | null;
};

const dayMs = 86_400_000;
/** Older lists may say "actif" of a pupil blocked since. */
export const staleDays = 30;

type TaskRule = (facts: DashboardFacts) => Task | null;

/** What is to be done, the most pressing first; empty only when nothing is pressing and nothing is unknown. */
export function tasksOf(facts: DashboardFacts): Task[] {
  const rules = facts.school.total === 0 ? rulesWithoutPupils : rulesInOrder;
  return rules.flatMap((rule) => rule(facts) ?? []);
}

const noPupils: TaskRule = ({ waitingImports, may }) =>
  waitingImports.count > 0
    ? null
    : {
        id: "no-pupils",
        tone: "warning",
        title: may.importFiles ? "Aucun élève dans la console" : "Aucun élève à montrer",
        detail: may.importFiles
          ? "Déposez l’export SIECLE, puis la liste ÉduConnect."
          : "Les élèves viennent d’un import, que fait le chef d’établissement ou le référent numérique.",
        gesture: may.importFiles ? { label: "Importer les élèves", path: "/imports" } : null,
      };

const expiring: TaskRule = ({ sheets, now }) => {
  const lines = sheetsToGive(sheets, now).filter((line) => expiresSoon(line, now));
  const [first] = [...lines].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  if (!first) return null;
  const students = studentsOf(lines);
  return {
    id: "expiring",
    tone: "danger",
    title: `${count(students, "mot de passe provisoire expire", "mots de passe provisoires expirent")} bientôt`,
    detail: `Dès le ${frenchDay(first.expiresAt)}, sans que la feuille ait été remise : ${namesOfClasses(lines)}.`,
    gesture: { label: "Voir ces feuilles", path: pathOf(lines) },
  };
};

const late: TaskRule = ({ sheets, now }) => {
  const lines = sheetsToGive(sheets, now).filter((line) => isLate(line, now));
  if (lines.length === 0) return null;
  return {
    id: "late",
    tone: "danger",
    title: `Feuilles imprimées depuis ${lateAfterDays} jours, toujours pas remises : ${count(lines.length, "classe")}`,
    detail: `Un mot de passe attend sur un bureau : ${namesOfClasses(lines)}.`,
    gesture: { label: "Voir ces feuilles", path: pathOf(lines) },
  };
};

const toHandOut: TaskRule = ({ sheets, now, may }) => {
  const lines = sheetsToGive(sheets, now).filter((line) => line.printedAt !== null && !isLate(line, now));
  if (lines.length === 0) return null;
  return {
    id: "to-hand-out",
    tone: "warning",
    title: `Feuilles imprimées, pas encore remises : ${count(lines.length, "classe")}`,
    detail: `${count(studentsOf(lines), "élève attend son mot de passe", "élèves attendent leur mot de passe")} : ${namesOfClasses(lines)}.`,
    gesture: { label: may.handOut ? "Noter les remises" : "Voir ces feuilles", path: pathOf(lines) },
  };
};

const toPrint: TaskRule = ({ sheets, now, may }) => {
  const lines = sheetsToGive(sheets, now).filter(({ printedAt }) => printedAt === null);
  if (lines.length === 0) return null;
  return {
    id: "to-print",
    tone: "warning",
    title: `Feuilles à imprimer : ${count(lines.length, "classe")}`,
    detail: `${count(studentsOf(lines), "élève réinitialisé", "élèves réinitialisés")} : ${namesOfClasses(lines)}.`,
    gesture: { label: may.print ? "Imprimer les feuilles" : "Voir la campagne", path: pathOf(lines) },
  };
};

const blocked: TaskRule = ({ school: { states } }) =>
  states.BLOCKED === 0
    ? null
    : {
        id: "blocked",
        tone: "warning",
        title: count(states.BLOCKED, "compte bloqué", "comptes bloqués"),
        detail: "Ces élèves ne peuvent plus se connecter ; une réinitialisation les débloque.",
        gesture: { label: "Voir les comptes bloqués", path: "/eleves?etat=BLOCKED" },
      };

const waitingImport: TaskRule = ({ waitingImports: { count: waiting, latestId }, may }) => {
  if (waiting === 0) return null;
  const path = waiting === 1 && latestId !== null ? (`/imports/${latestId}` as const) : "/imports";
  return {
    id: "waiting-import",
    tone: "info",
    title: count(waiting, "import attend une décision", "imports attendent une décision"),
    detail: "Rien n’est changé tant que l’aperçu n’est pas appliqué.",
    gesture: { label: may.importFiles ? "Relire et appliquer" : "Voir l’aperçu", path },
  };
};

const unknownStates: TaskRule = ({ school: { total, states }, may }) =>
  states.UNKNOWN === 0
    ? null
    : {
        id: "unknown-states",
        tone: "warning",
        title:
          states.UNKNOWN === total
            ? "L’état de tous les comptes est inconnu"
            : `État inconnu pour ${count(states.UNKNOWN, "élève")} sur ${frenchNumber(total)}`,
        detail: "La liste ÉduConnect dit qui n’a jamais activé son compte et qui est bloqué.",
        gesture: may.importFiles
          ? { label: "Importer la liste ÉduConnect", path: "/imports" }
          : { label: "Voir les états inconnus", path: "/eleves?etat=UNKNOWN" },
      };

const neverActivated: TaskRule = ({ school: { total, states } }) =>
  states.NEVER_ACTIVATED === 0
    ? null
    : {
        id: "never-activated",
        tone: "info",
        title: count(
          states.NEVER_ACTIVATED,
          "élève n’a jamais activé son compte",
          "élèves n’ont jamais activé leur compte",
        ),
        detail: `Sur ${count(total, "élève présent", "élèves présents")}. Ils ont besoin d’un identifiant et d’un mot de passe provisoire.`,
        gesture: { label: "Voir les jamais activés", path: "/eleves?etat=NEVER_ACTIVATED" },
      };

const staleStates: TaskRule = ({ statesKnownAt, now, may }) => {
  if (statesKnownAt === null || now.getTime() - statesKnownAt.getTime() <= staleDays * dayMs) return null;
  return {
    id: "stale-states",
    tone: "info",
    title: `États de compte du ${frenchDay(statesKnownAt)}`,
    detail: `La dernière liste ÉduConnect a plus de ${staleDays} jours : des comptes ont pu être bloqués depuis.`,
    gesture: may.importFiles ? { label: "Importer une liste récente", path: "/imports" } : null,
  };
};

const rulesWithoutPupils: readonly TaskRule[] = [waitingImport, noPupils];
const rulesInOrder: readonly TaskRule[] = [
  expiring,
  late,
  toHandOut,
  toPrint,
  blocked,
  waitingImport,
  unknownStates,
  neverActivated,
  staleStates,
];

function pathOf(lines: readonly SheetLine[]): Path {
  const [only, ...others] = new Set(lines.map(({ campaignId }) => campaignId));
  return campaignPath(others.length === 0 ? (only ?? null) : null);
}
