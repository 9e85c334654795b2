import type { SheetClass, SheetContext } from "../../rules";
import { printedNumbers } from "../../rules/order";
import type { Canvas } from "../canvas";
import { contentBottom } from "../furniture";
import type { PdfElement } from "../pdf-document";
import { fitText } from "../text-fit";
import { classLabel, notice, pupilCount, validity } from "../wording";
import { drawEmpty, drawHeading, drawReminder, headingTop, planHeading, type Heading } from "./heading";
import { listStyleOf, type CellText, type ListStyle } from "./list-style";
import {
  cellHeight,
  paginate,
  rowHeightFor,
  Table,
  type Cell,
  type Row,
  type TableFrame,
  type TablePage,
} from "./table";

/** A class list fitted to its pages. */
export type ListPlan = {
  heading: Heading;
  reminder: { text: string; size: number };
  frame: TableFrame;
  pages: readonly TablePage[];
};

const gap = { heading: 14, reminder: 14 } as const;

export function planList(schoolClass: SheetClass, context: SheetContext, largePrint: boolean): ListPlan {
  const style = listStyleOf(schoolClass, largePrint);
  const { students } = schoolClass;
  const heading = planHeading(headingLines(schoolClass, context, style), !largePrint);
  const firstTop = heading.bottom + gap.heading;
  const numbers = printedNumbers(students);
  const room = contentBottom - firstTop - style.headHeight;
  const rowHeight = rowHeightFor(style.rows, room, students.length);
  const rows = students.map((student, index): Row => {
    const cells = style.columns.map(({ texts, width }) =>
      fitCell(texts(student, numbers[index] ?? ""), width - 2 * style.padding, room - style.rows.white),
    );
    return { height: Math.max(rowHeight, Math.max(...cells.map(cellHeight)) + style.rows.white), cells };
  });
  return {
    heading,
    reminder: {
      text: `${classLabel(schoolClass.name)} (suite) · ${context.schoolName}`,
      size: largePrint ? style.text : 10,
    },
    frame: frameOf(style),
    pages: paginate(rows, {
      firstTop,
      nextTop: headingTop + style.text + gap.reminder,
      headHeight: style.headHeight,
    }),
  };
}

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawList(canvas: Canvas, section: PdfElement, plan: ListPlan): Generator<void> {
  const table = new Table(canvas, section, plan.frame);
  for (const [index, page] of plan.pages.entries()) {
    canvas.addPage();
    if (index === 0) drawHeading(canvas, section, plan.heading);
    else drawReminder(canvas, plan.reminder.text, plan.reminder.size);
    if (page.rows.length === 0) drawEmpty(canvas, section, page.top);
    else table.drawPage(page);
    yield;
  }
  table.end();
}

function headingLines({ name, students }: SheetClass, context: SheetContext, style: ListStyle) {
  const { schoolName, uai, campaignName, validUntil, address } = context;
  const facts = `${pupilCount(students.length)} · ${campaignName} · ${validity(validUntil)}`;
  const text = { tag: "P", face: "regular", size: style.text } as const;
  return [
    { ...text, text: `${schoolName} · ${uai}`, space: 0 },
    { tag: "H1", face: "bold", size: style.className, text: classLabel(name), space: 1 },
    { ...text, text: facts, space: 2 },
    { ...text, text: `Adresse de connexion : ${address}`, space: 2 },
    { ...text, face: "bold", text: notice, space: 3 },
  ] as const;
}

/** No cell is higher than a page, however long a name: its texts share what there is. */
const fitCell = (texts: readonly CellText[], width: number, room: number): Cell =>
  texts.map(({ text, face, size, minSize }) =>
    fitText(text, face, { width, size, minSize, maxHeight: room / texts.length }),
  );

function frameOf({ columns, padding, headHeight, titleSize, leastTitleSize }: ListStyle): TableFrame {
  return {
    padding,
    headHeight,
    columns: columns.map(({ title, width, look }) => ({
      width,
      ...(look && { look }),
      title: [
        fitText(title, "bold", { width: width - 2 * padding, size: titleSize, minSize: leastTitleSize }),
      ],
    })),
  };
}
