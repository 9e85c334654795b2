import { accept, refuse, type Decision } from "@/lib/decision";

export type { SheetContents } from "./rules/layout";

/** One pupil as printed: names in any Unicode, secrets drawn exactly as given. */
export type SheetStudent = {
  lastName: string;
  usageName: string | null;
  firstName: string;
  /** Rank in the alphabetical list of the class, when it is known. */
  listNumber: number | null;
  identifier: string | null;
  provisionalPassword: string;
};

/** One pupil on the teacher’s list, which holds nothing to keep secret. */
export type HandOutStudent = Pick<SheetStudent, "lastName" | "usageName" | "firstName" | "listNumber">;

export type HandOutClass = { name: string; students: readonly HandOutStudent[] };

export type SheetClass = { name: string; students: readonly SheetStudent[] };

/** What every page says besides the pupils; `address` is where the pupil signs in. */
export type SheetContext = {
  schoolName: string;
  uai: string;
  campaignName: string;
  address: string;
  validUntil: Date;
  printedAt: Date;
  printedBy: string;
};

/** Whether a typeface can draw a code point; names and secrets are set in different ones. */
export type Coverage = {
  names: (codePoint: number) => boolean;
  secrets: (codePoint: number) => boolean;
};

/** A name that paper shows otherwise than it is written: `signs` are those the typeface lacks. */
export type AlteredName = { className: string; name: string; printed: string; signs: readonly string[] };

export const maxPupilsPerDocument = 3000;

/** Stands on paper for a sign that has no near form: no name contains it, so nobody takes it for a letter. */
export const missingSign = "¤";

const nearSigns: Readonly<Record<string, string>> = {
  ʻ: "‘",
  ʼ: "’",
  ʹ: "’",
  "′": "’",
  "″": "”",
  "−": "-",
};

/** Takes the size of each class; refuses nothing to print and more pupils than one document may hold. */
export function decideDocumentSize(classSizes: readonly number[]): Decision<{ pupils: number }> {
  if (classSizes.length === 0) return refuse("Choisissez au moins une classe à imprimer.");
  const pupils = classSizes.reduce((total, size) => total + size, 0);
  if (pupils <= maxPupilsPerDocument) return accept({ pupils });
  return refuse(
    `Ce document compterait ${count(pupils)} élèves et n’en contient pas plus de ${count(maxPupilsPerDocument)}. ` +
      "Choisissez moins de classes, ou demandez un document par classe.",
  );
}

/**
 * Refuses a secret that is missing or that paper would not show whole, because pupils type what they read.
 * A name is never refused: `listAlteredNames` tells which ones to announce.
 */
export function decidePrinting(
  classes: readonly SheetClass[],
  coverage: Coverage,
): Decision<{ pupils: number }> {
  for (const { name: className, students } of classes) {
    for (const student of students) {
      const fault = secretFault(student, coverage.secrets);
      if (fault)
        return refuse(
          `${printableText(studentName(student), coverage.names).text} (${className}) : ${fault}`,
        );
    }
  }
  return accept({ pupils: classes.reduce((total, { students }) => total + students.length, 0) });
}

export type NamedStudent = Pick<SheetStudent, "lastName" | "usageName" | "firstName"> & { className: string };

/** The names that paper will show otherwise than they are written, to announce before printing. */
export function listAlteredNames(
  students: readonly NamedStudent[],
  covers: Coverage["names"],
): AlteredName[] {
  return students.flatMap((student) => {
    const name = studentName(student);
    const { text, missing } = printableText(name, covers);
    return missing.length > 0 ? [{ className: student.className, name, printed: text, signs: missing }] : [];
  });
}

function secretFault(student: SheetStudent, covers: Coverage["secrets"]): string | null {
  if (student.provisionalPassword === "")
    return "aucun mot de passe provisoire à imprimer. Réinitialisez cet élève, puis recommencez.";
  if (!isReadable(student.provisionalPassword, covers))
    return "son mot de passe provisoire contient un signe que le papier ne montrerait pas. Réinitialisez cet élève.";
  if (!isReadable(student.identifier ?? "", covers))
    return "son identifiant contient un signe que le papier ne montrerait pas. Vérifiez la liste importée.";
  return null;
}

/** Last name with the usage name beside it when it differs; typographic spaces before the colon. */
export function familyName(student: Pick<SheetStudent, "lastName" | "usageName">): string {
  const { lastName, usageName } = student;
  return usageName && usageName !== lastName ? `${lastName} (usage : ${usageName})` : lastName;
}

export function studentName(student: Pick<SheetStudent, "lastName" | "usageName" | "firstName">): string {
  return `${familyName(student)} ${student.firstName}`.trim();
}

/**
 * The text as paper can show it: NFC, one line, no invisible sign; a sign outside the typeface becomes its
 * nearest covered form, else `missingSign`. `missing` lists the signs replaced, each once.
 */
export function printableText(
  text: string,
  covers: (codePoint: number) => boolean,
): { text: string; missing: string[] } {
  const composed = text.replace(/\p{Cf}/gu, "").normalize("NFC");
  if (isDrawable(composed, covers)) return { text: composed, missing: [] };
  const oneLine = composed.replace(/\s+/gu, " ").replace(/\p{Cc}/gu, "");
  const missing = new Set<string>();
  let printed = "";
  for (const sign of oneLine) {
    if (isCovered(covers)(sign)) printed += sign;
    else {
      missing.add(sign);
      printed += nearestForm(sign, covers);
    }
  }
  return { text: printed, missing: [...missing] };
}

function nearestForm(sign: string, covers: (codePoint: number) => boolean): string {
  const near = nearSigns[sign] ?? sign;
  const decomposed = Array.from(near.normalize("NFKD")).filter(
    (part) => isCovered(covers)(part) || !/\p{M}/u.test(part),
  );
  const covered = decomposed.length > 0 && decomposed.every(isCovered(covers));
  return covered ? decomposed.join("").normalize("NFC") : missingSign;
}

/** Paper shows neither a space at either end nor an invisible sign, and a pupil would not type them. */
const isReadable = (secret: string, covers: Coverage["secrets"]) =>
  isDrawable(secret, covers) && !/^\s|\s$|\u00a0|\p{Cf}/u.test(secret);

const isDrawable = (text: string, covers: (codePoint: number) => boolean) =>
  Array.from(text).every(isCovered(covers));

const isCovered = (covers: (codePoint: number) => boolean) => (sign: string) =>
  covers(sign.codePointAt(0) ?? 0);

const count = (value: number) => new Intl.NumberFormat("fr-FR").format(value);
