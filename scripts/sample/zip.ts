import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

const versionNeeded = 20;
const sizesFollow = 0x0008;
const deflated = 8;

/** A file to put in an archive. */
type Member = { name: string; content: Iterable<Buffer> };

/** A ZIP archive, written as its files are read: sizes come after the data. Source: PKWARE APPNOTE 6.3. */
export async function* zipOf(members: readonly Member[], day: Date): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const entry = { name: Buffer.from(name, "ascii"), day, offset, crc: 0, size: 0, packedSize: 0 };
    entries.push(entry);
    for await (const piece of written(entry, content)) {
      offset += piece.length;
      yield piece;
    }
  }
  yield directory(entries, offset);
}

type Entry = { name: Buffer; day: Date; offset: number; crc: number; size: number; packedSize: number };

/** One file: its header, its data, then its measures, which are kept in the entry. */
async function* written(entry: Entry, content: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const measured = function* (): Generator<Buffer> {
    for (const chunk of content) {
      entry.crc = crc32(chunk, entry.crc);
      entry.size += chunk.length;
      yield chunk;
    }
  };
  yield Buffer.concat([signature(0x04034b50), commonHeader(entry), entry.name]);
  for await (const chunk of Readable.from(measured()).pipe(createDeflateRaw()) as AsyncIterable<Buffer>) {
    entry.packedSize += chunk.length;
    yield chunk;
  }
  yield Buffer.concat([signature(0x08074b50), measures(entry)]);
}

function commonHeader(entry: Entry): Buffer {
  return Buffer.concat([
    ...[versionNeeded, sizesFollow, deflated].map(short),
    dosDay(entry.day),
    measures(entry),
    ...[entry.name.length, 0].map(short),
  ]);
}

function directory(entries: readonly Entry[], offset: number): Buffer {
  const central = Buffer.concat(entries.map(centralHeader));
  const counts = [0, 0, entries.length, entries.length].map(short);
  const end = [...counts, long(central.length), long(offset), short(0)];
  return Buffer.concat([central, signature(0x06054b50), ...end]);
}

function centralHeader(entry: Entry): Buffer {
  const noCommentNorAttribute = [...[0, 0, 0].map(short), long(0)];
  return Buffer.concat([
    signature(0x02014b50),
    short(versionNeeded),
    commonHeader(entry),
    ...noCommentNorAttribute,
    long(entry.offset),
    entry.name,
  ]);
}

function measures({ crc, size, packedSize }: Entry): Buffer {
  return Buffer.concat([long(crc), long(packedSize), long(size)]);
}

/** Midnight of a UTC day, in the two words that DOS gave a date. */
function dosDay(day: Date): Buffer {
  const date = ((day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();
  return Buffer.concat([short(0), short(date)]);
}

const signature = (value: number): Buffer => long(value);

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
