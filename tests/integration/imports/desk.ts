import { applyImport as applyJob } from "@/lib/imports/jobs/apply-import";
import { applyPeopleImport } from "@/lib/imports/jobs/apply-people";
import { applyRightsImport } from "@/lib/imports/jobs/apply-rights";
import { applySibling } from "@/lib/imports/jobs/apply-sibling";
import { readImport } from "@/lib/imports/jobs/read-import";
import { sweepImport } from "@/lib/imports/jobs/sweep-import";
import { applyImport } from "@/lib/imports/actions/imports";
import { receiveImportFiles } from "@/lib/imports/uploads";
import { environment } from "@/lib/platform/env";
import type { Role } from "@/lib/platform/permissions";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";

export type Desk = { uai: string; operator: TestOperator };

/** A school with its principal at work, or another of its people. */
export async function makeDesk(role: Role = "PRINCIPAL"): Promise<Desk> {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai, roles: [role] }) };
}

const jobs = [readImport, applyJob, applyPeopleImport, applyRightsImport, applySibling, sweepImport];
export const work = () => workQueue(jobs);

export function uploadRequest(uai: string, files: readonly File[]): Request {
  const body = new FormData();
  for (const file of files) body.append("files", file);
  const { origin } = new URL(environment().APP_URL);
  return new Request(`${origin}/api/imports/${uai}`, { method: "POST", body, headers: { origin } });
}

export function send({ uai, operator }: Desk, files: readonly File[], now = new Date()) {
  const request = uploadRequest(uai, files);
  return asRequest({ now, sessionToken: operator.sessionToken }, () => receiveImportFiles(request, uai));
}

/** Sends one file and has it read. Answers the import’s id. */
export async function preview(desk: Desk, file: File): Promise<string> {
  const result = await send(desk, [file]);
  if (result.status !== "received") throw new Error(result.reason);
  await work();
  return result.ids[0] ?? "";
}

export async function apply(desk: Desk, importId: string) {
  const outcome = await make(applyImport, { uai: desk.uai, importId }, desk.operator);
  await work();
  return outcome;
}

/** Sends a file, has it read, and applies it as it is. */
export async function importFile(desk: Desk, file: File): Promise<string> {
  const id = await preview(desk, file);
  await apply(desk, id);
  const { status } = await stored(id);
  if (status !== "APPLIED") throw new Error(`The import is ${status}`);
  return id;
}

type StoredRow = {
  status: string;
  refusal: string | null;
  format: string | null;
  counts: Record<string, unknown>;
  facts: Record<string, unknown>;
  warnings: string[];
  data_key: Buffer | null;
};

export async function stored(id: string): Promise<StoredRow> {
  const [row] = await asOwner<StoredRow>("select * from import where id = $1", [id]);
  if (!row) throw new Error("No such import");
  return row;
}

type StudentRow = {
  id: string;
  source_id: string | null;
  ine: string | null;
  last_name: string;
  class_name: string | null;
  state: string;
  identifier: string | null;
  left_on: string | null;
  first_name: string;
  name_key: string;
  search_text: string;
};

export const students = (uai: string) =>
  asOwner<StudentRow>("select * from student_account where uai = $1 order by last_name, first_name, id", [
    uai,
  ]);

type ChangeRow = {
  seq: number;
  kind: string;
  student_id: string | null;
  doubt: string | null;
  candidates: string[];
  differences: { field: string; before?: unknown; after?: unknown }[];
  record: unknown;
  choice: string | null;
};

export const changes = (id: string) =>
  asOwner<ChangeRow>("select * from import_change where import_id = $1 order by seq", [id]);

export const journal = (uai: string, action: string, outcome = "DONE") =>
  asOwner<{ target_kind: string; target_id: string; batch_id: string; text: string }>(
    'select target_kind, target_id, batch_id, text from journal_entry where uai = $1 and action = $2 and outcome = $3::"JournalOutcome" order by seq',
    [uai, action, outcome],
  );
