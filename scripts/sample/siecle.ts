import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { samplePupils, type SamplePupil } from "./pupils";
import { sampleClasses, sampleGroups, sampleUai, type SampleOptions } from "./school";

const declaration = `<?xml version="1.0" encoding="ISO-8859-15"?>\n`;

/** "JJ/MM/AAAA", from a UTC midnight. */
export function frenchDay(day: Date): string {
  return day.toISOString().slice(0, "AAAA-MM-JJ".length).split("-").reverse().join("/");
}

/** ElevesSansAdresses.xml, piece by piece. Source: the ministry’s specification v17.4. */
export function* studentsXml(options: SampleOptions): Generator<string> {
  yield `${declaration}<BEE_ELEVES VERSION="2.1">\n${parameters(options)}<DONNEES>\n<ELEVES>\n`;
  for (const pupil of siecleStudents(options)) yield studentElement(pupil);
  yield "</ELEVES>\n<STRUCTURES>\n";
  for (const pupil of siecleStudents(options)) yield structuresElement(pupil);
  yield "</STRUCTURES>\n</DONNEES>\n</BEE_ELEVES>\n";
}

/** Structures.xml: the classes and the groups with their long names. */
export function* structuresXml(options: SampleOptions): Generator<string> {
  const classes = sampleClasses(options.pupils);
  yield `${declaration}<BEE_STRUCTURES VERSION="2.1">\n${parameters(options)}<DONNEES>\n<DIVISIONS>\n`;
  for (const { code, label, level } of classes)
    yield `<DIVISION CODE_STRUCTURE="${code}">${elements({ LIBELLE_LONG: label })}<MEFS_APPARTENANCE><MEF_APPARTENANCE CODE_MEF="${level.mef}"/></MEFS_APPARTENANCE></DIVISION>\n`;
  yield "</DIVISIONS>\n<GROUPES>\n";
  for (const { code, label } of sampleGroups(classes))
    yield `<GROUPE CODE_STRUCTURE="${code}">${elements({ LIBELLE_LONG: label })}</GROUPE>\n`;
  yield "</GROUPES>\n</DONNEES>\n</BEE_STRUCTURES>\n";
}

function* siecleStudents(options: SampleOptions): Generator<SamplePupil> {
  for (const pupil of samplePupils(options)) if (pupil.standing !== "NOT_IN_SIECLE") yield pupil;
}

function parameters({ date }: SampleOptions): string {
  const exportedOn = frenchDay(date);
  const content = elements({
    UAJ: sampleUai,
    ANNEE_SCOLAIRE: String(schoolYearOf(date)),
    DATE_EXPORT: exportedOn,
    HORODATAGE: `${exportedOn} 07:30:00`,
  });
  return `<PARAMETRES>${content}</PARAMETRES>\n`;
}

function studentElement(pupil: SamplePupil): string {
  const content = elements({
    ...ineElements(pupil.ine),
    NOM_DE_FAMILLE: pupil.lastName.toLocaleUpperCase("fr"),
    NOM_USAGE: pupil.usageName?.toLocaleUpperCase("fr") ?? null,
    PRENOM: pupil.firstName,
    PRENOM2: pupil.secondName,
    DATE_NAISS: frenchDay(pupil.bornOn),
    DATE_SORTIE: pupil.leftOn && frenchDay(pupil.leftOn),
    DATE_ENTREE: frenchDay(pupil.enteredOn),
    CODE_REGIME: pupil.boardingCode,
    CODE_SEXE: pupil.isGirl ? "2" : "1",
    CODE_STATUT: "ST",
    CODE_MEF: pupil.schoolClass.level.mef,
  });
  return `<ELEVE ${identity(pupil)}>${content}</ELEVE>\n`;
}

/** An old identifier stands in a tag of its own, and some pupils have none yet. */
function ineElements(ine: SamplePupil["ine"]): Record<string, string> {
  if (ine === null) return {};
  return ine.form === "BEA" ? { INE_BEA: ine.value } : { ID_NATIONAL: ine.value };
}

function structuresElement(pupil: SamplePupil): string {
  const structure = (code: string, type: "D" | "G"): string =>
    `<STRUCTURE>${elements({ CODE_STRUCTURE: code, TYPE_STRUCTURE: type })}</STRUCTURE>`;
  const groups = pupil.groups.map((code) => structure(code, "G")).join("");
  return `<STRUCTURES_ELEVE ${identity(pupil)}>${structure(pupil.schoolClass.code, "D")}${groups}</STRUCTURES_ELEVE>\n`;
}

function identity({ sourceId }: SamplePupil): string {
  return `ELEVE_ID="${sourceId}" ELENOET="${sourceId % 100_000}"`;
}

/** SIECLE leaves out a tag that has nothing to hold. */
function elements(values: Record<string, string | null>): string {
  return Object.entries(values)
    .map(([tag, value]) => (value === null ? "" : `<${tag}>${escaped(value)}</${tag}>`))
    .join("");
}

/** A text as XML writes it. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
