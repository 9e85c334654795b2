import { count, frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";
import type { StudentState } from "@/lib/students/rules/states";

/** A pupil who signs in by FranceConnect has a working account: one series for both, as five are enough to read. */
export const chartSeries = [
  { id: "working", label: "Actif ou FranceConnect", states: ["ACTIVE", "FEDERATED"] },
  { id: "provisional", label: "Mot de passe provisoire", states: ["PROVISIONAL"] },
  { id: "never", label: "Jamais activé", states: ["NEVER_ACTIVATED"] },
  { id: "blocked", label: "Bloqué", states: ["BLOCKED"] },
  { id: "unknown", label: "Inconnu", states: ["UNKNOWN"] },
] as const satisfies readonly { id: string; label: string; states: readonly StudentState[] }[];

export type ChartSeries = (typeof chartSeries)[number];

/** Pupils of a class, or of the school, in one series. */
export function valueOf({ states }: Pick<ClassLine, "states">, series: ChartSeries): number {
  return series.states.reduce((total, state) => total + states[state], 0);
}

/** The finding of the whole school; what is not known is said, and never counted as working. */
export function describeWorking(school: Pick<ClassLine, "total" | "states">): string {
  const { total, states } = school;
  if (states.UNKNOWN === total) return "L’état des comptes n’est pas connu";
  const working = states.ACTIVE + states.FEDERATED;
  const unknown = states.UNKNOWN === 0 ? "" : `, ${frenchNumber(states.UNKNOWN)} dont on ne sait rien`;
  return `${count(working, "élève a un compte en service", "élèves ont un compte en service")} sur ${frenchNumber(total)}${unknown}`;
}

/** The class with the most accounts never activated, or what else the chart shows. */
export function describeClasses(lines: readonly Pick<ClassLine, "className" | "states">[]): string {
  const [worst] = [...lines].sort((a, b) => b.states.NEVER_ACTIVATED - a.states.NEVER_ACTIVATED);
  if (!worst || worst.states.NEVER_ACTIVATED === 0) return "Élèves par classe et par état de compte";
  const name =
    worst.className === null ? "Les élèves sans classe comptent" : `La classe ${worst.className} compte`;
  return `${name} le plus de comptes jamais activés (${frenchNumber(worst.states.NEVER_ACTIVATED)})`;
}
