import type { Content } from "../byte-source";
import { headOf, startsWith } from "../content";
import { decodeContent } from "../decoded-text";
import { examineUtf8, type Encoding } from "../encodings";
import { UnreadableFile } from "../unreadable-file";

export type CsvLine = { number: number; text: string };

export const maxLineLength = 64 * 1024;

const invalidUtf8 =
  "Ce fichier porte la marque UTF-8, mais des octets n’en sont pas : enregistrez-le de nouveau en « CSV UTF-8 ».";

/** UTF-8 when the mark says so or when the whole file is, Windows-1252 otherwise. */
export async function detectCsvEncoding(content: Content): Promise<Encoding> {
  const head = await headOf(content.chunks(), 3);
  if (startsWith(head, "\xEF\xBB\xBF")) return "utf-8";
  return (await examineUtf8(content.chunks())) === "other" ? "windows-1252" : "utf-8";
}

/** Physical lines with their 1-based number, a group per chunk. Refuses NUL bytes and lines beyond 64 k characters. */
export async function* linesOf(content: Content, encoding: Encoding): AsyncGenerator<CsvLine[]> {
  let number = 0;
  let rest = "";
  for await (const text of decodeContent(content, encoding, invalidUtf8)) {
    if (text.includes("\0")) {
      throw new UnreadableFile(
        `Ce fichier contient des octets nuls vers la ligne ${number + 1} : ce n’est pas un CSV.`,
      );
    }
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? "";
    const lines = parts.map((part) => ({ number: (number += 1), text: part }));
    for (const line of [...lines, { number: number + 1, text: rest }]) refuseLongLine(line);
    yield lines;
  }
  if (rest !== "") yield [{ number: number + 1, text: rest.replace(/\r$/, "") }];
}

function refuseLongLine(line: CsvLine): void {
  if (line.text.length <= maxLineLength) return;
  throw new UnreadableFile(
    `La ligne ${line.number} dépasse 64 000 caractères : ce n’est pas une liste d’élèves.`,
  );
}
