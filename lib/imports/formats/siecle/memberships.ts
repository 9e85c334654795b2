import { maxStudents, tooManyStudents } from "../limits";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { cleanText } from "@/lib/files/text-cleaning";

/** Classes and groups of one pupil, in the order of the file. */
type Membership = { classes: readonly string[]; groups: readonly string[] };

export type MembershipReader = {
  of(sourceId: string | undefined): Membership;
  /** A STRUCTURES_ELEVE that somebody else read. */
  take(sourceId: string, structures: readonly { code: string; type: string }[]): void;
  open(name: string, attributes: Record<string, string>): void;
  close(name: string, text: string): void;
};

const none: Membership = { classes: [], groups: [] };

/**
 * Joins STRUCTURES_ELEVE to pupils by ELEVE_ID. Pupils of the same class and groups share one object, so that memory
 * grows by an identifier a pupil.
 */
export function createMembershipReader(): MembershipReader {
  const byStudent = new Map<string, Shared>();
  const distinct = new Map<string, Shared>();
  let student = "";
  let key = "";
  let code = "";
  let type = "";
  const openStudent = (sourceId: string) => {
    student = sourceId;
    key = byStudent.get(sourceId)?.key ?? "";
  };
  const closeStudent = () => {
    const shared = distinct.get(key) ?? share(key);
    distinct.set(key, shared);
    byStudent.set(student, shared);
    student = "";
    if (byStudent.size > maxStudents) throw new UnreadableFile(tooManyStudents);
  };
  const closeStructure = (code: string, type: string) => {
    if (code && (type === "D" || type === "G")) key += `${type}${code}\n`;
  };
  return {
    of: (sourceId) => byStudent.get(sourceId ?? "") ?? none,
    take(sourceId, structures) {
      openStudent(sourceId);
      if (!student) return;
      for (const each of structures) closeStructure(cleanText(each.code), each.type.trim());
      closeStudent();
    },
    open(name, attributes) {
      if (name === "STRUCTURES_ELEVE") openStudent(attributes.ELEVE_ID ?? "");
      else if (name === "STRUCTURE") code = type = "";
    },
    close(name, text) {
      if (!student) return;
      if (name === "CODE_STRUCTURE") code = cleanText(text);
      else if (name === "TYPE_STRUCTURE") type = text.trim();
      else if (name === "STRUCTURE") closeStructure(code, type);
      else if (name === "STRUCTURES_ELEVE") closeStudent();
    },
  };
}

type Shared = Membership & { key: string };

/** The classes and groups of a key: each code once, after the letter of its type, on a line of its own. */
function share(key: string): Shared {
  const lines = [...new Set(key.split("\n"))];
  const codes = (type: string) => lines.filter((line) => line.startsWith(type)).map((line) => line.slice(1));
  return { key, classes: codes("D"), groups: codes("G") };
}
