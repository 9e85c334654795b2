import { openAsBlob } from "node:fs";
import { applyImport } from "@/lib/imports/actions/imports";
import { applyPeopleImport } from "@/lib/imports/jobs/apply-people";
import { readImport } from "@/lib/imports/jobs/read-import";
import { receiveImportFiles } from "@/lib/imports/uploads";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { environment } from "@/lib/platform/env";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import type { Desk } from "@/tests/integration/imports/desk";
import { make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { heldMb, peakMbOf, timed } from "./measure";

/** What a fresh process needs to import one set of the académie’s directory. */
export type PeopleOrder = { desk: Desk; file: string };

/** Its memory before the import and at the most, in megabytes. */
export type PeopleTurn = { ms: number; heldMb: number; peakMb: number };

async function send({ uai, operator }: Desk, file: string): Promise<string> {
  const { origin } = new URL(environment().APP_URL);
  const body = new FormData();
  body.set("files", await openAsBlob(file), "aaf.zip");
  const request = new Request(`${origin}/api/imports/${uai}`, { method: "POST", body, headers: { origin } });
  const result = await asRequest({ now: new Date(), sessionToken: operator.sessionToken }, () =>
    receiveImportFiles(request, uai),
  );
  if (result.status !== "received") throw new Error(result.reason);
  return result.ids[0] ?? "";
}

/** Sent, read, previewed and applied by the doors. */
async function importSet({ desk, file }: PeopleOrder): Promise<void> {
  const { uai, operator } = desk;
  const importId = await send(desk, file);
  await workQueue([readImport]);
  await make(applyImport, { uai, importId }, operator);
  await workQueue([applyPeopleImport]);
  const { status, refusal } = await inTransaction(scopeOf([uai]), (tx) =>
    tx.import.findUniqueOrThrow({
      where: { uai_id: { uai, id: importId } },
      select: { status: true, refusal: true },
    }),
  );
  if (status !== "APPLIED") throw new Error(`The import is ${status}: ${refusal ?? ""}`);
}

const order = JSON.parse(process.argv[2] ?? "") as PeopleOrder;
await database().$queryRaw`select 1`;
const held = heldMb();
const ms = await timed(() => importSet(order));
const turn: PeopleTurn = { ms, heldMb: held, peakMb: peakMbOf("self") };
process.send?.(turn);
await closeDatabase();
