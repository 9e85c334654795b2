import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { classesReached, isAllowed, type Permission, reaches } from "@/lib/platform/permissions";
import type { Actor } from "@/lib/platform/session";
import { classTable, countedBy } from "./rules/class-table";
import { handPicked, mostHandPicked, type Selection, wholeTarget } from "./rules/selection";
import { selectionSchema, studentPageSchema } from "./schema";
import {
  countByClassAndState,
  countStudents,
  findPosition,
  findStudent,
  listClassLabels,
  listStateChanges,
  listStudentIds,
  listStudents,
} from "./store";

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
    const matching = { filter, today: parisDay(now) };
    const after = apres === undefined ? null : await findPosition(tx, actor.scope, apres);
    const rows = await listStudents(tx, actor.scope, matching, { after, limit: pageSize + 1 });
    const students = rows.slice(0, pageSize);
    const table = classTable(await countByClassAndState(tx, actor.scope, matching.today));
    return {
      ...table,
      filter,
      students,
      next: rows.length > pageSize ? (students.at(-1)?.id ?? null) : null,
      isFirstPage: after === null,
      total: countedBy(table.lines, filter) ?? (await countStudents(tx, actor.scope, matching)),
      mayReset: may(actor, "reset:run"),
      mayImport: may(actor, "import:make"),
    };
  },
});

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

/** Whom the ticks of the list, or all that matches its filters, mean for a reset. */
export const readSelection = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, query: unknown): Promise<Selection> {
    const { eleve, everything, ...filter } = selectionSchema.parse(query);
    if (everything === undefined) return handPicked(eleve);
    const whole = wholeTarget(filter);
    if (whole) return { target: whole };
    const matching = { filter, today: parisDay(now) };
    return handPicked(await listStudentIds(tx, actor.scope, matching, mostHandPicked + 1));
  },
});
