import { familyName, type HandOutClass, type SheetContext } from "../../rules";
import { printedNumbers } from "../../rules/order";
import { paper, type Canvas } from "../canvas";
import { plain, widthOf, type Face } from "../fonts";
import { contentBottom } from "../furniture";
import type { PdfElement } from "../pdf-document";
import { fitText } from "../text-fit";
import { classLabel, handOutBlanks, handOutGesture, handOutTitles, pupilCount } from "../wording";
import { drawEmpty, drawHeading, drawReminder, headingTop, planHeading, type Heading } from "./heading";
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

/** The teacher’s list of a class fitted to its pages: names to tick, and nothing to keep secret. */
export type HandOutPlan = {
  heading: Heading;
  blanksTop: number;
  reminder: string;
  pages: readonly TablePage[];
};

type HandOutColumn = { key: keyof typeof handOutTitles; width: number; look?: "ruled" | "box" };

const columns: readonly HandOutColumn[] = [
  { key: "number", width: 28 },
  { key: "lastName", width: 150 },
  { key: "firstName", width: 110 },
  { key: "received", width: 44, look: "box" },
  { key: "day", width: 63, look: "ruled" },
  { key: "signature", width: 120.28, look: "ruled" },
];
const padding = 5;
const headHeight = 20;
const rows = { least: 17, usual: 20, most: 22 } as const;
const blanksHeight = 26;
const frame: TableFrame = {
  padding,
  headHeight,
  columns: columns.map(({ key, width, look }) => ({
    width,
    ...(look && { look }),
    title: [fitText(handOutTitles[key], "bold", { width: width - 2 * padding, size: 8.5, minSize: 6 })],
  })),
};

export function planHandOut(schoolClass: HandOutClass, context: SheetContext): HandOutPlan {
  const { schoolName, uai, campaignName } = context;
  const label = classLabel(schoolClass.name);
  const text = { tag: "P", face: "regular", size: 9 } as const;
  const heading = planHeading(
    [
      { ...text, text: `${schoolName} · ${uai}`, space: 0 },
      { tag: "H1", face: "bold", size: 20, text: `Remise des feuilles – ${label}`, space: 1 },
      { ...text, text: `${pupilCount(schoolClass.students.length)} · ${campaignName}`, space: 2 },
      { ...text, text: handOutGesture, space: 2 },
    ],
    true,
  );
  const firstTop = heading.bottom + blanksHeight + 12;
  return {
    heading,
    blanksTop: heading.bottom,
    reminder: `Remise des feuilles – ${label} (suite) · ${schoolName}`,
    pages: paginate(
      rowsOf(
        schoolClass,
        rowHeightFor(rows, contentBottom - firstTop - headHeight, schoolClass.students.length),
      ),
      { firstTop, nextTop: headingTop + 24, headHeight },
    ),
  };
}

/** Draws one page at each step, as the class list does. */
export function* drawHandOut(canvas: Canvas, section: PdfElement, plan: HandOutPlan): Generator<void> {
  const table = new Table(canvas, section, frame);
  for (const [index, page] of plan.pages.entries()) {
    canvas.addPage();
    if (index === 0) {
      drawHeading(canvas, section, plan.heading);
      drawBlanks(canvas, section, plan.blanksTop);
    } else drawReminder(canvas, plan.reminder, 10);
    if (page.rows.length === 0) drawEmpty(canvas, section, page.top);
    else table.drawPage(page);
    yield;
  }
  table.end();
}

function rowsOf({ students }: HandOutClass, rowHeight: number): Row[] {
  const numbers = printedNumbers(students);
  return students.map((student, index) => {
    const cells: Cell[] = [
      cellOf(numbers[index] ?? "", "regular", 0, 8.5),
      cellOf(plain(familyName(student)), "bold", 1, 10),
      cellOf(plain(student.firstName), "regular", 2, 10),
    ];
    return { height: Math.max(rowHeight, Math.max(...cells.map(cellHeight)) + 4), cells };
  });
}

function cellOf(text: string, face: Face, column: number, size: number): Cell {
  const width = (columns[column]?.width ?? 0) - 2 * padding;
  return [fitText(text, face, { width, size, minSize: 7, maxHeight: 600 })];
}

/** Lines to write on, under the heading of the first page. */
function drawBlanks(canvas: Canvas, section: PdfElement, top: number): void {
  const baseline = top + blanksHeight;
  const right = paper.width - paper.margin;
  let x: number = paper.margin;
  for (const { label, share } of handOutBlanks) {
    const end = x + (paper.width - 2 * paper.margin) * share;
    const from = x;
    canvas.leaf(section, "P", () => {
      canvas.text(label, "regular", 9, from, baseline);
    });
    canvas.artifact("Layout", () => {
      canvas.rule(
        from + widthOf(label, "regular", 9) + 6,
        baseline + 2,
        end < right - 1 ? end - 10 : right,
        baseline + 2,
      );
    });
    x = end;
  }
}
