import type { StudentRecord } from "../../rules/student-record";
import { maxFieldLength } from "@/lib/files/limits";
import type { Remarks } from "@/lib/files/remarks";
import { cleanOptional, parseDay } from "@/lib/files/text-cleaning";
import type { StudentElement } from "./element-reader";
import type { MembershipReader } from "./memberships";

type Reading = { memberships: MembershipReader; warnings: Remarks; rejected: Remarks; today: string };

/** The pupil of an ELEVE element, or null, with the reason among the rejected, when it has no usable name. */
export function readStudent(element: StudentElement, reading: Reading): StudentRecord | null {
  const { line, fields } = element;
  const names = readNames(element, reading.rejected);
  if (!names) return null;
  const who = `Élève n° ${line} (${names.lastName} ${names.firstName})`;
  const leftOn = readDay(fields.DATE_SORTIE, who, "date de sortie", reading.warnings);
  const student = {
    sourceId: cleanOptional(element.sourceId) ?? undefined,
    leftOn: leftOn && leftOn < reading.today ? leftOn : null,
  };
  return {
    line,
    ...student,
    ...names,
    ine: readIne(fields),
    birthDate: readDay(fields.DATE_NAISS, who, "date de naissance", reading.warnings),
    ...readMembership(student, who, reading),
  };
}

function readNames(
  { line, fields }: StudentElement,
  rejected: Remarks,
): { lastName: string; firstName: string; usageName: string | null } | null {
  const lastName = cleanOptional(fields.NOM_DE_FAMILLE);
  const firstName = cleanOptional(fields.PRENOM);
  const usageName = cleanOptional(fields.NOM_USAGE);
  if (!lastName || !firstName) {
    rejected.add(`Élève n° ${line} : il n’a pas de nom ou pas de prénom ; complétez-le dans SIECLE.`);
    return null;
  }
  if ([lastName, firstName, usageName ?? ""].some((name) => name.length > maxFieldLength)) {
    rejected.add(
      `Élève n° ${line} : un de ses noms dépasse ${maxFieldLength} caractères ; corrigez-le dans SIECLE.`,
    );
    return null;
  }
  return { lastName, firstName, usageName };
}

function readIne(fields: StudentElement["fields"]): string | null {
  return (cleanOptional(fields.ID_NATIONAL) ?? cleanOptional(fields.INE_BEA))?.toUpperCase() ?? null;
}

function readMembership(
  student: { sourceId: string | undefined; leftOn: string | null },
  who: string,
  { memberships, warnings }: Reading,
): { className: string | null; groups: readonly string[] } {
  const { classes, groups } = memberships.of(student.sourceId);
  const [className = null] = classes;
  if (classes.length > 1) {
    warnings.add(`${who} : plusieurs classes (${classes.join(", ")}), la première est gardée.`);
  }
  if (className === null && student.leftOn === null) warnings.add(`${who} : aucune classe dans le fichier.`);
  return { className, groups };
}

/** A date that does not exist is not taken for an empty one: the file then says nothing of it. */
function readDay(
  text: string | undefined,
  who: string,
  what: string,
  warnings: Remarks,
): string | null | undefined {
  const written = cleanOptional(text);
  if (written === null) return null;
  const day = parseDay(written);
  if (day !== null) return day;
  warnings.add(
    `${who} : ${what} illisible (« ${written.slice(0, 20)} »), attendue sous la forme JJ/MM/AAAA.`,
  );
  return undefined;
}
