import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

const versionNeeded = 20;
const sizesFollow = 0x0008;
const deflated = 8;

/** A ZIP archive of one file, written as it is read: sizes come after the data. Source: PKWARE APPNOTE 6.3. */
export async function* zipOf(name: string, content: Iterable<Buffer>, day: Date): AsyncGenerator<Buffer> {
  const entry = { name: Buffer.from(name, "ascii"), day, crc: 0, size: 0, packedSize: 0 };
  const measured = function* (): Generator<Buffer> {
    for (const chunk of content) {
      entry.crc = crc32(chunk, entry.crc);
      entry.size += chunk.length;
      yield chunk;
    }
  };
  const local = Buffer.concat([signature(0x04034b50), commonHeader(entry), entry.name]);
  yield local;
  for await (const chunk of Readable.from(measured()).pipe(createDeflateRaw()) as AsyncIterable<Buffer>) {
    entry.packedSize += chunk.length;
    yield chunk;
  }
  const descriptor = Buffer.concat([signature(0x08074b50), measures(entry)]);
  yield descriptor;
  yield directory(entry, local.length + entry.packedSize + descriptor.length);
}

type Entry = { name: Buffer; day: Date; crc: number; size: number; packedSize: number };

function commonHeader(entry: Entry): Buffer {
  return Buffer.concat([
    ...[versionNeeded, sizesFollow, deflated].map(short),
    dosDay(entry.day),
    measures(entry),
    ...[entry.name.length, 0].map(short),
  ]);
}

function directory(entry: Entry, offset: number): Buffer {
  const noCommentNorAttribute = [...[0, 0, 0].map(short), long(0), long(0)];
  const central = Buffer.concat([
    signature(0x02014b50),
    short(versionNeeded),
    commonHeader(entry),
    ...noCommentNorAttribute,
    entry.name,
  ]);
  const end = [...[0, 0, 1, 1].map(short), long(central.length), long(offset), short(0)];
  return Buffer.concat([central, signature(0x06054b50), ...end]);
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
