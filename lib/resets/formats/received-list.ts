import { bytesOf, type Content } from "@/lib/files/byte-source";
import { headOf, openContent } from "@/lib/files/content";
import { detectCsvEncoding } from "@/lib/files/csv/csv-text";
import { openLayout, repeatsHeader } from "@/lib/files/csv/layout";
import type { CsvRow } from "@/lib/files/csv/row-assembler";
import { rowsOf } from "@/lib/files/csv/rows";
import { decodeContent } from "@/lib/files/decoded-text";
import { refuseBinary, rootOf } from "@/lib/files/foreign-files";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { findTable } from "../rules/received-list/table-text";

/** Beyond, it is not a list that a person can check: one a class, or one a level. */
export const maxListBytes = 10 * 1024 * 1024;
export const maxListLines = 3000;

const examinedBytes = 64 * 1024;

export type OpenedList = { header: string[]; rows: CsvRow[] };

/**
 * The columns and rows of a list, a CSV file or a pasted text, opened in memory. Lines are
 * numbered as they came. Throws UnreadableFile, whose sentence never quotes the list.
 */
export async function openReceivedList(name: string, bytes: Buffer): Promise<OpenedList> {
  const content = await openContent(bytesOf(name, bytes));
  const head = await headOf(content.chunks(), examinedBytes);
  refuseBinary(head);
  if (rootOf(head) !== null)
    throw new UnreadableFile(
      "Ce fichier est une page web ou un fichier XML : copiez le tableau affiché par ÉduConnect et collez-le, ou déposez une liste CSV.",
    );
  const table = findTable(await wholeText(content));
  if (!table)
    throw new UnreadableFile(
      "Cette liste n’a pas de ligne de titres reconnue : ajoutez en première ligne le nom des colonnes, par exemple « Nom;Prénom;Classe;Identifiant;Mot de passe provisoire ».",
    );
  const csv = bytesOf(name, Buffer.from(table.text, "utf8"));
  const source: Content = { name, chunks: () => csv.read(0, csv.size) };
  const layout = await openLayout(source);
  const rows: CsvRow[] = [];
  for await (const group of rowsOf(source, layout)) for (const row of group) rows.push(row);
  if (rows.length > maxListLines + 1)
    throw new UnreadableFile(
      `Cette liste compte plus de ${maxListLines} lignes : déposez-en une par classe ou par niveau.`,
    );
  const pupils = rows.slice(1).filter((row) => "fault" in row || !repeatsHeader(layout.header, row.cells));
  if (pupils.length === 0)
    throw new UnreadableFile("Cette liste ne contient que sa ligne de titres : il n’y a aucun élève à lire.");
  return {
    header: layout.header,
    rows: pupils.map((row) => ({ ...row, line: row.line + table.linesAbove })),
  };
}

async function wholeText(content: Content): Promise<string> {
  const encoding = await detectCsvEncoding(content);
  const texts: string[] = [];
  let length = 0;
  const invalid =
    "Cette liste porte la marque UTF-8, mais des octets n’en sont pas : enregistrez-la de nouveau.";
  for await (const text of decodeContent(content, encoding, invalid)) {
    length += text.length;
    // A ZIP may unfold to far more than what was sent.
    if (length > maxListBytes)
      throw new UnreadableFile("Cette liste dépasse 10 Mo : déposez-en une par classe ou par niveau.");
    texts.push(text);
  }
  return texts.join("");
}
