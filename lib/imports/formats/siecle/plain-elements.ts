import { studentFields, type ElementReader, type StudentElement, type StudentField } from "./element-reader";
import type { MembershipReader } from "./memberships";
import type { XmlParser } from "./xml-parser";

/** What SIECLE writes plainly: nothing that an XML parser, of any version, would have to think about. */
const text = "[\\t\\n -%'-;=?-~\\u00A0-\\u2027\\u202A-\\uD7FF\\uE000-\\uFFFD]*";
const value = "[ !#-%'-;=?-~\\u00A0-\\u2027\\u202A-\\uD7FF\\uE000-\\uFFFD]*";
const gap = "(?:[ \\t\\n]|\\r\\n)*";
const name = "(?!ELEVES?>)[A-Z][A-Z\\d_]*";
const identity = `ELEVE_ID="(${value})"(?: ELENOET="${value}")?`;
const wanted = studentFields.join("|");
const inner = `${gap}<(${name})>${text}</\\2>`;

const studentStart = new RegExp(`${gap}<ELEVE ${identity}>`, "y");
const studentEnd = new RegExp(`${gap}</ELEVE>`, "y");
const wantedField = new RegExp(`${gap}<(${wanted})>(${text})</\\1>`, "y");
const otherFields = new RegExp(
  `(?:${gap}<(?!(?:${wanted})>)(${name})>(?:${text}|(?:${inner})+${gap})</\\1>)*`,
  "y",
);

const structureOf = (held: string) =>
  `<STRUCTURE>${gap}<CODE_STRUCTURE>${held}</CODE_STRUCTURE>${gap}<TYPE_STRUCTURE>${held}</TYPE_STRUCTURE>${gap}</STRUCTURE>`;
const structures = new RegExp(structureOf(`(${text})`), "g");
const membership = new RegExp(
  `${gap}<STRUCTURES_ELEVE ${identity}>((?:${gap}${structureOf(text)})*)${gap}</STRUCTURES_ELEVE>`,
  "y",
);

/** Reads one element at a place of a text that stands between two tags; gives where it ends, or null. */
export type PlainReader = {
  /** What every such element ends with: from there on, another may be plain. */
  ending: string;
  /** Levels that it may be deep. */
  levels: number;
  readAt: (source: string, at: number) => number | null;
};

/** Writes a text to a parser, which hears nothing of the elements that are read plainly. */
export function writeAround(parser: XmlParser, source: string, plain: PlainReader): void {
  for (let at = 0; at < source.length;) {
    const from = at;
    if (parser.mayHold(plain.levels)) at = readAll(source, at, plain);
    if (at > from) parser.skip(source.slice(from, at));
    const found = source.indexOf(plain.ending, at);
    const end = found === -1 ? source.length : found + plain.ending.length;
    if (end > at) parser.write(source.slice(at, end));
    at = end;
  }
}

function readAll(source: string, from: number, { readAt }: PlainReader): number {
  let at = from;
  for (let end = readAt(source, at); end !== null; end = readAt(source, at)) at = end;
  return at;
}

/** ELEVE, where none is open. */
export function plainStudents(reader: Pick<ElementReader, "isInStudent" | "take">): PlainReader {
  return {
    ...{ ending: "</ELEVE>", levels: 3 },
    readAt(source, at) {
      const sourceId = reader.isInStudent() ? undefined : matchAt(studentStart, source, at)?.[1];
      if (sourceId === undefined) return null;
      const fields: StudentElement["fields"] = {};
      const end = endAt(studentEnd, source, readFields(source, studentStart.lastIndex, fields));
      if (end !== null) reader.take({ sourceId, fields });
      return end;
    },
  };
}

function readFields(source: string, from: number, fields: StudentElement["fields"]): number {
  for (let at = from; ;) {
    at = endAt(otherFields, source, at) ?? at;
    const found = matchAt(wantedField, source, at);
    if (!found) return at;
    const [, field, held = ""] = found;
    fields[field as StudentField] = held;
    at = wantedField.lastIndex;
  }
}

/** STRUCTURES_ELEVE. */
export function plainMemberships(reader: Pick<MembershipReader, "take">): PlainReader {
  return {
    ...{ ending: "</STRUCTURES_ELEVE>", levels: 3 },
    readAt(source, at) {
      const found = matchAt(membership, source, at);
      if (!found) return null;
      const [, sourceId = "", listed = ""] = found;
      const each = Array.from(listed.matchAll(structures), ([, code = "", type = ""]) => ({ code, type }));
      reader.take(sourceId, each);
      return membership.lastIndex;
    },
  };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function endAt(pattern: RegExp, source: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : null;
}
