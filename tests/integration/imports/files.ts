import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { zip } from "@/tests/support/zip";

/** A pupil as SIECLE tells of it. */
export type FilePupil = {
  sourceId: string;
  ine?: string;
  lastName: string;
  firstName: string;
  /** JJ/MM/AAAA */
  born?: string;
  className?: string;
  leftOn?: string;
};

/** Pupil number n of a fake school, always the same. */
export function filePupil(rank: number, changes: Partial<FilePupil> = {}): FilePupil {
  return {
    sourceId: String(1000 + rank),
    ine: `${String(rank).padStart(9, "0")}AB`,
    lastName: `MARTIN${String(rank)}`,
    firstName: "Zoé",
    born: "04/05/2014",
    className: rank % 2 === 0 ? "6e A" : "4 D",
    ...changes,
  };
}

export const filePupils = (count: number) => Array.from({ length: count }, (_, rank) => filePupil(rank + 1));

const tag = (name: string, value: string | undefined) => (value ? `<${name}>${value}</${name}>` : "");

type ExportFacts = { year?: number; exportedOn?: string };

/** ElevesSansAdresses of this school year. */
export function siecleXml(
  uai: string,
  pupils: readonly FilePupil[],
  { year = schoolYearOf(new Date()), exportedOn = "02/09/2026" }: ExportFacts = {},
): Buffer {
  const students = pupils.map(
    (pupil) =>
      `<ELEVE ELEVE_ID="${pupil.sourceId}" ELENOET="1">${tag("ID_NATIONAL", pupil.ine)}${tag("NOM_DE_FAMILLE", pupil.lastName)}${tag("PRENOM", pupil.firstName)}${tag("DATE_NAISS", pupil.born)}${tag("DATE_SORTIE", pupil.leftOn)}</ELEVE>`,
  );
  const structures = pupils.map(({ sourceId, className }) =>
    className === undefined
      ? ""
      : `<STRUCTURES_ELEVE ELEVE_ID="${sourceId}" ELENOET="1"><STRUCTURE><CODE_STRUCTURE>${className}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>`,
  );
  const xml = `<?xml version="1.0" encoding="ISO-8859-15"?><BEE_ELEVES VERSION="2.1"><PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${String(year)}</ANNEE_SCOLAIRE><DATE_EXPORT>${exportedOn}</DATE_EXPORT></PARAMETRES><DONNEES><ELEVES>${students.join("")}</ELEVES><STRUCTURES>${structures.join("")}</STRUCTURES></DONNEES></BEE_ELEVES>`;
  return Buffer.from(xml, "latin1");
}

/** The same, zipped as SIECLE does. */
export function siecleZip(uai: string, pupils: readonly FilePupil[], facts: ExportFacts = {}): File {
  const bytes = zip([{ name: "ElevesSansAdresses.xml", bytes: siecleXml(uai, pupils, facts) }]);
  return new File([new Uint8Array(bytes)], "ExportXML_ElevesSansAdresses.zip");
}

export function structuresXml(uai: string, classes: Readonly<Record<string, string>>): File {
  const divisions = Object.entries(classes).map(
    ([code, label]) => `<DIVISION CODE_STRUCTURE="${code}"><LIBELLE_LONG>${label}</LIBELLE_LONG></DIVISION>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?><BEE_STRUCTURES VERSION="2.1"><PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${String(schoolYearOf(new Date()))}</ANNEE_SCOLAIRE></PARAMETRES><DONNEES><DIVISIONS>${divisions.join("")}</DIVISIONS></DONNEES></BEE_STRUCTURES>`;
  return new File([xml], "Structures.xml");
}

/** A list as EduConnect might write it, in Windows-1252. */
export function listCsv(header: string, rows: readonly string[]): File {
  const text = [header, ...rows].map((row) => `${row}\r\n`).join("");
  return new File([new Uint8Array(Buffer.from(text, "latin1"))], "liste.csv");
}
