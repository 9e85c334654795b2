import "server-only";
import type { PreparedChange } from "../rules/preview/changes";
import { saveLines, textsOf, type LineTexts } from "../store/changes";
import { saveImport } from "../store/imports";
import { holdReading, type Reading } from "./reading";
import type { StudentFile } from "./student-file";

const heldLines = 2_000;
const heldMs = 1_000;

/** Writes the lines of a preview while the file goes on being read: PostgreSQL takes a piece as the next is made. */
export type PreviewWriter = {
  add(changes: readonly PreparedChange[], read: number): Promise<void>;
  /** Once it resolves, all is written. Throws what a piece could not be written for. */
  end(read: number): Promise<void>;
};

export function createWriter(reading: Reading, file: Pick<StudentFile, "format" | "total">): PreviewWriter {
  let held: LineTexts[] = [];
  let heldCount = 0;
  let heldSince = performance.now();
  let writing: Promise<void> = Promise.resolve();
  const flush = async (read: number) => {
    await writing;
    const texts = held;
    held = [];
    heldCount = 0;
    heldSince = performance.now();
    writing = reading.step(async ({ tx }) => {
      const stored = await holdReading(tx, reading);
      const counts = { ...stored.counts, read, total: file.total };
      await saveImport(tx, stored, { counts, format: file.format });
      for (const text of texts) await saveLines(tx, stored, text);
      return { result: undefined, targets: [] };
    });
    // Thrown by the next piece, or by the end.
    writing.catch(() => undefined);
  };
  return {
    async add(changes, read) {
      if (changes.length > 0) held.push(textsOf(changes));
      heldCount += changes.length;
      if (heldCount >= heldLines || performance.now() - heldSince >= heldMs) await flush(read);
    },
    async end(read) {
      await flush(read);
      await writing;
    },
  };
}
