import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Decision } from "@/lib/decision";
import { Canvas } from "./documents/canvas";
import { plain, typefaces } from "./documents/fonts";
import { drawFoot, footOf } from "./documents/furniture";
import { drawList } from "./documents/list";
import { planList, type ListPage } from "./documents/list-plan";
import { drawSlips, slipPageCount } from "./documents/slips";
import { classLabel, documentTitle } from "./documents/wording";
import {
  decideDocumentSize,
  decidePrinting,
  listAlteredNames,
  type AlteredName,
  type NamedStudent,
  type SheetClass,
  type SheetContents,
  type SheetContext,
} from "./rules";

/** Drawn in 2 to 5 ms: a turn of the event loop costs a tenth of a page, and nobody waits longer for one. */
const pagesPerTurn = 3;

type ClassPlan = { schoolClass: SheetClass; list: readonly ListPage[] | null; slips: boolean };

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
 * A page leaves as soon as it is drawn, and the process serves others every few pages.
 * Throws before the first byte on what `checkSheets` refuses: a wrong password must never reach paper.
 */
export async function* renderSheets(
  contents: SheetContents,
  classes: readonly SheetClass[],
  context: SheetContext,
): AsyncGenerator<Uint8Array, void, undefined> {
  const check = checkSheets(classes);
  if (!check.accepted) throw new RangeError(check.reason);
  const plans = classes.map((schoolClass): ClassPlan => planClass(contents, schoolClass));
  const pages = plans.reduce((total, plan) => total + pageCount(plan), 0);
  const classNames = classes.map(({ name }) => name);
  const canvas = new Canvas({
    title: plain(documentTitle(contents, classNames)),
    author: plain(context.schoolName),
    createdAt: context.printedAt,
  });
  let page = 0;
  for (const plan of plans) {
    const foot = footOf(context, plan.schoolClass.name);
    const drawing = drawClass(canvas, plan, context);
    for (let isFirst = true; !drawing.next().done; isFirst = false) {
      if (isFirst) canvas.bookmark(plain(classLabel(plan.schoolClass.name)));
      page += 1;
      drawFoot(canvas, foot, page, pages);
      canvas.endPage();
      yield canvas.take();
      if (page % pagesPerTurn === 0) await setImmediate();
    }
  }
  canvas.end();
  yield canvas.take();
}

function planClass(contents: SheetContents, schoolClass: SheetClass): ClassPlan {
  return {
    schoolClass,
    list: contents === "SLIPS" ? null : planList(schoolClass),
    slips: contents !== "LIST",
  };
}

const pageCount = ({ schoolClass, list, slips }: ClassPlan) =>
  (list?.length ?? 0) + (slips ? slipPageCount(schoolClass) : 0);

function* drawClass(canvas: Canvas, plan: ClassPlan, context: SheetContext): Generator<void> {
  const section = canvas.group(canvas.root, "Sect");
  if (plan.list) yield* drawList(canvas, section, plan.list, plan.schoolClass, context);
  if (plan.slips) yield* drawSlips(canvas, section, plan.schoolClass, context);
  section.end();
}
