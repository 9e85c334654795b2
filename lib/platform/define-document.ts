import "server-only";
import type * as z from "zod";
import type { Decision } from "@/lib/decision";
import { inTransaction, type Transaction } from "./database/transaction";
import {
  type DoorDefinition,
  entriesFor,
  journalRefusal,
  type Passage,
  passDoor,
  reportBreakdown,
} from "./door";
import { appendToJournal } from "./journal/append";
import type { JournalTarget } from "./journal/entry";
import type { Permission } from "./permissions";
import type { Actor } from "./session";

type Printed = {
  targets: readonly [JournalTarget, ...JournalTarget[]];
  fileName: string;
  contentType: string;
  /** Starts only once the journal entries are committed. */
  write: () => AsyncIterable<Uint8Array>;
};

type DocumentDefinition<Input extends z.ZodType> = DoorDefinition<Input, Permission> & {
  prepare: (context: {
    input: z.output<Input>;
    actor: Actor;
    now: Date;
    tx: Transaction;
  }) => Promise<Decision<Printed>>;
};

/** Why no document came: the page that holds the print button says it in words. */
export type DocumentRefusal = "code" | "refus";

/** A document, or why there is none. */
export type DocumentResult = { status: "printed"; response: Response } | { status: DocumentRefusal };

export type DocumentDoor = ((form: FormData) => Promise<DocumentResult>) & {
  door: { kind: "document"; permission: string; audit: string; stepUp: boolean };
};

/**
 * The door of printed matter: the same steps as an action, then a stream that no cache keeps. It answers a POST,
 * so that no link, prefetch or reload prints by itself.
 */
export function defineDocument<Input extends z.ZodType>(definition: DocumentDefinition<Input>): DocumentDoor {
  const print = async (form: FormData): Promise<DocumentResult> => {
    try {
      const passage = await passDoor(definition, form);
      if (passage.open) return await prepareDocument(definition, passage);
      return { status: passage.result.status === "stepUp" ? "code" : "refus" };
    } catch (error) {
      reportBreakdown(definition.audit, error);
      return { status: "refus" };
    }
  };
  const { permission, audit, stepUp = false } = definition;
  return Object.assign(print, { door: { kind: "document" as const, permission, audit, stepUp } });
}

async function prepareDocument<Input extends z.ZodType>(
  { audit, prepare }: DocumentDefinition<Input>,
  { actor, input, now }: Extract<Passage<z.output<Input>, Permission>, { open: true }>,
): Promise<DocumentResult> {
  const decision = await inTransaction(actor.scope, async (tx) => {
    const prepared = await prepare({ input, actor, now, tx });
    if (prepared.accepted) {
      const { targets } = prepared.change;
      await appendToJournal(tx, entriesFor({ audit, uai: actor.uai, actor, targets, now }));
    }
    return prepared;
  });
  if (decision.accepted) return { status: "printed", response: responseOf(decision.change) };
  await journalRefusal(audit, actor, decision.reason, now);
  return { status: "refus" };
}

function responseOf({ fileName, contentType, write }: Printed): Response {
  return new Response(bodyOf(write()[Symbol.asyncIterator]()), {
    headers: {
      "content-type": contentType,
      "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store, private",
    },
  });
}

/** Drawn as it is read: nothing is written ahead of the browser, and a browser that leaves stops the drawing. */
function bodyOf(pieces: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
