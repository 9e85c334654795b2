import { count } from "@/lib/french";
import { schoolYearLabel } from "./school-year";

/** Fewer pupils found than this tell nothing of a year. */
export const fewestToTell = 10;

/** What a file and the school have in common, in numbers of active pupils, and the years both say they are of. */
export type YearFacts = {
  /** Starting year that the file gives, and that of the last one applied; null when unknown. */
  fileYear: number | null;
  storedYear: number | null;
  matched: number;
  /** Among those matched, how many go from a class to another. */
  moved: number;
  added: number;
  /** Known and absent from the file. */
  missing: number;
};

/**
 * One French sentence when a file is of another school year than the pupils it would change, or seems to be: more
 * than half of those it finds change class. Null otherwise.
 */
export function describeYear(facts: YearFacts): string | null {
  const { fileYear, storedYear } = facts;
  if (fileYear !== null && storedYear !== null && fileYear !== storedYear) {
    return fileYear > storedYear
      ? announceSwitch(facts, storedYear, fileYear)
      : warnOlder(storedYear, fileYear);
  }
  return mostChangeClass(facts) ? warnChanges(facts) : null;
}

function announceSwitch({ moved, added, missing }: YearFacts, storedYear: number, fileYear: number): string {
  const figures = [
    count(moved, "élève connu change de classe", "élèves connus changent de classe"),
    count(added, "arrive", "arrivent"),
    `${count(missing, "n’y est plus", "n’y sont plus")}, et aucun départ n’est coché d’avance`,
  ];
  return `Nouvelle année scolaire : ce fichier est celui de ${schoolYearLabel(fileYear)}, la console tient les classes de ${schoolYearLabel(storedYear)}. ${figures.join(" ; ")}.`;
}

function warnOlder(storedYear: number, fileYear: number): string {
  return `Ce fichier est celui de ${schoolYearLabel(fileYear)}, plus ancien que les classes que tient la console (${schoolYearLabel(storedYear)}) : l’appliquer remettrait les élèves dans leurs anciennes classes.`;
}

function mostChangeClass({ matched, moved }: YearFacts): boolean {
  return matched >= fewestToTell && moved * 2 > matched;
}

function warnChanges({ fileYear, storedYear, matched, moved }: YearFacts): string {
  const figures = `${moved} des ${matched} élèves connus que contient ce fichier changent de classe`;
  return fileYear === null || storedYear === null
    ? `${figures} : il semble être celui d’une nouvelle année scolaire. Vérifiez-le avant d’appliquer.`
    : `${figures}, alors qu’il est de l’année ${schoolYearLabel(fileYear)} comme la console : vérifiez que c’est le bon.`;
}
