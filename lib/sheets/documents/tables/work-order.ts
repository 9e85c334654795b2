import type { Canvas } from "../canvas";
import { plain, type Face } from "../fonts";
import { contentBottom } from "../furniture";
import type { PdfElement } from "../pdf-document";
import { fitText } from "../text-fit";
import { drawHeading, drawReminder, headingTop, planHeading, type Heading } from "./heading";
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

/** One gesture to make by hand in the ENT. */
export type WorkOrderLine = { gesture: string; name: string; login: string; detail: string };

export type WorkOrder = { title: string; subtitle: string; lines: readonly WorkOrderLine[] };

export type WorkOrderPlan = { heading: Heading; reminder: string; pages: readonly TablePage[] };

const columns = [
  { title: "Fait", width: 40, look: "box" },
  { title: "Geste", width: 160 },
  { title: "Compte", width: 130 },
  { title: "Identifiant", width: 95 },
  { title: "Précision", width: 90.28 },
] as const;

const padding = 5;
const headHeight = 20;
const rows = { least: 18, usual: 22, most: 26 } as const;

const frame: TableFrame = {
  padding,
  headHeight,
  columns: columns.map(({ title, width, ...column }) => ({
    width,
    ...column,
    title: [fitText(title, "bold", { width: width - 2 * padding, size: 8.5, minSize: 6 })],
  })),
};

/** A list of gestures fitted to its pages, with a box to tick by each. */
export function planWorkOrder({ title, subtitle, lines }: WorkOrder): WorkOrderPlan {
  const text = { tag: "P", face: "regular", size: 9 } as const;
  const heading = planHeading(
    [
      { ...text, text: subtitle, space: 0 },
      { tag: "H1", face: "bold", size: 20, text: title, space: 1 },
      { ...text, text: "Faites chaque geste dans l’ENT, cochez-le ici, puis dans la console.", space: 2 },
    ],
    true,
  );
  const firstTop = heading.bottom + 12;
  const rowHeight = rowHeightFor(rows, contentBottom - firstTop - headHeight, lines.length);
  return {
    heading,
    reminder: `${title} (suite)`,
    pages: paginate(
      lines.map((line) => rowOf(line, rowHeight)),
      { firstTop, nextTop: headingTop + 24, headHeight },
    ),
  };
}

/** Draws one page at each step, as the lists of classes do. */
export function* drawWorkOrder(canvas: Canvas, section: PdfElement, plan: WorkOrderPlan): Generator<void> {
  const table = new Table(canvas, section, frame);
  for (const [index, page] of plan.pages.entries()) {
    canvas.addPage();
    if (index === 0) drawHeading(canvas, section, plan.heading);
    else drawReminder(canvas, plan.reminder, 10);
    table.drawPage(page);
    yield;
  }
  table.end();
}

function rowOf({ gesture, name, login, detail }: WorkOrderLine, rowHeight: number): Row {
  const cells: Cell[] = [
    [],
    cellOf(gesture, "regular", 1),
    cellOf(name, "bold", 2),
    cellOf(login, "regular", 3),
    cellOf(detail, "regular", 4),
  ];
  return { height: Math.max(rowHeight, Math.max(...cells.map(cellHeight)) + 4), cells };
}

function cellOf(text: string, face: Face, column: number): Cell {
  const width = (columns[column]?.width ?? 0) - 2 * padding;
  return [fitText(plain(text), face, { width, size: 9, minSize: 7, maxHeight: 600 })];
}
