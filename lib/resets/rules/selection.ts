import type { StudentFacts } from "./exclusions";

/** Whom a campaign is about, before any exclusion. */
export type ResetScope =
  | { kind: "ALL" }
  | { kind: "CLASSES"; names: readonly string[] }
  | { kind: "GROUPS"; names: readonly string[] }
  | { kind: "STUDENTS"; ids: readonly string[] };

const frenchOrder = new Intl.Collator("fr", { numeric: true });

/** True when the pupil is in the scope; a pupil without a class is in no list of classes. */
export function isInScope(
  student: Pick<StudentFacts, "id" | "className" | "groups">,
  scope: ResetScope,
): boolean {
  switch (scope.kind) {
    case "ALL":
      return true;
    case "CLASSES":
      return student.className !== null && scope.names.includes(student.className);
    case "GROUPS":
      return student.groups.some((group) => scope.names.includes(group));
    case "STUDENTS":
      return scope.ids.includes(student.id);
  }
}

/** The same choice for somebody who holds some classes only: "everyone" means those; null holds the whole school. */
export function withinClasses(scope: ResetScope, held: readonly string[] | null): ResetScope {
  if (held === null) return scope;
  if (scope.kind === "ALL") return { kind: "CLASSES", names: held };
  if (scope.kind !== "CLASSES") return scope;
  return { kind: "CLASSES", names: scope.names.filter((name) => held.includes(name)) };
}

/** The scope as a person reads it: "3 classes : 4 D, 6e A, 6e B". */
export function describeScope(scope: ResetScope): string {
  switch (scope.kind) {
    case "ALL":
      return "Tous les élèves";
    case "CLASSES":
      return describeNames(scope.names, "classe");
    case "GROUPS":
      return describeNames(scope.names, "groupe");
    case "STUDENTS":
      return describeStudents(new Set(scope.ids).size);
  }
}

function describeStudents(count: number): string {
  if (count === 0) return "Aucun élève choisi";
  return count === 1 ? "1 élève choisi à la main" : `${count} élèves choisis à la main`;
}

function describeNames(names: readonly string[], noun: "classe" | "groupe"): string {
  const sorted = [...new Set(names)].sort(frenchOrder.compare);
  if (sorted.length === 0) return noun === "classe" ? "Aucune classe choisie" : "Aucun groupe choisi";
  return `${sorted.length} ${noun}${sorted.length > 1 ? "s" : ""} : ${sorted.join(", ")}`;
}
