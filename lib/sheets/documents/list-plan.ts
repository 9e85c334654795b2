import { familyName, type SheetClass, type SheetStudent } from "../rules";
import { plain, type Face } from "./fonts";
import { contentBottom } from "./furniture";
import { fitText, heightOf, type FittedText } from "./text-fit";
import { noIdentifier, type columnTitles } from "./wording";

export type Column = {
  key: keyof typeof columnTitles;
  width: number;
  face: Face;
  size: number;
  minSize: number;
};
export type Row = { height: number; cells: readonly FittedText[] };

/** One page of a class list, fitted and ready to draw: `top` is where its table begins. */
export type ListPage = { top: number; rows: readonly Row[] };

export const columns: readonly Column[] = [
  { key: "number", width: 26, face: "regular", size: 8.5, minSize: 6 },
  { key: "lastName", width: 124, face: "bold", size: 9.5, minSize: 7 },
  { key: "firstName", width: 90, face: "regular", size: 9.5, minSize: 7 },
  { key: "identifier", width: 92, face: "mono", size: 8.5, minSize: 6 },
  { key: "password", width: 106, face: "mono", size: 10.5, minSize: 7 },
  { key: "signature", width: 77.28, face: "regular", size: 8.5, minSize: 6 },
];

export const cellPadding = 5;
export const headHeight = 20;

const rowHeights = { least: 18, usual: 20, most: 22 } as const;
const tallestCell = 600;
const firstTop = 132;
const nextTop = 62;

/** At least one page, without rows when the class is empty. */
export function planList({ students }: SheetClass): readonly ListPage[] {
  const pages: { top: number; rows: Row[] }[] = [];
  const rowHeight = rowHeightFor(students.length);
  let page = { top: firstTop, rows: [] as Row[] };
  let bottom = firstTop + headHeight;
  students.forEach((student, index) => {
    const row = rowOf(student, index + 1, rowHeight);
    if (bottom + row.height > contentBottom) {
      pages.push(page);
      page = { top: nextTop, rows: [] };
      bottom = nextTop + headHeight;
    }
    page.rows.push(row);
    bottom += row.height;
  });
  return [...pages, page];
}

/** A whole class on one page whenever there is still room to sign: the usual class has 24 to 35 pupils. */
function rowHeightFor(pupils: number): number {
  const onOnePage = Math.floor(((contentBottom - firstTop - headHeight) / pupils) * 10) / 10;
  return onOnePage < rowHeights.least ? rowHeights.usual : Math.min(onOnePage, rowHeights.most);
}

function rowOf(student: SheetStudent, number: number, rowHeight: number): Row {
  const texts: Record<Column["key"], string> = {
    number: String(number),
    lastName: plain(familyName(student)),
    firstName: plain(student.firstName),
    identifier: student.identifier ?? noIdentifier,
    password: student.provisionalPassword,
    signature: "",
  };
  const cells = columns.map(({ key, width, face, size, minSize }) => {
    const isUnknown = key === "identifier" && student.identifier === null;
    const box = { width: width - 2 * cellPadding, size, minSize, maxHeight: tallestCell };
    return fitText(texts[key], isUnknown ? "regular" : face, box);
  });
  const tallest = Math.max(...cells.map(heightOf));
  return { height: Math.max(rowHeight, tallest + cellPadding), cells };
}
