import "server-only";
import type { Decision } from "@/lib/decision";
import { typefaces } from "./documents/fonts";
import { footOf } from "./documents/furniture";
import { writeDocument, type DocumentPart } from "./documents/sheet-document";
import { drawSlips, slipPageCount } from "./documents/slips/slips";
import { drawHandOut, planHandOut } from "./documents/tables/hand-out";
import { drawList, planList } from "./documents/tables/list";
import { documentTitle, handOutTitle, openNotice, studentSheetTitle } from "./documents/wording";
import {
  decideDocumentSize,
  decidePrinting,
  listAlteredNames,
  studentName,
  type AlteredName,
  type HandOutClass,
  type NamedStudent,
  type SheetClass,
  type SheetContext,
  type SheetStudent,
} from "./rules";
import type { SheetLayout } from "./rules/layout";
import { orderStudents } from "./rules/order";

/** Asked before printing: refuses what `renderSheets` would not draw. */
export function checkSheets(classes: readonly SheetClass[]): Decision<{ pupils: number }> {
  const size = decideDocumentSize(classes.map(({ students }) => students.length));
  if (!size.accepted) return size;
  return decidePrinting(classes, { names: typefaces.regular.covers, secrets: typefaces.mono.covers });
}

/** The names that these typefaces show otherwise than they are written. */
export function alteredNames(students: readonly NamedStudent[]): AlteredName[] {
  return listAlteredNames(students, typefaces.regular.covers);
}

/**
 * One tagged PDF of the classes, page by page: each class has its bookmark, its list, its slips, or both.
 * Throws before the first byte on what `checkSheets` refuses: a wrong password must never reach paper.
 */
export function renderSheets(
  layout: SheetLayout,
  classes: readonly SheetClass[],
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  return writeSheets(
    documentTitle(
      layout.contents,
      classes.map(({ name }) => name),
    ),
    layout,
    classes,
    context,
  );
}

/** The slip of one pupil, printed again; its title names the pupil. `layout.contents` does not matter. */
export function renderStudentSheet(
  layout: SheetLayout,
  className: string,
  student: SheetStudent,
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const title = studentSheetTitle(studentName(student), className);
  return writeSheets(
    title,
    { ...layout, contents: "SLIPS" },
    [{ name: className, students: [student] }],
    context,
  );
}

/** The teacher’s page of each class: names by number to tick and sign, no identifier and no password. */
export function renderHandOutList(
  classes: readonly HandOutClass[],
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = classes.map(({ name, students }): DocumentPart => {
    const plan = planHandOut({ name, students: orderStudents(students, "LIST_NUMBER") }, context);
    return {
      className: name,
      foot: footOf(context, name, openNotice),
      pages: plan.pages.length,
      draw: (canvas, section) => drawHandOut(canvas, section, plan),
    };
  });
  return writeDocument(handOutTitle(classes.map(({ name }) => name)), context, parts);
}

async function* writeSheets(
  title: string,
  layout: SheetLayout,
  classes: readonly SheetClass[],
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const check = checkSheets(classes);
  if (!check.accepted) throw new RangeError(check.reason);
  yield* writeDocument(
    title,
    context,
    classes.map((schoolClass) => planClass(layout, schoolClass, context)),
  );
}

function planClass(layout: SheetLayout, { name, students }: SheetClass, context: SheetContext): DocumentPart {
  const schoolClass = { name, students: orderStudents(students, layout.order) };
  const list = layout.contents === "SLIPS" ? null : planList(schoolClass, context, layout.largePrint);
  const hasSlips = layout.contents !== "LIST";
  return {
    className: name,
    foot: footOf(context, name),
    pages: (list?.pages.length ?? 0) + (hasSlips ? slipPageCount(schoolClass, layout) : 0),
    *draw(canvas, section) {
      if (list) yield* drawList(canvas, section, list);
      if (hasSlips) yield* drawSlips(canvas, section, schoolClass, context, layout);
    },
  };
}
