import "server-only";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import Busboy from "busboy";
import * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import { inTransaction, type Transaction } from "./database/transaction";
import { type DoorDefinition, entriesFor, journalRefusal, passDoor, reportBreakdown } from "./door";
import { environment } from "./env";
import { appendToJournal } from "./journal/append";
import type { JournalTarget } from "./journal/entry";
import { isOwnOrigin } from "./origin";
import type { Permission } from "./permissions";
import type { Actor } from "./session";
import { storableText } from "./storable-text";

export type IncomingFile = { name: string; bytes: AsyncIterable<Uint8Array> };

type UploadDefinition<Input extends z.ZodType> = Omit<DoorDefinition<Input, Permission>, "input"> & {
  /** Shape of what the address says besides the school. */
  input?: Input;
  maxFiles: number;
  maxBytes: number;
  /** A field of text taken as a file without a name, when it is not empty. */
  pastedField?: string;
  /** Takes one file as it flows; `commit` writes what follows with its journal entries. Refuses by RefusedUpload. */
  receive: (context: {
    file: IncomingFile;
    actor: Actor;
    input: z.output<Input>;
    now: Date;
    commit: <Result>(
      work: (tx: Transaction) => Promise<{ result: Result; targets: readonly JournalTarget[] }>,
    ) => Promise<Result>;
  }) => Promise<string>;
};

export type UploadResult =
  | { status: "received"; ids: string[] }
  | { status: "refused"; reason: string; httpStatus: 400 | 401 | 403 | 413 | 500; code?: string };

export type UploadDoor = ((
  request: Request,
  uai: string,
  fields?: Readonly<Record<string, string>>,
) => Promise<UploadResult>) & {
  door: { kind: "upload"; permission: string; audit: string; stepUp: boolean };
};

/** The door of files: the same steps as an action, then each file as a stream, never whole in memory. */
export function defineUpload<Input extends z.ZodType = z.ZodUnknown>(
  definition: UploadDefinition<Input>,
): UploadDoor {
  const upload: (...asked: Parameters<UploadDoor>) => Promise<UploadResult> = async (
    request,
    uai,
    fields = {},
  ) => {
    // proxy.ts lets uploads through unread: their origin is checked here.
    if (!isOwnOrigin(request.headers.get("origin"), environment().APP_URL))
      return refused("Cet envoi ne vient pas de la console.", 403);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, uai })) form.set(name, value);
    try {
      // Without a shape, Input is unknown: anything is.
      const input = definition.input ?? (z.unknown() as z.ZodType as Input);
      const passage = await passDoor({ ...definition, input }, form);
      if (passage.open) return await receiveFiles(definition, request, passage);
      return refusalOf(passage.result);
    } catch (error) {
      if (error instanceof UnusableUpload) return refused(error.message, error.httpStatus, error.code);
      return refused(reportBreakdown(definition.audit, error), 500);
    }
  };
  const { permission, audit, stepUp = false } = definition;
  return Object.assign(upload, { door: { kind: "upload" as const, permission, audit, stepUp } });
}

function refusalOf(result: Exclude<ActionResult, { status: "idle" | "done" }>): Refused {
  if (result.status === "invalid") return refused("Cet envoi ne dit pas où il va : rechargez la page.", 400);
  return refused(result.status === "refused" ? result.reason : "Envoi refusé.", 403);
}

type Refused = Extract<UploadResult, { status: "refused" }>;

function refused(reason: string, httpStatus: Refused["httpStatus"], code?: string): Refused {
  return { status: "refused", reason, httpStatus, ...(code !== undefined && { code }) };
}

async function receiveFiles<Input extends z.ZodType>(
  definition: UploadDefinition<Input>,
  request: Request,
  { actor, input, now }: { actor: Actor; input: z.output<Input>; now: Date },
): Promise<UploadResult> {
  const { audit } = definition;
  const ids: string[] = [];
  for await (const file of filesOf(request, definition)) {
    const commit = <Result>(
      work: (tx: Transaction) => Promise<{ result: Result; targets: readonly JournalTarget[] }>,
    ) =>
      inTransaction(actor.scope, async (tx) => {
        const { result, targets } = await work(tx);
        await appendToJournal(tx, entriesFor({ audit, uai: actor.uai, actor, targets, now }));
        return result;
      });
    try {
      ids.push(await definition.receive({ file, actor, input, now, commit }));
    } catch (error) {
      if (error instanceof RefusedUpload) await journalRefusal(audit, actor, error.message, now);
      throw error;
    }
  }
  return ids.length > 0
    ? { status: "received", ids }
    : refused("Aucun fichier reçu : choisissez au moins un fichier.", 400);
}

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
async function* filesOf(
  request: Request,
  {
    maxFiles,
    maxBytes,
    pastedField,
  }: Pick<UploadDefinition<z.ZodType>, "maxFiles" | "maxBytes" | "pastedField">,
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
