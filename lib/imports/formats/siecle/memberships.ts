import { maxStudents, tooManyStudents } from "../limits";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { cleanText } from "@/lib/files/text-cleaning";

/** Classes and groups of one pupil, in the order of the file. */
type Membership = { classes: readonly string[]; groups: readonly string[] };

export type MembershipReader = {
  of(sourceId: string | undefined): Membership;
  open(name: string, attributes: Record<string, string>): void;
  close(name: string, text: string): void;
};

const none: Membership = { classes: [], groups: [] };

/**
 * Joins STRUCTURES_ELEVE to pupils by ELEVE_ID. Pupils of the same class and groups share one object, so that memory
 * grows by an identifier a pupil.
 */
export function createMembershipReader(): MembershipReader {
  const byStudent = new Map<string, Membership>();
  const distinct = new Map<string, Membership>();
  let student = "";
  let current: { classes: string[]; groups: string[] } = { classes: [], groups: [] };
  let code = "";
  let type = "";
  const openStudent = (sourceId: string) => {
    const before = byStudent.get(sourceId) ?? none;
    student = sourceId;
    current = { classes: [...before.classes], groups: [...before.groups] };
  };
  const closeStudent = () => {
    const key = `${current.classes.join("\t")}\n${current.groups.join("\t")}`;
    const shared = distinct.get(key) ?? current;
    distinct.set(key, shared);
    byStudent.set(student, shared);
    student = "";
    if (byStudent.size > maxStudents) throw new UnreadableFile(tooManyStudents);
  };
  const closeStructure = () => {
    const list = type === "D" ? current.classes : type === "G" ? current.groups : null;
    if (code && list && !list.includes(code)) list.push(code);
  };
  return {
    of: (sourceId) => byStudent.get(sourceId ?? "") ?? none,
    open(name, attributes) {
      if (name === "STRUCTURES_ELEVE") openStudent(attributes.ELEVE_ID ?? "");
      else if (name === "STRUCTURE") code = type = "";
    },
    close(name, text) {
      if (!student) return;
      if (name === "CODE_STRUCTURE") code = cleanText(text);
      else if (name === "TYPE_STRUCTURE") type = text.trim();
      else if (name === "STRUCTURE") closeStructure();
      else if (name === "STRUCTURES_ELEVE") closeStudent();
    },
  };
}
