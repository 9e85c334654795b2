import { familyName, type SheetClass, type SheetStudent } from "../../rules";
import { plain, type Face } from "../fonts";
import { columnTitles, largePrintTitles, noIdentifier } from "../wording";

export type CellText = { text: string; face: Face; size: number; minSize: number };

export type ListColumn = {
  title: string;
  width: number;
  look?: "ruled";
  texts: (student: SheetStudent, number: string) => readonly CellText[];
};

/** Sizes of a class list in points; rows grow from `least` to `most` so that a usual class keeps to one page. */
export type ListStyle = {
  columns: readonly ListColumn[];
  padding: number;
  headHeight: number;
  titleSize: number;
  leastTitleSize: number;
  text: number;
  className: number;
  rows: { least: number; usual: number; most: number; white: number };
};

type Widths = readonly [
  number: number,
  lastName: number,
  firstName: number,
  identifier: number,
  password: number,
];

const lineWidth = 515.28;
/** Longer secrets are passphrases, which need a wider column. */
const longestPassword = 16;

const identifierText = ({ identifier }: SheetStudent, size: number, minSize: number): CellText =>
  identifier === null
    ? { text: noIdentifier, face: "regular", size, minSize }
    : { text: identifier, face: "mono", size, minSize };

const signatureOf = (title: string, widths: readonly number[]): ListColumn => ({
  title,
  width: lineWidth - widths.reduce((total, width) => total + width, 0),
  look: "ruled",
  texts: () => [],
});

const usualColumns = (widths: Widths): readonly ListColumn[] => [
  {
    title: columnTitles.number,
    width: widths[0],
    texts: (_student, text) => [{ text, face: "regular", size: 8.5, minSize: 6 }],
  },
  {
    title: columnTitles.lastName,
    width: widths[1],
    texts: (student) => [{ text: plain(familyName(student)), face: "bold", size: 9.5, minSize: 7 }],
  },
  {
    title: columnTitles.firstName,
    width: widths[2],
    texts: ({ firstName }) => [{ text: plain(firstName), face: "regular", size: 9.5, minSize: 7 }],
  },
  { title: columnTitles.identifier, width: widths[3], texts: (student) => [identifierText(student, 8.5, 6)] },
  {
    title: columnTitles.password,
    width: widths[4],
    texts: ({ provisionalPassword: text }) => [{ text, face: "mono", size: 10.5, minSize: 7 }],
  },
  signatureOf(columnTitles.signature, widths),
];

/** Identifier and password one under the other: at this size a line of paper does not hold both. */
const largeColumns = (widths: readonly [number: number, student: number, secrets: number]) => [
  {
    title: columnTitles.number,
    width: widths[0],
    texts: (_student: SheetStudent, text: string): CellText[] => [
      { text, face: "regular", size: 16, minSize: 12 },
    ],
  },
  {
    title: largePrintTitles.student,
    width: widths[1],
    texts: (student: SheetStudent): CellText[] => [
      { text: plain(familyName(student)), face: "bold", size: 16, minSize: 16 },
      { text: plain(student.firstName), face: "regular", size: 16, minSize: 16 },
    ],
  },
  {
    title: largePrintTitles.secrets,
    width: widths[2],
    texts: (student: SheetStudent): CellText[] => [
      identifierText(student, 16, 16),
      { text: student.provisionalPassword, face: "mono", size: 28, minSize: 28 },
    ],
  },
  signatureOf(largePrintTitles.signature, widths),
];

const usual: ListStyle = {
  columns: usualColumns([26, 124, 90, 92, 106]),
  padding: 5,
  headHeight: 20,
  titleSize: 8.5,
  leastTitleSize: 6,
  text: 9,
  className: 22,
  rows: { least: 18, usual: 20, most: 22, white: 5 },
};

/** Nothing under 16 points and passwords at 28. */
const large: ListStyle = {
  columns: largeColumns([40, 160, 214]),
  padding: 5,
  headHeight: 48,
  titleSize: 16,
  leastTitleSize: 16,
  text: 16,
  className: 30,
  rows: { least: 66, usual: 66, most: 66, white: 12 },
};

const usualPhrases: ListStyle = { ...usual, columns: usualColumns([26, 104, 72, 78, 178]) };
const largePhrases: ListStyle = { ...large, columns: largeColumns([36, 140, 268]) };

export function listStyleOf({ students }: SheetClass, largePrint: boolean): ListStyle {
  const hasPhrases = students.some(({ provisionalPassword }) => provisionalPassword.length > longestPassword);
  if (largePrint) return hasPhrases ? largePhrases : large;
  return hasPhrases ? usualPhrases : usual;
}
