import { familyName, type SheetStudent } from "../../rules";
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
  rows: { least: number; usual: number; most: number };
};

const identifierText = ({ identifier }: SheetStudent, size: number, minSize: number): CellText =>
  identifier === null
    ? { text: noIdentifier, face: "regular", size, minSize }
    : { text: identifier, face: "mono", size, minSize };

export const usualList: ListStyle = {
  padding: 5,
  headHeight: 20,
  titleSize: 8.5,
  leastTitleSize: 6,
  text: 9,
  className: 22,
  rows: { least: 18, usual: 20, most: 22 },
  columns: [
    {
      title: columnTitles.number,
      width: 26,
      texts: (_student, text) => [{ text, face: "regular", size: 8.5, minSize: 6 }],
    },
    {
      title: columnTitles.lastName,
      width: 124,
      texts: (student) => [{ text: plain(familyName(student)), face: "bold", size: 9.5, minSize: 7 }],
    },
    {
      title: columnTitles.firstName,
      width: 90,
      texts: ({ firstName }) => [{ text: plain(firstName), face: "regular", size: 9.5, minSize: 7 }],
    },
    {
      title: columnTitles.identifier,
      width: 92,
      texts: (student) => [identifierText(student, 8.5, 6)],
    },
    {
      title: columnTitles.password,
      width: 106,
      texts: ({ provisionalPassword: text }) => [{ text, face: "mono", size: 10.5, minSize: 7 }],
    },
    { title: columnTitles.signature, width: 77.28, look: "ruled", texts: () => [] },
  ],
};

/** Nothing under 16 points and passwords at 28, one under the other: a line of paper is no wider. */
export const largeList: ListStyle = {
  padding: 5,
  headHeight: 48,
  titleSize: 16,
  leastTitleSize: 16,
  text: 16,
  className: 30,
  rows: { least: 66, usual: 66, most: 66 },
  columns: [
    {
      title: columnTitles.number,
      width: 40,
      texts: (_student, text) => [{ text, face: "regular", size: 16, minSize: 12 }],
    },
    {
      title: largePrintTitles.student,
      width: 160,
      texts: (student) => [
        { text: plain(familyName(student)), face: "bold", size: 16, minSize: 16 },
        { text: plain(student.firstName), face: "regular", size: 16, minSize: 16 },
      ],
    },
    {
      title: largePrintTitles.secrets,
      width: 214,
      texts: (student) => [
        identifierText(student, 16, 16),
        { text: student.provisionalPassword, face: "mono", size: 28, minSize: 28 },
      ],
    },
    { title: columnTitles.signature, width: 101.28, look: "ruled", texts: () => [] },
  ],
};
