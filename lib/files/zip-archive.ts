import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from "yauzl";
import type { ByteSource, Content } from "./byte-source";
import { UnreadableFile } from "./unreadable-file";
import { checkEntries, refuseBomb, refuseCrowd, refuseOffice, shortName, sortEntries } from "./zip-entries";

/** Larger pieces than yauzl’s, each being a turn of the thread that inflates, and some ahead of whoever reads. */
const inflation = { chunkSize: 128 * 1024, readableHighWaterMark: 1024 * 1024 };

const damaged = "Cette archive ZIP est abîmée ou incomplète : téléchargez-la de nouveau, puis recommencez.";

/** What a ZIP holds that may be imported, in its order; `junk` counts folders and such, `others` are named. */
export type Archive = { files: Content[]; junk: number; others: string[] };

/** yauzl over an upload; keeps the upload’s own failure apart from the archive’s faults. */
class SourceReader extends RandomAccessReader {
  failure: unknown = null;

  constructor(private readonly source: ByteSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.readRange(start, end), { objectMode: false });
  }

  private async *readRange(start: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      yield* this.source.read(start, end);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  /** What to throw for an error met while reading the archive. */
  explain(error: unknown): unknown {
    if (error instanceof UnreadableFile) return error;
    return this.failure ?? new UnreadableFile(damaged);
  }
}

/** The files of a ZIP, inflated under guard: entries, sizes, ratio and checksum are all verified while reading. */
export async function openArchive(source: ByteSource): Promise<Archive> {
  const reader = new SourceReader(source);
  try {
    const zip = await fromRandomAccessReaderPromise(reader, source.size, { autoClose: false });
    const { files, junk, others } = sortEntries(await listEntries(zip));
    if (files.length === 0) {
      throw new UnreadableFile(
        "Cette archive ZIP ne contient ni fichier XML ni liste CSV : déposez l’export de SIECLE ou d’ONDE.",
      );
    }
    checkEntries(files);
    const contents = files.map((entry) => ({
      name: entry.fileName,
      chunks: () => inflate(zip, entry, reader),
    }));
    return { files: contents, junk, others };
  } catch (error) {
    throw reader.explain(error);
  }
}

/** The one file of a ZIP. Throws UnreadableFile that names them when there are several. */
export async function openZip(source: ByteSource): Promise<Content> {
  const { files } = await openArchive(source);
  const [first] = files;
  if (first && files.length === 1) return first;
  const names = files
    .slice(0, 3)
    .map(({ name }) => shortName(name))
    .join(", ");
  throw new UnreadableFile(
    `Cette archive ZIP contient ${files.length} fichiers (${names}) : déposez-les un par un.`,
  );
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    refuseOffice(entry.fileName);
    refuseCrowd(entries);
  }
  return entries;
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.compressionMethod === 0) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflater = createInflateRaw(inflation);
  // A failure on either side reaches whoever reads the result.
  pipeline(packed, inflater, () => undefined);
  return inflater;
}

async function* inflate(zip: ZipFile, entry: Entry, reader: SourceReader): AsyncGenerator<Uint8Array> {
  let total = 0;
  let checksum = 0;
  try {
    for await (const chunk of await openEntry(zip, entry)) {
      total += chunk.length;
      refuseBomb(entry, total);
      if (total > entry.uncompressedSize) throw new UnreadableFile(damaged);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (total !== entry.uncompressedSize || checksum !== entry.crc32) throw new UnreadableFile(damaged);
  } catch (error) {
    throw reader.explain(error);
  }
}
