import type { XmlHandlers } from "./xml-parser";

/** An ELEVE element as it came: its rank, its ELEVE_ID and the text of the children that matter. */
export type StudentElement = {
  line: number;
  sourceId: string | undefined;
  fields: Partial<Record<StudentField, string>>;
};

export const studentFields = [
  "ID_NATIONAL",
  "INE_BEA",
  "NOM_DE_FAMILLE",
  "NOM_USAGE",
  "PRENOM",
  "DATE_NAISS",
  "DATE_SORTIE",
] as const;

export type StudentField = (typeof studentFields)[number];

const wanted = new Map<string, StudentField>(studentFields.map((field) => [field, field]));

export type ElementReader = XmlHandlers & {
  closedSections: () => number;
  isInStudent: () => boolean;
  /** An ELEVE that somebody else read, where none is open. */
  take(student: Omit<StudentElement, "line">): void;
};

/** Gives each ELEVE once it is closed. Only its own children count, not their contents. */
export function createElementReader(receive: (element: StudentElement) => void): ElementReader {
  let opened = 0;
  let sections = 0;
  let studentDepth = 0;
  let element: StudentElement | null = null;
  return {
    closedSections: () => sections,
    isInStudent: () => element !== null,
    take(student) {
      opened += 1;
      receive({ line: opened, ...student });
    },
    open(name, attributes, depth) {
      if (name !== "ELEVE") return;
      opened += 1;
      studentDepth = depth;
      element = { line: opened, sourceId: attributes.ELEVE_ID, fields: {} };
    },
    close(name, text, depth) {
      if (name === "ELEVES") sections += 1;
      if (!element) return;
      const field = depth === studentDepth + 1 ? wanted.get(name) : undefined;
      if (field) element.fields[field] = text;
      if (depth !== studentDepth) return;
      receive(element);
      element = null;
    },
  };
}
