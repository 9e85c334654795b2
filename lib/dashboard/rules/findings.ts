import { count, frenchNumber } from "@/lib/french";
import type { ClassLine } from "@/lib/students/rules/class-table";

type Line = Pick<ClassLine, "className" | "total" | "states">;

/** Pupils with a working account; one who signs in by FranceConnect has one too. */
export function workingOf({ states }: Pick<Line, "states">): number {
  return states.ACTIVE + states.FEDERATED;
}

/** The finding of the whole school; what is not known is said, and never counted as working. */
export function describeWorking(school: Pick<Line, "total" | "states">): string {
  const { total, states } = school;
  if (states.UNKNOWN === total) return "L’état des comptes n’est pas connu";
  const unknown = states.UNKNOWN === 0 ? "" : `, ${frenchNumber(states.UNKNOWN)} dont l’état est inconnu`;
  const working = count(workingOf(school), "élève a un compte en service", "élèves ont un compte en service");
  return `${working} sur ${frenchNumber(total)}${unknown}`;
}

const mostNamed = 3;

/** The classes with the most accounts never activated when they stand out, else only what the chart shows. */
export function describeClasses(lines: readonly Line[]): string {
  const most = Math.max(0, ...lines.map(({ states }) => states.NEVER_ACTIVATED));
  const worst = lines.filter(({ states }) => states.NEVER_ACTIVATED === most);
  if (most === 0 || worst.length > mostNamed) return "Élèves par classe et par état de compte";
  const names = worst.map(({ className }) => className ?? "Sans classe").join(", ");
  return `Le plus de comptes jamais activés : ${names} (${frenchNumber(most)}${worst.length > 1 ? " chacune" : ""})`;
}
