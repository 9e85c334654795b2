/** What a file is, once recognised, as far as the pupils’ list is concerned. */
export type StudentFileFormat = "SIECLE" | "ONDE" | "EDUCONNECT" | "TEMPLATE" | "OTHER_CSV";

/** The software that each kind of school answers for: what it does not hold may be gone. */
const registers: ReadonlySet<StudentFileFormat> = new Set(["SIECLE", "ONDE"]);

/** True for the export of the software that a school keeps its pupils in. */
export function isRegister(format: StudentFileFormat): boolean {
  return registers.has(format);
}

/** Below this share of the known pupils, an export is taken for a part of the school. */
export const partialFileShare = 0.6;

export type Departures =
  | { kind: "PROPOSED"; count: number }
  | { kind: "PARTIAL"; sentence: string }
  | { kind: "NOT_CONCERNED"; sentence: string };

/**
 * Whether the known pupils that a file does not hold may be proposed as gone: only by a SIECLE or ONDE export that
 * holds at least 60 % of the active pupils. `scopeClasses` are the classes the file speaks of, named when it is partial.
 */
export function decideDepartures(file: {
  format: StudentFileFormat;
  knownCount: number;
  matchedCount: number;
  scopeClasses: readonly string[];
}): Departures {
  if (!isRegister(file.format)) {
    const sentence = "Seul un export SIECLE ou ONDE complet peut signaler des départs.";
    return { kind: "NOT_CONCERNED", sentence };
  }
  if (file.matchedCount >= file.knownCount * partialFileShare) {
    return { kind: "PROPOSED", count: file.knownCount - file.matchedCount };
  }
  const figures = `${file.matchedCount} des ${file.knownCount} élèves connus${nameClasses(file.scopeClasses)}`;
  return {
    kind: "PARTIAL",
    sentence: `Ce fichier ne contient que ${figures} : il est traité comme partiel, aucun départ n’est proposé.`,
  };
}

function nameClasses(classes: readonly string[]): string {
  if (classes.length === 0) return "";
  if (classes.length > 5) return ` (${classes.length} classes)`;
  return ` (${classes.length === 1 ? "classe" : "classes"} ${classes.join(", ")})`;
}
