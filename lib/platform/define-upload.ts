import "server-only";
import * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import { inTransaction, type Transaction } from "./database/transaction";
import { type DoorDefinition, entriesFor, journalRefusal, passDoor, reportBreakdown } from "./door";
import { environment } from "./env";
import { appendToJournal } from "./journal/append";
import type { JournalTarget } from "./journal/entry";
import {
  filesOf,
  type IncomingFile,
  RefusedUpload,
  type UploadLimits,
  UnusableUpload,
} from "./incoming-files";
import { isOwnOrigin } from "./origin";
import type { Permission } from "./permissions";
import type { Actor } from "./session";

type UploadDefinition<Input extends z.ZodType> = Omit<DoorDefinition<Input, Permission>, "input"> &
  UploadLimits & {
    /** Shape of what the address says besides the school. */
    input?: Input;
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
