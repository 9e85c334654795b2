import { readFileSync } from "node:fs";
import path from "node:path";
import { columnTitles, frenchMoment, instructions, notice } from "@/lib/sheets/documents/wording";
import type { SheetClass, SheetContext, SheetStudent } from "@/lib/sheets/rules";

const fonts = path.resolve(import.meta.dirname, "../lib/sheets/fonts");

const fontFace = (family: string, weight: number, file: string) =>
  `@font-face { font-family: ${family}; font-weight: ${weight};
    src: url(data:font/ttf;base64,${readFileSync(path.join(fonts, file)).toString("base64")}) }`;

const style = `
  ${fontFace("Noto", 400, "NotoSans-Regular.sub.ttf")}
  ${fontFace("Noto", 700, "NotoSans-Bold.sub.ttf")}
  ${fontFace("Mono", 700, "DejaVuSansMono-Bold.sub.ttf")}
  @page { size: A4; margin: 40pt 40pt 28pt }
  body { margin: 0; font: 9pt Noto }
  h1 { font-size: 22pt; margin: 0 }
  table { width: 100%; border-collapse: collapse }
  thead { display: table-header-group }
  th { background: #eee; text-align: left }
  td, th { height: 18pt; padding: 0 5pt; border-bottom: 0.5pt solid #b3b3b3 }
  code { font: 700 10.5pt Mono }
  .page { break-before: page; display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 186pt }
  .slip { border: 0.5pt dashed #b3b3b3; padding: 11pt; font-size: 8pt }
  .slip h2 { font-size: 13pt; margin: 0 }
  .slip .password { font-size: 23pt }
  .slip p, .slip ol { margin: 3pt 0 }
`;

/** The list and slips of a class as a web page of the same content, for a browser to print. */
export function sheetsPage({ name, students }: SheetClass, context: SheetContext): string {
  const pages = Array.from({ length: Math.ceil(students.length / 8) }, (_, page) =>
    students.slice(page * 8, page * 8 + 8),
  );
  const titles = Object.values(columnTitles).map((title) => `<th scope="col">${title}</th>`);
  return `<!doctype html><html lang="fr"><title>Classe ${name}</title><style>${style}</style>
    <p>${context.schoolName} · ${context.uai}</p><h1>Classe ${name}</h1>
    <p>${students.length} élèves · ${context.campaignName} · ${context.address}</p><p><b>${notice}</b></p>
    <table><thead><tr>${titles.join("")}</tr></thead><tbody>${students.map(row).join("")}</tbody></table>
    ${pages.map((page) => `<div class="page">${page.map((student) => slip(student, name, context)).join("")}</div>`).join("")}
    <footer>Imprimé le ${frenchMoment(context.printedAt)} par ${context.printedBy}</footer></html>`;
}

const row = (student: SheetStudent, index: number) =>
  `<tr><td>${index + 1}<td><b>${escape(student.lastName)}</b><td>${escape(student.firstName)}` +
  `<td><code>${escape(student.identifier ?? "")}</code><td><code>${escape(student.provisionalPassword)}</code><td></tr>`;

const slip = (student: SheetStudent, className: string, context: SheetContext) => `<div class="slip">
  <p>${context.schoolName} <b>${className}</b></p><h2>${escape(student.lastName)} ${escape(student.firstName)}</h2>
  <p>${columnTitles.identifier} <code>${escape(student.identifier ?? "")}</code></p>
  <p>${columnTitles.password}<br><code class="password">${escape(student.provisionalPassword)}</code></p>
  <p><b>${context.address}</b><br>Valable jusqu’au ${frenchMoment(context.validUntil)}</p>
  <ol>${instructions.map((step) => `<li>${step}</li>`).join("")}</ol></div>`;

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
