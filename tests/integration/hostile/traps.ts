import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { filePupils, siecleZip } from "@/tests/integration/imports/files";
import { zip, type ZipMember } from "@/tests/support/zip";

export type Trap = { name: string; file: (uai: string) => File };

const file = (content: string | Uint8Array, name: string) =>
  new File([typeof content === "string" ? content : Uint8Array.from(content)], name);
const archive = (members: readonly ZipMember[], name = "export.zip") => file(zip(members), name);
const member = (name: string, content: string): ZipMember => ({ name, bytes: Buffer.from(content) });

const utf8 = '<?xml version="1.0" encoding="UTF-8"?>';
const xml = (uai: string, students: string, head = utf8) =>
  `${head}<BEE_ELEVES VERSION="2.1"><PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${String(schoolYearOf(new Date()))}</ANNEE_SCOLAIRE><DATE_EXPORT>02/09/2026</DATE_EXPORT></PARAMETRES><DONNEES><ELEVES>${students}</ELEVES></DONNEES></BEE_ELEVES>`;
const pupil = (lastName: string) =>
  `<ELEVE ELEVE_ID="1" ELENOET="1"><NOM_DE_FAMILLE>${lastName}</NOM_DE_FAMILLE><PRENOM>Zoé</PRENOM></ELEVE>`;
const xmlTrap = (name: string, content: (uai: string) => string | Uint8Array): Trap => ({
  name,
  file: (uai) => file(content(uai), "ElevesSansAdresses.xml"),
});
const csvTrap = (name: string, content: string | Uint8Array): Trap => ({
  name,
  file: () => file(content, "eleves.csv"),
});

const templateHeader = "Nom;Nom d’usage;Prénom;Date de naissance;Classe;Identifiant;INE;État\r\n";
export const templateList = (rows: readonly string[]) => file(templateHeader + rows.join(""), "eleves.csv");

/** Files that are not to be imported: each must be refused in a sentence, at once. */
export const traps: readonly Trap[] = [
  xmlTrap("an XML file cut in the middle", (uai) => xml(uai, pupil("A")).slice(0, 300)),
  xmlTrap("an XML file with a DOCTYPE and entities", (uai) =>
    xml(uai, pupil("&b;"), `${utf8}<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`),
  ),
  xmlTrap("an XML file that names U+0000", (uai) => xml(uai, pupil("A&#0;B"))),
  xmlTrap("an XML file that names half a surrogate pair", (uai) => xml(uai, pupil("A&#xD800;B"))),
  xmlTrap("an XML file nested 50,000 deep", () => `<BEE_ELEVES>${"<A>".repeat(50_000)}`),
  xmlTrap("an XML file in an unknown encoding", (uai) =>
    xml(uai, pupil("A"), '<?xml version="1.0" encoding="EBCDIC-FR"?>'),
  ),
  xmlTrap("Latin-1 that says UTF-8", (uai) => Buffer.from(xml(uai, pupil("Élève")), "latin1")),
  xmlTrap("an export without a pupil", (uai) => xml(uai, "")),
  xmlTrap("a web page", () => "<!DOCTYPE html><html><body>Connexion</body></html>"),
  { name: "the export of another school", file: () => siecleZip("0000000A", filePupils(3)) },
  { name: "the export of another year", file: (uai) => siecleZip(uai, filePupils(3), { year: 2019 }) },
  {
    name: "a ZIP that unfolds beyond measure",
    file: () => archive([{ name: "a.xml", bytes: Buffer.alloc(200 * 1024 * 1024, " ") }]),
  },
  { name: "a ZIP with nothing", file: () => archive([]) },
  {
    name: "a ZIP in a ZIP",
    file: (uai) => archive([{ name: "a.zip", bytes: zip([member("a.xml", xml(uai, pupil("A")))]) }]),
  },
  { name: "a ZIP that leaves its folder", file: (uai) => archive([member("../../a.xml", xml(uai, ""))]) },
  {
    name: "a ZIP cut in the middle",
    file: (uai) => file(zip([member("a.xml", xml(uai, pupil("A")))]).subarray(0, 100), "export.zip"),
  },
  {
    name: "a spreadsheet called .csv",
    file: () =>
      archive([member("[Content_Types].xml", "<Types/>"), member("xl/workbook.xml", "<w/>")], "e.csv"),
  },
  csvTrap("a PDF called .csv", "%PDF-1.7\n"),
  csvTrap("UTF-16", Buffer.from(`\uFEFF${templateHeader}`, "utf16le")),
  csvTrap("nothing", ""),
  csvTrap("empty lines", "\r\n\r\n"),
  csvTrap("a list without a header", "DUPONT;;Zoé;01/01/2014;6e A;z.dupont;;Actif\r\n"),
  csvTrap("a list of nobody", templateHeader),
  csvTrap("a list of one column", "Nom\r\nDUPONT\r\n"),
  csvTrap("a list of 20,000 columns", `${"c;".repeat(20_000)}\r\n`),
  csvTrap("a line of five million signs", `${templateHeader}${"x".repeat(5_000_000)}\r\n`),
  csvTrap("null bytes after 200 kB", `${templateHeader}${"A;;B;;6e A;;;\r\n".repeat(15_000)}A\0;;B;;;;;\r\n`),
];

/** Lists whose lines are strange: read, previewed, applied, and printed in the report without a breakdown. */
export const strangeLists: readonly { name: string; rows: readonly string[]; pupils: number }[] = [
  { name: "the header twice", rows: [templateHeader, "A;;B;01/01/2014;6e A;;;\r\n"], pupils: 1 },
  {
    name: "formulas",
    rows: ["=1+1;;@SUM(A1);01/01/2014;-6A;;;\r\n", "+33;;\tX;02/01/2014;=cmd|'/c'!A1;;;\r\n"],
    pupils: 2,
  },
  {
    name: "no first name, no day called 31/02",
    rows: ["A;;;01/01/2014;;;;\r\n", "B;;C;31/02/2014;;;;\r\n"],
    pupils: 1,
  },
  { name: "names of 200 signs", rows: [`${"É".repeat(200)};;Zoé;01/01/2014;4 D;;;\r\n`], pupils: 1 },
  {
    name: "fields called like parts of an object",
    rows: ["__proto__;;constructor;;toString;;;\r\n"],
    pupils: 1,
  },
  { name: "homonym twins", rows: ["A;;B;01/01/2014;4 D;;;\r\n", "A;;B;01/01/2014;4 D;;;\r\n"], pupils: 0 },
  {
    name: "one INE for two pupils",
    rows: ["A;;B;01/01/2014;;;000000001AB;\r\n", "C;;D;01/01/2014;;;000000001AB;\r\n"],
    pupils: 0,
  },
];
