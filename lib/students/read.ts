import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import type { Transaction } from "@/lib/platform/database/transaction";
import { defineRead } from "@/lib/platform/define-read";
import { classesReached, isAllowed, type Permission, reaches } from "@/lib/platform/permissions";
import type { Scope } from "@/lib/platform/scope";
import type { Actor } from "@/lib/platform/session";
import { classTable, countedBy, isCounted } from "./rules/class-table";
import { type Target, wholeTarget } from "./rules/selection";
import { selectionSchema, studentPageSchema } from "./schema";
import { countByClassAndState, listClassLabels } from "./store/classes";
import {
  findPosition,
  listExistingIds,
  listStudentIds,
  listStudents,
  type Matching,
  type Page,
  searchStudents,
} from "./store/list";
import { findStudent, listStateChanges } from "./store/student";

const pageSize = 50;
const statesShown = 50;

const may = ({ roles }: Actor, permission: Permission) => isAllowed(roles, permission);
/** The same for one pupil: a delegation adds a right on its classes only. */
const mayFor = ({ roles, held }: Actor, permission: Permission, className: string | null) =>
  isAllowed(roles, permission) && reaches(classesReached(held, permission), className);

/** A page of the pupils that match, with their exact number and the school's own counts. */
export const readStudents = defineRead({
  permission: "student:read",
  async load({ actor, now, tx }, query: unknown) {
    const { apres, ...filter } = studentPageSchema.parse(query);
    const after = apres === undefined ? null : await findPosition(tx, actor.scope, apres);
    const page = { after, limit: pageSize + 1 };
    const found = await findPage(tx, actor.scope, { filter, today: parisDay(now) }, page);
    const students = found.students.slice(0, pageSize);
    return {
      ...found.table,
      filter,
      students,
      next: found.students.length > pageSize ? (students.at(-1)?.id ?? null) : null,
      isFirstPage: after === null,
      total: found.total,
      mayReset: may(actor, "reset:run"),
      mayImport: may(actor, "import:make"),
    };
  },
});

/** By class and state the table counts who matches, and the index gives the page; a search reads the school itself. */
async function findPage(tx: Transaction, scope: Scope, matching: Matching, page: Page) {
  if (!isCounted(matching.filter)) {
    const { students, counts } = await searchStudents(tx, scope, matching, page);
    const total = counts.reduce((sum, { matching: found }) => sum + found, 0);
    return { students, total, table: classTable(counts) };
  }
  const students = await listStudents(tx, scope, matching, page);
  const table = classTable(await countByClassAndState(tx, scope, matching.today));
  return { students, total: countedBy(table.lines, matching.filter), table };
}

/** The pupils present, by class and state. */
export const readClassTable = defineRead({
  permission: "student:read",
  async load({ actor, now, tx }) {
    const labels = await listClassLabels(tx, actor.scope);
    const { lines, school } = classTable(await countByClassAndState(tx, actor.scope, parisDay(now)));
    return {
      school,
      lines: lines.map((line) => ({ ...line, label: labels.get(line.className ?? "") ?? null })),
      mayImport: may(actor, "import:make"),
    };
  },
});

/** The same counts without the long names of the classes, for a summary. */
export const readClassCounts = defineRead({
  permission: "student:read",
  load: async ({ actor, now, tx }) => classTable(await countByClassAndState(tx, actor.scope, parisDay(now))),
});

/** One pupil, never a password; null when there is no such pupil in the school. */
export const readStudent = defineRead({
  permission: "student:read",
  async load({ actor, now, tx }, studentId: string) {
    const isId = z.uuid().safeParse(studentId).success;
    const student = isId ? await findStudent(tx, actor.scope, studentId) : null;
    if (!student) return null;
    return {
      ...student,
      hasLeft: student.leftOn !== null && student.leftOn < parisDay(now),
      states: await listStateChanges(tx, actor.scope, student.id, statesShown),
      mayWithhold: may(actor, "student:withhold"),
      mayReset: mayFor(actor, "reset:run", student.className),
      mayReadResets: mayFor(actor, "reset:read", student.className),
      mayReadJournal: may(actor, "journal:read"),
    };
  },
});

/** Whom the ticks of the list, or all that matches its filters, mean: the school, a class, or pupils one by one. */
export const readSelected = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, query: unknown): Promise<{ target: Target } | { ids: string[] }> {
    const { eleve, everything, ...filter } = selectionSchema.parse(query);
    if (everything === undefined) return { ids: await listExistingIds(tx, actor.scope, eleve) };
    const whole = wholeTarget(filter);
    if (whole) return { target: whole };
    return { ids: await listStudentIds(tx, actor.scope, { filter, today: parisDay(now) }) };
  },
});
