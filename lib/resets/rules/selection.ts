import { count } from "@/lib/french";
import type { StudentFacts } from "./exclusions";

/** Whom a campaign is about, before any exclusion. */
export type ResetScope =
  | { kind: "ALL" }
  | { kind: "CLASSES"; names: readonly string[] }
  /** `within`: only the pupils of these classes, those of the delegate who chose the groups. */
  | { kind: "GROUPS"; names: readonly string[]; within?: readonly string[] }
  | { kind: "STUDENTS"; ids: readonly string[] }
  | StoredSelection;

/** Whom it names can be told without asking anybody. */
type ListedScope = Exclude<ResetScope, StoredSelection>;

/** A list too long for an address, kept by the console under its id. */
export type StoredSelection = {
  kind: "SELECTION";
  selectionId: string;
  source: "HAND" | "LEAK";
  count: number;
};

const frenchOrder = new Intl.Collator("fr", { numeric: true });

/** True when the pupil is in the scope; a pupil without a class is in no list of classes. A stored list is asked of the store. */
export function isInScope(
  student: Pick<StudentFacts, "id" | "className" | "groups">,
  scope: ListedScope,
): boolean {
  switch (scope.kind) {
    case "ALL":
      return true;
    case "CLASSES":
      return student.className !== null && scope.names.includes(student.className);
    case "GROUPS":
      return student.groups.some((group) => scope.names.includes(group)) && isIn(student, scope.within);
    case "STUDENTS":
      return scope.ids.includes(student.id);
  }
}

function isIn({ className }: Pick<StudentFacts, "className">, classes?: readonly string[]): boolean {
  return classes === undefined || (className !== null && classes.includes(className));
}

/** The same choice for somebody who holds some classes only: "everyone" means those; null holds the whole school. */
export function withinClasses(scope: ListedScope, held: readonly string[] | null): ListedScope;
export function withinClasses(scope: ResetScope, held: readonly string[] | null): ResetScope;
export function withinClasses(scope: ResetScope, held: readonly string[] | null): ResetScope {
  if (held === null) return scope;
  if (scope.kind === "ALL") return { kind: "CLASSES", names: held };
  if (scope.kind === "GROUPS") return { ...scope, within: held };
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
      return describeStudents(new Set(scope.ids).size, "HAND");
    case "SELECTION":
      return describeStudents(scope.count, scope.source);
  }
}

function describeStudents(number: number, source: StoredSelection["source"]): string {
  if (number === 0) return "Aucun élève choisi";
  const many = number > 1 ? "s" : "";
  const how = source === "HAND" ? `choisi${many} à la main` : `visé${many} par une fuite`;
  return `${count(number, "élève")} ${how}`;
}

function describeNames(names: readonly string[], noun: "classe" | "groupe"): string {
  const sorted = [...new Set(names)].sort(frenchOrder.compare);
  if (sorted.length === 0) return noun === "classe" ? "Aucune classe choisie" : "Aucun groupe choisi";
  return `${sorted.length} ${noun}${sorted.length > 1 ? "s" : ""} : ${sorted.join(", ")}`;
}
