import { maxStudents, tooManyStudents } from "../limits";
import { UnreadableFile } from "../unreadable-file";
import { cleanText } from "../text-cleaning";

/** Classes and groups of one pupil, in the order of the file. */
export type Membership = { classes: readonly string[]; groups: readonly string[] };

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
  const closeStudent = () => {
    const before = byStudent.get(student) ?? none;
    const merged = {
      classes: [...before.classes, ...current.classes],
      groups: [...before.groups, ...current.groups],
    };
    const key = JSON.stringify(merged);
    if (!distinct.has(key)) distinct.set(key, merged);
    byStudent.set(student, distinct.get(key) ?? merged);
    if (byStudent.size > maxStudents) throw new UnreadableFile(tooManyStudents);
  };
  const closeStructure = () => {
    const list = type === "D" ? current.classes : type === "G" ? current.groups : null;
    if (code && list && !list.includes(code)) list.push(code);
  };
  return {
    of: (sourceId) => byStudent.get(sourceId ?? "") ?? none,
    open(name, attributes) {
      if (name === "STRUCTURES_ELEVE") {
        student = attributes.ELEVE_ID ?? "";
        current = { classes: [], groups: [] };
      }
      if (name === "STRUCTURE") code = type = "";
    },
    close(name, text) {
      if (name === "CODE_STRUCTURE") code = cleanText(text);
      else if (name === "TYPE_STRUCTURE") type = text.trim();
      else if (name === "STRUCTURE") closeStructure();
      else if (name === "STRUCTURES_ELEVE" && student) closeStudent();
    },
  };
}
