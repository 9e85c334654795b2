import { zip } from "@/tests/support/zip";

/** One person of the académie’s directory, as a set writes them. */
export type Fed = {
  id: string;
  sn: string;
  givenName: string;
  category?: "PersEducNat" | "Eleve";
  born?: string;
  mail?: string;
  functions?: readonly string[];
  classes?: readonly string[];
  structure?: string;
};

const attr = (name: string, values: readonly string[]) =>
  values.length === 0
    ? ""
    : `<attr name="${name}">${values.map((value) => `<value>${value}</value>`).join("")}</attr>`;

function entry(request: string, category: string, id: string, attributes: string): string {
  const kind = category === "EtabEducNat" ? "categorieStructure" : "categoriePersonne";
  return `<${request}><operationalAttributes>${attr(kind, [category])}</operationalAttributes><identifier><id>${id}</id></identifier><attributes>${attributes}</attributes></${request}>`;
}

export function personEntry(person: Fed, request = "addRequest"): string {
  const {
    id,
    sn,
    givenName,
    category = "PersEducNat",
    born,
    mail,
    functions = [],
    classes = [],
    structure = "43",
  } = person;
  const attributes = [
    attr("ENTPersonJointure", [id]),
    attr("sn", [sn]),
    attr("givenName", [givenName]),
    attr("ENTPersonDateNaissance", born ? [born] : []),
    attr("mail", mail ? [mail] : []),
    attr("ENTPersonStructRattach", [structure]),
    attr(
      "ENTPersonFonctions",
      functions.map((code) => `${structure}$${code}$LIBELLE$D0011$DETAIL`),
    ),
    attr(
      "ENTEleveClasses",
      classes.map((name) => `${structure}$${name}`),
    ),
  ];
  return entry(request, category, id, attributes.join("\n"));
}

export const schoolEntry = (uai: string, id = "43", name = "COLLEGE DES CAPUCINES"): string =>
  entry(
    "addRequest",
    "EtabEducNat",
    id,
    attr("ENTStructureUAI", [uai]) + attr("ENTStructureNomCourant", [name]),
  );

export const aafXml = (entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="ISO-8859-15"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n<ficAlimMENESR>\n${entries.join("\n")}\n</ficAlimMENESR>\n`;

const latin = (text: string) => Buffer.from(text, "latin1");

/** A complete set in its archive: the school, its staff and its pupils. */
export function aafZip(
  uai: string,
  people: readonly Fed[],
  others: readonly string[] = [],
  beside: readonly { name: string; bytes: Buffer }[] = [],
): File {
  const of = (category: string) => people.filter((person) => (person.category ?? "PersEducNat") === category);
  const members = [
    {
      name: "ENT_31_Complet_20260901_EtabEducNat_0000.xml",
      bytes: latin(aafXml([schoolEntry(uai), ...others])),
    },
    {
      name: "ENT_31_Complet_20260901_PersEducNat_0000.xml",
      bytes: latin(aafXml(of("PersEducNat").map((one) => personEntry(one)))),
    },
    {
      name: "ENT_31_Complet_20260901_Eleve_0000.xml",
      bytes: latin(aafXml(of("Eleve").map((one) => personEntry(one)))),
    },
  ];
  return new File([new Uint8Array(zip([...members, ...beside]))], "aaf.zip");
}

export const csvFile = (name: string, lines: readonly string[], encoding: "utf8" | "latin1" = "utf8"): File =>
  new File([new Uint8Array(Buffer.from(`${lines.join("\r\n")}\r\n`, encoding))], name);

/** Staff that a small school has; the first teaches, the second leads. */
export const staff: readonly Fed[] = [
  {
    id: "1001",
    sn: "DUPONT",
    givenName: "Jeanne",
    born: "12/03/1980",
    mail: "jeanne.dupont@ac-toulouse.fr",
    functions: ["ENS"],
  },
  {
    id: "1002",
    sn: "MARTIN",
    givenName: "Élodie",
    born: "01/02/1975",
    mail: "elodie.martin@ac-toulouse.fr",
    functions: ["DIR"],
  },
  {
    id: "1003",
    sn: "LEROY",
    givenName: "Paul",
    born: "05/06/1990",
    mail: "paul.leroy@ac-toulouse.fr",
    functions: ["EDU"],
  },
  {
    id: "1004",
    sn: "NGUYEN",
    givenName: "Linh",
    born: "07/08/1985",
    mail: "linh.nguyen@ac-toulouse.fr",
    functions: ["DOC"],
  },
];
