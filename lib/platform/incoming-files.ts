import "server-only";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import Busboy from "busboy";
import { storableText } from "./storable-text";

export type IncomingFile = { name: string; bytes: AsyncIterable<Uint8Array> };

export type UploadLimits = {
  maxFiles: number;
  maxBytes: number;
  /** A field of text taken as a file without a name, when it is not empty. */
  pastedField?: string;
};

/** What is sent cannot be taken: `receive` throws it with a French sentence, and the code that an address may carry. */
export class UnusableUpload extends Error {
  constructor(
    reason: string,
    readonly httpStatus: 400 | 413 = 400,
    readonly code?: string,
  ) {
    super(reason);
  }
}

/** The rule says no to a file that came whole: nothing of it is kept. */
export class RefusedUpload extends UnusableUpload {}

const cut = () => new UnusableUpload("L’envoi a été interrompu avant la fin : recommencez.");

/** The files of a multipart body, one after the other: the next is read when the one before has been taken. */
export async function* filesOf(
  request: Request,
  { maxFiles, maxBytes, pastedField }: UploadLimits,
): AsyncGenerator<IncomingFile> {
  if (!request.body) return;
  const fields =
    pastedField === undefined ? { fields: 20, fieldSize: 1000 } : { fields: 2, fieldSize: maxBytes };
  // Busboy calls truncated a file of exactly its limit.
  const parser = openParser(request, { files: maxFiles, fileSize: maxBytes + 1, ...fields });
  const queue = new Readable({ objectMode: true, read: () => undefined });
  parser.on("file", (_field, stream, { filename }) => {
    // A stream that breaks before anybody reads it must not take the process with it.
    stream.on("error", () => undefined);
    if (filename && !queue.destroyed)
      queue.push({ name: storableText(filename), bytes: whole(stream, maxBytes) });
    else stream.resume();
  });
  parser.on("field", (name, text, { valueTruncated }) => {
    if (name !== pastedField || text.trim() === "" || queue.destroyed) return;
    if (valueTruncated) queue.destroy(tooLarge(maxBytes));
    else queue.push({ name: "", bytes: Readable.from([Buffer.from(text, "utf8")]) });
  });
  parser.on("filesLimit", () => {
    queue.destroy(new UnusableUpload(`Envoyez ${maxFiles} fichiers au plus à la fois.`, 413));
  });
  parser.on("close", () => queue.push(null));
  const source = Readable.fromWeb(request.body as WebStream<Uint8Array>);
  parser.on("error", () => {
    queue.destroy(cut());
    // The sender reads our answer once all is sent.
    source.resume();
  });
  source.on("error", () => parser.destroy(cut()));
  source.pipe(parser);
  for await (const file of queue) yield file as IncomingFile;
}

function openParser(request: Request, limits: Busboy.Limits): Busboy.Busboy {
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return Busboy({ headers, defParamCharset: "utf8", limits });
  } catch {
    throw new UnusableUpload(
      "Cet envoi n’est pas un formulaire de fichiers : passez par la page des imports.",
    );
  }
}

async function* whole(
  stream: Readable & { truncated?: boolean },
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch {
    throw cut();
  }
  if (stream.truncated) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number): UnusableUpload {
  const megabytes = Math.round(maxBytes / 1_048_576);
  return new UnusableUpload(`Ce fichier dépasse ${megabytes} Mo : envoyez un export plus petit.`, 413);
}
