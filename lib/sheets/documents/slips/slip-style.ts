import { slipsPerPageOf, type SheetLayout } from "../../rules/layout";
import { paper } from "../canvas";

type Range = { size: number; minSize: number };

/** Sizes of a slip in points. Every text shrinks from `size` to `minSize` before it takes another line. */
export type SlipSizes = Record<
  "school" | "className" | "name" | "identifier" | "password" | "address",
  Range
> & {
  /** What stands before a value. */
  label: number;
  validity: number;
  steps: number;
  language: number;
};

export type SlipStyle = {
  isLetter: boolean;
  columns: number;
  rows: number;
  width: number;
  height: number;
  padding: { x: number; y: number };
  labelWidth: number;
  /** Between the identifier and the password. */
  gap: number;
  /** A passphrase takes several lines, as large as this allows. */
  passwordHeight: number;
  qr: { side: number; caption: number };
  sizes: SlipSizes;
  /** For a name that needs more than two lines: it takes its room from what the pupil reads once. */
  longName: Partial<SlipSizes>;
};

const paperWidth = paper.width - 2 * paper.margin;
const gridHeight = 744;

const eight: SlipStyle = {
  isLetter: false,
  columns: 2,
  rows: 4,
  width: paperWidth / 2,
  height: gridHeight / 4,
  padding: { x: 11, y: 11 },
  labelWidth: 54,
  gap: 4,
  passwordHeight: 36,
  qr: { side: 43, caption: 6 },
  sizes: {
    school: { size: 8, minSize: 5.5 },
    className: { size: 11, minSize: 6 },
    name: { size: 13, minSize: 8 },
    identifier: { size: 12, minSize: 8 },
    password: { size: 23, minSize: 13 },
    address: { size: 10, minSize: 6.5 },
    label: 8,
    validity: 8,
    steps: 8,
    language: 7,
  },
  longName: { name: { size: 13, minSize: 6 }, password: { size: 18, minSize: 13 }, steps: 6.5 },
};

const eightWithLanguage: SlipStyle = {
  ...eight,
  padding: { x: 11, y: 9 },
  gap: 2,
  passwordHeight: 32.5,
  sizes: {
    ...eight.sizes,
    className: { size: 10, minSize: 6 },
    name: { size: 12, minSize: 8 },
    identifier: { size: 11, minSize: 8 },
    password: { size: 21, minSize: 13 },
    address: { size: 9.5, minSize: 6.5 },
    validity: 7.5,
    steps: 7,
  },
};

const two: SlipStyle = {
  isLetter: false,
  columns: 1,
  rows: 2,
  width: paperWidth,
  height: gridHeight / 2,
  padding: { x: 26, y: 22 },
  labelWidth: 78,
  gap: 12,
  passwordHeight: 84,
  qr: { side: 92, caption: 10 },
  sizes: {
    school: { size: 11, minSize: 8 },
    className: { size: 16, minSize: 9 },
    name: { size: 20, minSize: 16 },
    identifier: { size: 18, minSize: 11 },
    password: { size: 40, minSize: 24 },
    address: { size: 15, minSize: 10 },
    label: 11,
    validity: 11,
    steps: 11,
    language: 11,
  },
  longName: { name: { size: 20, minSize: 9 }, password: { size: 30, minSize: 24 } },
};

/** Nothing under 16 points, passwords at 28 or more: only a name of more than two lines goes below. */
const largeTwo: SlipStyle = {
  ...two,
  padding: { x: 22, y: 16 },
  labelWidth: 112,
  gap: 6,
  passwordHeight: 105,
  qr: { side: 84, caption: 16 },
  sizes: {
    school: { size: 16, minSize: 16 },
    className: { size: 18, minSize: 16 },
    name: { size: 20, minSize: 16 },
    identifier: { size: 18, minSize: 16 },
    password: { size: 34, minSize: 28 },
    address: { size: 17, minSize: 16 },
    label: 16,
    validity: 16,
    steps: 16,
    language: 16,
  },
  longName: { password: { size: 28, minSize: 28 } },
};

const letter: SlipStyle = {
  isLetter: true,
  columns: 1,
  rows: 1,
  width: paperWidth,
  height: gridHeight,
  padding: { x: 0, y: 14 },
  labelWidth: 0,
  gap: 12,
  passwordHeight: 130,
  qr: { side: 112, caption: 10 },
  sizes: {
    school: { size: 13, minSize: 10 },
    className: { size: 16, minSize: 10 },
    name: { size: 24, minSize: 18 },
    identifier: { size: 24, minSize: 14 },
    password: { size: 46, minSize: 26 },
    address: { size: 18, minSize: 11 },
    label: 12,
    validity: 12,
    steps: 12,
    language: 11.5,
  },
  longName: { name: { size: 24, minSize: 10 } },
};

const largeLetter: SlipStyle = {
  ...letter,
  padding: { x: 0, y: 6 },
  gap: 8,
  passwordHeight: 104,
  qr: { side: 120, caption: 16 },
  sizes: {
    school: { size: 16, minSize: 16 },
    className: { size: 18, minSize: 16 },
    name: { size: 26, minSize: 16 },
    identifier: { size: 26, minSize: 18 },
    password: { size: 48, minSize: 28 },
    address: { size: 19, minSize: 16 },
    label: 16,
    validity: 16,
    steps: 16,
    language: 16,
  },
  longName: {},
};

export function slipStyleOf(layout: SheetLayout): SlipStyle {
  const perPage = slipsPerPageOf(layout);
  if (perPage === 1) return layout.largePrint ? largeLetter : letter;
  if (perPage === 2) return layout.largePrint ? largeTwo : two;
  return layout.secondLanguage === null ? eight : eightWithLanguage;
}
