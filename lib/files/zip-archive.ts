import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from "yauzl";
import type { ByteSource, Content } from "./byte-source";
import { maxContentBytes } from "./limits";
import { UnreadableFile } from "./unreadable-file";

const maxEntries = 16;
const maxRatio = 200;
/** Below this size a high ratio is harmless, and frequent in XML. */
const ratioCountsFromBytes = 1024 ** 2;

const damaged = "Cette archive ZIP est abîmée ou incomplète : téléchargez-la de nouveau, puis recommencez.";
const bomb = "Cette archive ZIP se déplie en un contenu démesuré : elle est refusée.";
const spreadsheetAdvice =
  "ouvrez-le, choisissez « Fichier › Enregistrer sous › CSV UTF-8 », puis déposez le fichier CSV.";

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

/** The one file of a ZIP, inflated under guard: entries, sizes, ratio and checksum are all verified while reading. */
export async function openZip(source: ByteSource): Promise<Content> {
  const reader = new SourceReader(source);
  try {
    const zip = await fromRandomAccessReaderPromise(reader, source.size, { autoClose: false });
    const entry = chooseEntry(await listEntries(zip));
    checkEntry(entry);
    return { name: entry.fileName, chunks: () => inflate(zip, entry, reader) };
  } catch (error) {
    throw reader.explain(error);
  }
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    refuseOffice(entry.fileName);
    if (entries.length > maxEntries) {
      throw new UnreadableFile(
        `Cette archive ZIP contient plus de ${maxEntries} fichiers : déposez seulement l’export demandé.`,
      );
    }
  }
  return entries;
}

/** A spreadsheet is a ZIP too: its first entries give it away. */
function refuseOffice(name: string): void {
  if (name === "[Content_Types].xml" || name.startsWith("xl/")) {
    throw new UnreadableFile(`Ce fichier est un classeur Excel (XLSX) : ${spreadsheetAdvice}`);
  }
  if (name === "mimetype" || name === "META-INF/manifest.xml") {
    throw new UnreadableFile(`Ce fichier est un classeur LibreOffice (ODS) : ${spreadsheetAdvice}`);
  }
}

function chooseEntry(entries: readonly Entry[]): Entry {
  const files = entries.filter(
    ({ fileName }) => !fileName.endsWith("/") && !fileName.startsWith("__MACOSX/"),
  );
  const xml = files.filter(({ fileName }) => fileName.toLowerCase().endsWith(".xml"));
  const [first] = xml;
  if (!first)
    throw new UnreadableFile(
      "Cette archive ZIP ne contient pas de fichier XML : déposez l’export de SIECLE.",
    );
  if (xml.length > 1) {
    const names = xml
      .slice(0, 3)
      .map(({ fileName }) => fileName.slice(0, 80))
      .join(", ");
    throw new UnreadableFile(
      `Cette archive ZIP contient ${xml.length} fichiers XML (${names}) : déposez-les un par un.`,
    );
  }
  return first;
}

function checkEntry(entry: Entry): void {
  if (entry.isEncrypted()) {
    throw new UnreadableFile(
      "Cette archive ZIP est protégée par un mot de passe : déposez le fichier XML qu’elle contient.",
    );
  }
  if (!entry.canDecodeFileData()) {
    throw new UnreadableFile(
      "Cette archive ZIP est compressée d’une façon inconnue : déposez le fichier XML qu’elle contient.",
    );
  }
  if (entry.uncompressedSize > maxContentBytes) throw new UnreadableFile(bomb);
}

async function* inflate(zip: ZipFile, entry: Entry, reader: SourceReader): AsyncGenerator<Uint8Array> {
  let total = 0;
  let checksum = 0;
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      total += chunk.length;
      if (total > ratioCountsFromBytes && total > entry.compressedSize * maxRatio)
        throw new UnreadableFile(bomb);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new UnreadableFile(damaged);
  } catch (error) {
    throw reader.explain(error);
  }
}
