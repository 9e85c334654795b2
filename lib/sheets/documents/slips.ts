import { studentName, type SheetClass, type SheetContext, type SheetStudent } from "../rules";
import { paper, type Canvas } from "./canvas";
import { plain, validity } from "./furniture";
import type { PdfElement } from "./pdf-document";
import { fitText, heightOf, lineHeightOf, type FittedText, type TextBox } from "./text-fit";
import { classLabel, emptyClass, instructions, noIdentifier } from "./wording";

const columnCount = 2;
const rowCount = 4;
const gridTop = 42;
const padding = 12;
const slip = { width: (paper.width - 2 * paper.margin) / columnCount, height: 186 };
const inner = slip.width - 2 * padding;

export const slipsPerPage = columnCount * rowCount;

/** An empty class still has its page, which says so. */
export const slipPageCount = ({ students }: SheetClass) => Math.max(1, Math.ceil(students.length / slipsPerPage));

/** What is the same on every slip of a class, fitted once. */
type Common = { school: FittedText; className: FittedText; address: FittedText; validity: FittedText; steps: FittedText };

/** Draws one page at each step, so that the caller may hand it over before the next. */
export function* drawSlips(
  canvas: Canvas,
  section: PdfElement,
  schoolClass: SheetClass,
  context: SheetContext,
): Generator<void> {
  const { students } = schoolClass;
  const common = commonTexts(schoolClass, context);
  for (let page = 0; page < slipPageCount(schoolClass); page++) {
    canvas.addPage();
    drawHeading(canvas, section, schoolClass, page);
    const onPage = students.slice(page * slipsPerPage, (page + 1) * slipsPerPage);
    if (students.length === 0) drawEmpty(canvas, section);
    else drawCutLines(canvas, Math.ceil(onPage.length / columnCount));
    onPage.forEach((student, index) => {
      const x = paper.margin + (index % columnCount) * slip.width + padding;
      const y = gridTop + Math.floor(index / columnCount) * slip.height;
      drawSlip(canvas, section, student, common, x, y);
    });
    yield;
  }
}

function commonTexts(schoolClass: SheetClass, context: SheetContext): Common {
  return {
    school: fitText(plain(context.schoolName), "regular", { width: inner - 84, size: 7.5, minSize: 5.5, maxHeight: 10 }),
    className: fitText(plain(schoolClass.name), "bold", { width: 80, size: 10, minSize: 6, maxHeight: 13 }),
    address: fitText(plain(context.address), "bold", { width: inner, size: 9, minSize: 6.5, maxHeight: 17 }),
    validity: fitText(validity(context.validUntil), "regular", { width: inner, size: 7.5, minSize: 6 }),
    steps: { face: "regular", lines: instructions, size: 7.5 },
  };
}

function drawHeading(canvas: Canvas, section: PdfElement, schoolClass: SheetClass, page: number): void {
  const text = plain(`${classLabel(schoolClass.name)} · Coupons à découper et à remettre en main propre`);
  const title = fitText(text, "bold", { width: paper.width - 2 * paper.margin, size: 9, minSize: 6, maxHeight: 12 });
  const draw = () => {
    canvas.lines(title, paper.margin, 32);
  };
  if (page === 0) canvas.leaf(section, "H1", draw);
  else canvas.artifact("Pagination", draw);
}

function drawEmpty(canvas: Canvas, section: PdfElement): void {
  canvas.leaf(section, "P", () => {
    canvas.text(emptyClass, "regular", 10, paper.margin, gridTop + 20);
  });
}

function drawCutLines(canvas: Canvas, rows: number): void {
  const right = paper.width - paper.margin;
  const bottom = gridTop + rows * slip.height;
  canvas.artifact("Layout", () => {
    for (let row = 0; row <= rows; row++) {
      const y = gridTop + row * slip.height;
      canvas.rule(paper.margin, y, right, y, 0.5, "3 3");
    }
    for (let column = 0; column <= columnCount; column++) {
      const x = paper.margin + column * slip.width;
      canvas.rule(x, gridTop, x, bottom, 0.5, "3 3");
    }
  });
}

function drawSlip(
  canvas: Canvas,
  section: PdfElement,
  student: SheetStudent,
  common: Common,
  x: number,
  top: number,
): void {
  const element = canvas.group(section, "Div");
  const name = fitText(plain(studentName(student)), "bold", { width: inner, size: 12, minSize: 8, maxHeight: 40 });
  const flow = new Flow(canvas, element, x, top + 8);
  canvas.leaf(element, "P", () => {
    canvas.lines(common.school, x, top + 18, "dark");
    canvas.lines(common.className, x + inner - 80, top + 18);
  });
  flow.y += 14;
  flow.paragraph("H2", name);
  flow.labelled("Identifiant", identifierText(student));
  flow.labelled("Mot de passe provisoire", passwordText(student));
  flow.paragraph("P", common.address);
  flow.paragraph("P", common.validity);
  flow.list(common.steps);
  element.end();
}

const secretBox: Omit<TextBox, "size"> = { width: inner, minSize: 8, maxHeight: 28 };

const identifierText = ({ identifier }: SheetStudent) =>
  identifier === null
    ? fitText(noIdentifier, "regular", { ...secretBox, size: 11 })
    : fitText(identifier, "mono", { ...secretBox, size: 12 });

const passwordText = ({ provisionalPassword }: SheetStudent) =>
  fitText(provisionalPassword, "mono", { ...secretBox, size: 21, minSize: 12 });

/** Stacks the paragraphs of a slip from its top down. */
class Flow {
  constructor(
    private readonly canvas: Canvas,
    private readonly element: PdfElement,
    private readonly x: number,
    public y: number,
  ) {}

  paragraph(tag: "H2" | "P", text: FittedText): void {
    this.canvas.leaf(this.element, tag, () => {
      this.place(text);
    });
  }

  labelled(label: string, value: FittedText): void {
    this.canvas.leaf(this.element, "P", () => {
      this.place({ face: "regular", lines: [label], size: 7.5 });
      this.place(value);
    });
  }

  list(steps: FittedText): void {
    this.paragraph("P", steps);
  }

  private place(text: FittedText): void {
    this.canvas.lines(text, this.x, this.y + lineHeightOf(text) * 0.8);
    this.y += heightOf(text);
  }
}
