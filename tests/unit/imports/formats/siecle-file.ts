/** A fake pupil of a SIECLE export. */
export type FakePupil = {
  id?: string;
  children?: string;
  classes?: readonly string[];
  groups?: readonly string[];
};

export const header =
  "<UAJ>0932048W</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE><DATE_EXPORT>12/09/2026</DATE_EXPORT>";

export function pupil(lastName: string, firstName: string, more = ""): string {
  return `<NOM_DE_FAMILLE>${lastName}</NOM_DE_FAMILLE><PRENOM>${firstName}</PRENOM>${more}`;
}

/** The text of an ElevesSansAdresses export, as SIECLE lays it out. */
export function siecleXml(
  pupils: readonly FakePupil[],
  options: { encoding?: string; root?: string; parameters?: string } = {},
): string {
  const { encoding = "ISO-8859-15", root = "BEE_ELEVES", parameters = header } = options;
  const numbered = pupils.map((one, index) => ({
    id: String(index + 1),
    children: "",
    classes: ["6A"],
    groups: [],
    ...one,
  }));
  const students = numbered.map(
    ({ id, children }) => `<ELEVE ELEVE_ID="${id}" ELENOET="9${id}">${children}</ELEVE>\n`,
  );
  const structures = numbered.map(({ id, classes, groups }) => {
    const inside = [
      ...classes.map((code) => structure(code, "D")),
      ...groups.map((code) => structure(code, "G")),
    ];
    return inside.length === 0
      ? ""
      : `<STRUCTURES_ELEVE ELEVE_ID="${id}" ELENOET="9${id}">${inside.join("")}</STRUCTURES_ELEVE>\n`;
  });
  return `<?xml version="1.0" encoding="${encoding}"?>
<${root} VERSION="17.4"><PARAMETRES>${parameters}</PARAMETRES>
<DONNEES><ELEVES>
${students.join("")}</ELEVES>
<STRUCTURES>
${structures.join("")}</STRUCTURES></DONNEES></${root}>`;
}

function structure(code: string, type: "D" | "G"): string {
  return `<STRUCTURE><CODE_STRUCTURE>${code}</CODE_STRUCTURE><TYPE_STRUCTURE>${type}</TYPE_STRUCTURE></STRUCTURE>`;
}
