import { accept, refuse, type Decision } from "@/lib/decision";
import { hasUaiForm, uaiKeyIsRight } from "@/lib/establishments/rules";
import { schoolYearLabel } from "./school-year";

export type Origin = { fileUai: string | null; uai: string; fileYear: number | null; currentYear: number };

/**
 * A file is imported into the school and the school year it comes from. Refuses another school, an older year and a
 * year beyond the next; warns on a wrong key letter, on next year’s file and on a file that does not say.
 */
export function checkOrigin(origin: Origin): Decision<{ warnings: string[] }> {
  const school = checkSchool(origin);
  if (!school.accepted) return school;
  const year = checkYear(origin);
  if (!year.accepted) return year;
  return accept({ warnings: [...school.change.warnings, ...year.change.warnings] });
}

function checkSchool({ fileUai, uai }: Origin): Decision<{ warnings: string[] }> {
  if (fileUai === null) return warn("Ce fichier ne dit pas de quel établissement il vient : vérifiez-le.");
  if (fileUai !== uai) {
    return refuse(
      `Ce fichier vient de l’établissement ${fileUai}, et non de ${uai} : choisissez l’export de votre établissement.`,
    );
  }
  if (!hasUaiForm(fileUai) || !uaiKeyIsRight(fileUai)) {
    return warn(`La lettre finale de l’UAI ${fileUai} ne correspond pas à ses chiffres : vérifiez-la.`);
  }
  return accept({ warnings: [] });
}

function checkYear({ fileYear, currentYear }: Origin): Decision<{ warnings: string[] }> {
  if (fileYear === null) return warn("Ce fichier ne dit pas son année scolaire : vérifiez-la.");
  if (fileYear === currentYear) return accept({ warnings: [] });
  const years = `${schoolYearLabel(fileYear)}, alors que l’année en cours est ${schoolYearLabel(currentYear)}`;
  if (fileYear < currentYear) {
    return refuse(`Ce fichier est celui de l’année ${years} : refaites l’export sur l’année en cours.`);
  }
  if (fileYear > currentYear + 1) {
    return refuse(`Ce fichier est celui de l’année ${years} : vérifiez l’année choisie dans SIECLE.`);
  }
  return warn(
    `Ce fichier prépare la rentrée suivante : année ${years}. Les classes des élèves changeront toutes.`,
  );
}

function warn(sentence: string): Decision<{ warnings: string[] }> {
  return accept({ warnings: [sentence] });
}
