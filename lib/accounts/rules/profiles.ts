import * as z from "zod";

/** Kosmos’s profiles, in the order a school lists them (domain § 3). */
export const profiles = ["ELV", "TUT", "ENS", "DIR", "EVS", "ETA", "DOC", "ACA", "COL", "EXT"] as const;

export type Profile = (typeof profiles)[number];

export const profileNames: Record<Profile, string> = {
  ELV: "Élève",
  TUT: "Responsable légal",
  ENS: "Enseignant",
  DIR: "Direction",
  EVS: "Vie scolaire",
  ETA: "Administratif et technique",
  DOC: "Documentation",
  ACA: "Académie",
  COL: "Collectivité",
  EXT: "Invité",
};

/** What the académie’s directory calls these functions; a school’s own codes have no name here. */
const functionNames: Readonly<Record<string, string>> = {
  ...{ DIR: "Direction", ENS: "Enseignement", DOC: "Documentation", EDU: "Éducation", SUR: "Surveillance" },
  ...{ AED: "Assistant d’éducation", ADM: "Administration", LAB: "Laboratoire", MDS: "Médico-social" },
  ...{ ORI: "Orientation", OUV: "Personnel ouvrier", PSY: "Psychologue", INS: "Inspection" },
};

/** “Documentation (DOC)”, or the code alone when it is the school’s own. */
export function nameOfFunction(code: string): string {
  const name = functionNames[code];
  return name === undefined ? code : `${name} (${code})`;
}

/** Function code → profile. */
export type FunctionTable = Readonly<Record<string, Profile>>;

/** What the console starts from; vendors disagree, so each school may change it (domain § 3). */
const defaultFunctionTable: FunctionTable = {
  ...{ DIR: "DIR", DEC: "DIR" },
  ...{ AED: "EVS", AES: "EVS", EDU: "EVS", SUR: "EVS" },
  ...{ ENS: "ENS", FCA: "ENS", RPL: "ENS" },
  DOC: "DOC",
  ...{
    ADM: "ETA",
    ADF: "ETA",
    CTR: "ETA",
    LAB: "ETA",
    MDS: "ETA",
    ORI: "ETA",
    OUV: "ETA",
    PSY: "ETA",
    ASE: "ETA",
  },
  ...{ INS: "ACA", COLTER: "COL", ELE: "ELV" },
};

const storedTable = z.record(z.string(), z.enum(profiles)).catch({});

/** The school’s own table once it has one, or the defaults; anything unreadable counts for nothing. */
export function functionTableOf(stored: unknown): FunctionTable {
  const table = storedTable.parse(stored);
  return Object.keys(table).length > 0 ? table : defaultFunctionTable;
}

/**
 * The profile of somebody who holds these functions, the first that the table knows deciding. Null when it knows none:
 * a profile is never guessed.
 */
export function profileOf(functions: readonly string[], table: FunctionTable): Profile | null {
  for (const code of functions) {
    const profile = Object.hasOwn(table, code) ? table[code] : undefined;
    if (profile) return profile;
  }
  return null;
}
