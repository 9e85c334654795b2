import type { StudentFacts } from "./exclusions";

/** Whom a campaign is about, before any exclusion. */
export type ResetScope =
  | { kind: "ALL" }
  | { kind: "CLASSES"; names: readonly string[] }
  /** `within`: only the pupils of these classes, those of the delegate who chose the groups. */
  | { kind: "GROUPS"; names: readonly string[]; within?: readonly string[] }
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
      return student.groups.some((group) => scope.names.includes(group)) && isWithin(student, scope.within);
    case "STUDENTS":
      return scope.ids.includes(student.id);
  }
}

function isWithin({ className }: Pick<StudentFacts, "className">, classes?: readonly string[]): boolean {
  return classes === undefined || (className !== null && classes.includes(className));
}

/**
 * What the scope means for somebody who holds some classes only (null: every class), said so that anybody who reads it
 * later finds the same pupils.
 */
export function boundScope(scope: ResetScope, classes: readonly string[] | null): ResetScope {
  if (classes === null) return scope;
  switch (scope.kind) {
    case "ALL":
      return { kind: "CLASSES", names: classes };
    case "CLASSES":
      return { kind: "CLASSES", names: scope.names.filter((name) => classes.includes(name)) };
    case "GROUPS":
      return { ...scope, within: classes };
    case "STUDENTS":
      return scope;
  }
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
