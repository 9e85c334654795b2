import "server-only";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { bytesOf } from "@/lib/files/byte-source";
import { detectCsvEncoding } from "@/lib/files/csv/csv-text";
import { decodeContent } from "@/lib/files/decoded-text";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { defineUpload } from "@/lib/platform/define-upload";
import { type IncomingFile, UnusableUpload } from "@/lib/platform/incoming-files";
import { createLineReader } from "./rules/columns";
import { createGathering, type LeakMatches, summariseMatches } from "./rules/findings";
import { indexPupils, type KnownPupil } from "./rules/known-pupils";
import { type FaultCode, faultSentence, longestLine, maxListBytes, maxListLines } from "./rules/list-faults";
import { matchClues } from "./rules/matching";
import { addSelection, listKnownPupils } from "./store";

/** Lines matched before other requests are served. */
const linesInARow = 2000;
const notText = ["PK\u0003\u0004", "\xD0\xCF\x11\xE0"];
const binaries = [
  "%PDF-",
  "\x89PNG",
  "\xFF\xD8\xFF",
  "GIF8",
  "\x1F\x8B",
  "7z\xBC\xAF",
  "Rar!",
  "\xFF\xFE",
  "\xFE\xFF",
];

/**
 * Receives a leaked list, pasted or as a file, and keeps whom each line means: never the line, which may hold a
 * password. Answers the id of the search. Nothing of the list outlives the request.
 */
export const searchLeak = defineUpload({
  permission: "reset:run",
  audit: "selection.made",
  maxFiles: 1,
  maxBytes: maxListBytes,
  pastedField: "texte",
  async receive({ file, actor, now, commit }) {
    const lines = await linesOf(file);
    const pupils = await commit(async (tx) => ({
      result: await listKnownPupils(tx, actor.scope),
      targets: [],
    }));
    const matches = await matchLines(lines, pupils);
    const id = randomUUID();
    const owner = { uai: actor.uai ?? "", id: actor.id, name: actor.name };
    const studentIds = matches.found.map((match) => match.id);
    return commit(async (tx) => {
      await addSelection(tx, { id, owner, source: "LEAK", studentIds, matches, now });
      const detail = { source: "LEAK", ...summariseMatches(matches) };
      return { result: id, targets: [{ kind: "selection", id, detail }] };
    });
  },
});

function unusable(code: FaultCode): UnusableUpload {
  return new UnusableUpload(faultSentence(code) ?? code, 400, code);
}

async function linesOf({ bytes }: IncomingFile): Promise<string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const content = Buffer.concat(chunks);
  refuseBinary(content);
  const lines = (await decode(content)).split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  if (lines.every((line) => line.trim() === "")) throw unusable("vide");
  if (lines.length > maxListLines + (lines.at(-1) === "" ? 1 : 0)) throw unusable("trop-de-lignes");
  const long = lines.findIndex((line) => line.length > longestLine);
  if (long >= 0) throw unusable(`ligne-trop-longue.${long + 1}`);
  return lines;
}

function refuseBinary(content: Buffer): void {
  const begins = (signs: string) => content.subarray(0, signs.length).toString("latin1") === signs;
  if (notText.some(begins)) throw unusable("classeur");
  if (binaries.some(begins) || content.includes(0)) throw unusable("binaire");
}

async function decode(content: Buffer): Promise<string> {
  const source = bytesOf("", content);
  const whole = { name: "", chunks: () => source.read(0, source.size) };
  try {
    let text = "";
    for await (const part of decodeContent(whole, await detectCsvEncoding(whole), "")) text += part;
    return text;
  } catch (error) {
    throw error instanceof UnreadableFile ? unusable("encodage") : error;
  }
}

async function matchLines(lines: readonly string[], pupils: readonly KnownPupil[]): Promise<LeakMatches> {
  const known = indexPupils(pupils);
  const ranks = new Map(pupils.map(({ id }, rank) => [id, rank]));
  const read = createLineReader();
  const gathering = createGathering();
  for (const [index, line] of lines.entries()) {
    if (index % linesInARow === 0) await setImmediate();
    if (line.trim() === "") continue;
    const cut = read(line);
    gathering.add(index + 1, cut, cut.clues && matchClues(cut.clues, known));
  }
  return gathering.end((id) => ranks.get(id) ?? 0);
}
