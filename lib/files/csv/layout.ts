import type { Content } from "../byte-source";
import type { Encoding } from "../encodings";
import { maxColumns } from "../limits";
import { cleanTitle, countKnownTitles, hasKnownTitle } from "../rules/columns";
import { cleanText, hasDamagedAccents } from "../text-cleaning";
import { UnreadableFile } from "../unreadable-file";
import { detectCsvEncoding, linesOf, type CsvLine } from "./csv-text";
import { delimiters, guessDelimiter, type Delimiter } from "./delimiter";
import { RowAssembler } from "./row-assembler";

export type CsvLayout = {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Column titles as written, cleaned. */
  header: string[];
  /** Physical line, from 1, on which the header begins: what stands above names the list, and is not read. */
  headerLine: number;
};

const examinedLines = 20;
const template = "Nom;Prénom;Classe;Identifiant";

/** How a CSV is written: encoding, delimiter and header row. Refuses a single column and a missing header. */
export async function openLayout(content: Content): Promise<CsvLayout> {
  const encoding = await detectCsvEncoding(content);
  const lines = fromHeader(await firstLines(content, encoding));
  const [first] = lines;
  if (!first) throw new UnreadableFile("Ce fichier est vide : refaites l’export.");
  const delimiter = guessDelimiter(lines.map((line) => line.text));
  if (!delimiter) {
    throw new UnreadableFile(
      `Ce fichier n’a qu’une colonne : séparez les colonnes par des points-virgules, par exemple « ${template} ».`,
    );
  }
  const header = firstRow(lines, delimiter).map(cleanText);
  const fault = headerFault(header);
  if (fault !== null) throw new UnreadableFile(fault);
  return { encoding, delimiter, header, headerLine: first.number };
}

function headerFault(header: readonly string[]): string | null {
  if (header.length > maxColumns)
    return `Ce fichier a plus de ${maxColumns} colonnes : ce n’est pas une liste d’élèves.`;
  if (hasDamagedAccents(header.join(" ")))
    return "Les accents de ce fichier sont abîmés dès l’en-tête : refaites l’export, puis enregistrez-le en « CSV UTF-8 ».";
  if (looksLikeData(header))
    return `Ce fichier n’a pas de ligne d’en-tête : ajoutez en première ligne le nom des colonnes, par exemple « ${template} ».`;
  return null;
}

async function firstLines(content: Content, encoding: Encoding): Promise<CsvLine[]> {
  const kept: CsvLine[] = [];
  for await (const lines of linesOf(content, encoding)) {
    kept.push(...lines.filter((line) => line.text.trim() !== "").slice(0, examinedLines));
    if (kept.length >= examinedLines) break;
  }
  return kept.slice(0, examinedLines);
}

/**
 * The lines from the header on. Above it may stand what some spreadsheets ask for (« sep=; »), and the name of the
 * list: lines of one cell at most, so that nobody written above a repeated header is ever taken for a title.
 */
function fromHeader(lines: readonly CsvLine[]): readonly CsvLine[] {
  const [first] = lines;
  if (!first) return [];
  if (/^"?sep=.?"?[;,\t]*$/i.test(first.text)) return lines.slice(1);
  const rank = lines.findIndex(({ text }) => delimiters.some((delimiter) => isHeader(text, delimiter)));
  const above = lines.slice(0, Math.max(rank, 0));
  return above.every(({ text }) => delimiters.every((delimiter) => filledCells(text, delimiter) < 2))
    ? lines.slice(above.length)
    : lines;
}

const isHeader = (text: string, delimiter: Delimiter) =>
  countKnownTitles(text.split(delimiter).map(cleanText)) >= 2;

const filledCells = (text: string, delimiter: Delimiter) =>
  text.split(delimiter).filter((cell) => cleanText(cell) !== "").length;

function firstRow(lines: readonly CsvLine[], delimiter: Delimiter): string[] {
  const assembler = new RowAssembler(delimiter);
  const [row] = [...lines.flatMap((line) => assembler.push(line)), ...assembler.end()];
  if (row && "cells" in row) return row.cells;
  throw new UnreadableFile(
    "La ligne d’en-tête est illisible : un guillemet n’est pas fermé ou est mal placé.",
  );
}

/** A first row without any known title, that holds an address or a cell begun by a figure, is already a person. */
function looksLikeData(cells: readonly string[]): boolean {
  return !hasKnownTitle(cells) && cells.some((cell) => /^\d|@/.test(cell));
}

/** True when a row repeats the header, as lists glued together do. */
export function repeatsHeader(header: readonly string[], cells: readonly string[]): boolean {
  return (
    cells.length === header.length &&
    cells.every((cell, index) => cleanTitle(cell) === cleanTitle(header[index] ?? ""))
  );
}
