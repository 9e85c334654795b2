import type { Canvas } from "../canvas";
import { plain, type Face } from "../fonts";
import type { PdfElement } from "../pdf-document";
import { fitText } from "../text-fit";
import { drawHeading, drawReminder, headingTop, planHeading, type Heading } from "./heading";
import { cellHeight, paginate, Table, type Row, type TableFrame, type TablePage } from "./table";

/** A review as it is attested: facts, then one line a right. */
export type PrintedAttestation = {
  title: string;
  subtitle: string;
  facts: readonly (readonly [term: string, value: string])[];
  warning: string | null;
  lines: readonly { seq: number; sentence: string; decision: string; by: string; detail: string }[];
  sha256: string;
};

export type AttestationPlan = { heading: Heading; reminder: string; pages: readonly TablePage[] };

const columns = [
  { title: "N°", width: 32 },
  { title: "Droit", width: 181 },
  { title: "Décision", width: 72 },
  { title: "Par qui, quand", width: 114 },
  { title: "Motif et suite", width: 116.28 },
] as const;

const padding = 5;
const headHeight = 20;
const tallestCell = 600;
const size = 8.5;

const frame: TableFrame = {
  padding,
  headHeight,
  columns: columns.map(({ title, width }) => ({
    width,
    title: [fitText(title, "bold", { width: width - 2 * padding, size, minSize: 6 })],
  })),
};

const seal =
  "Cette empreinte est celle que le journal de la console garde de la clôture de cette revue : un contenu changé depuis en aurait une autre, et ne serait pas imprimé.";

/** An attestation fitted to its pages. */
export function planAttestation(printed: PrintedAttestation): AttestationPlan {
  const { title, subtitle, facts, warning, lines, sha256 } = printed;
  const text = { tag: "P", face: "regular", size: 9, space: 2 } as const;
  const heading = planHeading(
    [
      { ...text, text: subtitle, space: 0 },
      { tag: "H1", face: "bold", size: 20, text: title, space: 1 },
      ...facts.map(([term, value]) => ({ ...text, text: `${term} : ${value}` })),
      ...(warning === null ? [] : [{ ...text, face: "bold" as const, text: warning, space: 6 }]),
      { ...text, text: `SHA-256 : ${sha256}`, space: 6 },
      { ...text, text: seal },
    ],
    false,
  );
  return {
    heading,
    reminder: `${title} (suite)`,
    pages: paginate(lines.map(rowOf), {
      firstTop: heading.bottom + 12,
      nextTop: headingTop + 24,
      headHeight,
    }),
  };
}

/** Draws one page at each step, as the lists of classes do. */
export function* drawAttestation(
  canvas: Canvas,
  section: PdfElement,
  plan: AttestationPlan,
): Generator<void> {
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

function rowOf({ seq, sentence, decision, by, detail }: PrintedAttestation["lines"][number]): Row {
  const cells = [String(seq), sentence, decision, by, detail].map((text, column) => [
    cellOf(text, column === 2 ? "bold" : "regular", column),
  ]);
  return { height: Math.max(...cells.map(cellHeight)) + 8, cells };
}

function cellOf(text: string, face: Face, column: number) {
  const width = (columns[column]?.width ?? 0) - 2 * padding;
  return fitText(plain(text), face, { width, size, minSize: 8, maxHeight: tallestCell });
}
