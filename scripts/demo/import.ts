import { openAsBlob } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chooseColumns } from "@/lib/imports/actions/columns";
import { applyImport, chooseDepartures } from "@/lib/imports/actions/imports";
import { guessStudentColumns, type Mapping } from "@/lib/imports/rules/columns";
import { importFacts } from "@/lib/imports/rules/preview/stored-shapes";
import { receiveImportFiles } from "@/lib/imports/uploads";
import { inTransaction } from "@/lib/platform/database/transaction";
import type { Action } from "@/lib/platform/define-action";
import { environment } from "@/lib/platform/env";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { CannotStart } from "../start/failure";

const pollMs = 200;
const underWay: readonly string[] = ["RECEIVING", "RECEIVED", "APPLYING"];

export type Importer = { uai: string; sessionToken: string };

async function upload({ uai, sessionToken }: Importer, file: string): Promise<string> {
  const { origin } = new URL(environment().APP_URL);
  const body = new FormData();
  body.set("files", await openAsBlob(file), path.basename(file));
  const request = new Request(`${origin}/api/imports/${uai}`, { method: "POST", body, headers: { origin } });
  const result = await asRequest({ now: new Date(), sessionToken }, () => receiveImportFiles(request, uai));
  if (result.status === "refused") throw new CannotStart(`${path.basename(file)} : ${result.reason}`);
  const [id] = result.ids;
  if (id === undefined) throw new CannotStart(`${path.basename(file)} : aucun fichier reçu.`);
  return id;
}

/** Waits for the jobs of the import to leave it to a person. */
async function settled({ uai }: Importer, id: string) {
  for (;;) {
    const found = await inTransaction(scopeOf([uai]), (tx) =>
      tx.import.findUniqueOrThrow({
        where: { uai_id: { uai, id } },
        select: { status: true, facts: true, refusal: true },
      }),
    );
    if (!underWay.includes(found.status)) return found;
    await pause(pollMs);
  }
}

async function gesture(
  { uai, sessionToken }: Importer,
  action: Action,
  fields: Record<string, string>,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ uai, ...fields })) form.set(name, value);
  try {
    await asRequest({ now: new Date(), sessionToken }, () => action({ status: "idle" }, form));
  } catch (error) {
    // Next tells where to go by throwing: there is no browser to send.
    if (!(error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT")))
      throw error;
  }
}

/** The columns as the mapping form sends them: their rank, or nothing. */
function fieldsOf(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping).map(([field, column]): [string, string] => [field, column?.toString() ?? ""]),
  );
}

/**
 * Takes a file through the console's own import, as its operator would: upload, columns as guessed, departures ticked
 * or not, apply.
 */
export async function importFile(
  importer: Importer,
  file: string,
  { withDepartures }: { withDepartures: boolean },
): Promise<void> {
  const importId = await upload(importer, file);
  let current = await settled(importer, importId);
  if (current.status === "NEEDS_MAPPING") {
    const guess = guessStudentColumns(importFacts.parse(current.facts).header ?? []);
    await gesture(importer, chooseColumns, { importId, ...fieldsOf(guess) });
    current = await settled(importer, importId);
  }
  if (current.status === "READY") {
    if (withDepartures) await gesture(importer, chooseDepartures, { importId, all: "tick" });
    await gesture(importer, applyImport, { importId });
    current = await settled(importer, importId);
  }
  if (current.status !== "APPLIED")
    throw new CannotStart(
      `${path.basename(file)} n’a pas été importé : ${current.refusal ?? current.status}`,
    );
}
