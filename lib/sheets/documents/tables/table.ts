import type { PdfElement } from "../pdf-document";
import { paper, type Canvas } from "../canvas";
import { contentBottom } from "../furniture";
import { ascentOf, heightOf, type FittedText } from "../text-fit";

/** The texts of a cell, one under the other; without any, the cell is there to be written in. */
export type Cell = readonly FittedText[];
export type Row = { height: number; cells: readonly Cell[] };

export type TableColumn = { width: number; title: Cell; look?: "ruled" | "box" };
export type TableFrame = { columns: readonly TableColumn[]; padding: number; headHeight: number };

/** One page of a table, fitted and ready to draw: `top` is where it begins. */
export type TablePage = { top: number; rows: readonly Row[] };

const left = paper.margin;
const right = paper.width - paper.margin;
const boxSide = 10;

/** At least one page, without rows when there are none. */
export function paginate(
  rows: readonly Row[],
  { firstTop, nextTop, headHeight }: { firstTop: number; nextTop: number; headHeight: number },
): readonly TablePage[] {
  const pages: TablePage[] = [];
  let page = { top: firstTop, rows: [] as Row[] };
  let bottom = firstTop + headHeight;
  for (const row of rows) {
    if (bottom + row.height > contentBottom && page.rows.length > 0) {
      pages.push(page);
      page = { top: nextTop, rows: [] };
      bottom = nextTop + headHeight;
    }
    page.rows.push(row);
    bottom += row.height;
  }
  return [...pages, page];
}

/** A whole class on one page whenever there is still room to sign: the usual class has 24 to 35 pupils. */
export function rowHeightFor(
  { least, usual, most }: { least: number; usual: number; most: number },
  room: number,
  pupils: number,
): number {
  const onOnePage = Math.floor((room / pupils) * 10) / 10;
  return onOnePage < least ? usual : Math.min(onOnePage, most);
}

/** A table over several pages: its titles are tagged on the first, and drawn again on the others. */
export class Table {
  private element: PdfElement | null = null;

  constructor(
    private readonly canvas: Canvas,
    private readonly section: PdfElement,
    private readonly frame: TableFrame,
  ) {}

  drawPage(page: TablePage): void {
    this.drawGrid(page);
    if (this.element) this.repeatTitles(page.top);
    const table = this.element ?? this.start(page.top);
    let top = page.top + this.frame.headHeight;
    for (const row of page.rows) {
      this.drawRow(table, row, top);
      top += row.height;
    }
  }

  end(): void {
    this.element?.end();
  }

  private drawGrid({ top, rows }: TablePage): void {
    const { canvas, frame } = this;
    canvas.artifact("Layout", () => {
      canvas.band(left, top, right - left, frame.headHeight);
      let bottom = top + frame.headHeight;
      for (const { height } of rows) {
        this.drawBoxes(bottom + height / 2);
        bottom += height;
        canvas.rule(left, bottom, right, bottom);
      }
      this.eachColumn(({ look }, x) => {
        if (look) canvas.rule(x, top, x, bottom);
      });
    });
  }

  private drawBoxes(middle: number): void {
    this.eachColumn(({ look, width }, x) => {
      if (look !== "box") return;
      const [from, to] = [x + (width - boxSide) / 2, x + (width + boxSide) / 2];
      const [above, below] = [middle - boxSide / 2, middle + boxSide / 2];
      this.canvas.rule(from, above, to, above);
      this.canvas.rule(from, below, to, below);
      this.canvas.rule(from, above, from, below);
      this.canvas.rule(to, above, to, below);
    });
  }

  private start(top: number): PdfElement {
    const table = this.canvas.group(this.section, "Table");
    const row = this.canvas.group(table, "TR");
    this.eachColumn((column, x) => {
      const draw = () => {
        this.drawTitle(column, x, top);
      };
      this.canvas.leaf(row, "TH", draw, { scope: "Column" });
    });
    row.end();
    this.element = table;
    return table;
  }

  /** The same titles on a later page belong to no cell: a screen reader already knows them. */
  private repeatTitles(top: number): void {
    this.canvas.artifact("Pagination", () => {
      this.eachColumn((column, x) => {
        this.drawTitle(column, x, top);
      });
    });
  }

  private drawTitle({ title }: TableColumn, x: number, top: number): void {
    this.drawCell(title, x, top, this.frame.headHeight);
  }

  private drawRow(table: PdfElement, row: Row, top: number): void {
    const element = this.canvas.group(table, "TR");
    this.eachColumn((_column, x, index) => {
      const cell = row.cells[index];
      if (!cell || cellHeight(cell) === 0) {
        this.canvas.group(element, "TD").end();
        return;
      }
      this.canvas.leaf(element, "TD", () => {
        this.drawCell(cell, x, top, row.height);
      });
    });
    element.end();
  }

  private drawCell(cell: Cell, x: number, top: number, height: number): void {
    let y = top + (height - cellHeight(cell)) / 2;
    for (const text of cell) {
      this.canvas.lines(text, x + this.frame.padding, y + ascentOf(text));
      y += heightOf(text);
    }
  }

  private eachColumn(visit: (column: TableColumn, x: number, index: number) => void): void {
    let x: number = left;
    for (const [index, column] of this.frame.columns.entries()) {
      visit(column, x, index);
      x += column.width;
    }
  }
}

export const cellHeight = (cell: Cell) => cell.reduce((total, text) => total + heightOf(text), 0);
