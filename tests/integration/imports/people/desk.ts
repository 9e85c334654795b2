import { randomUUID } from "node:crypto";
import * as z from "zod";
import { Remarks } from "@/lib/files/remarks";
import type { PeopleFile } from "@/lib/imports/jobs/people-file";
import { previewPeople } from "@/lib/imports/jobs/people-preview";
import { beginReading } from "@/lib/imports/jobs/reading";
import type { PersonRecord } from "@/lib/imports/rules/people/person-record";
import { defineJob } from "@/lib/platform/define-job";
import { asOwner } from "@/tests/support/owner";
import { apply, send, stored, type Desk } from "../desk";

type Said = Partial<PersonRecord> & Pick<PersonRecord, "lastName">;

const all = () => true;
const staff = (profile: string | null) => profile !== "ELV" && profile !== "TUT" && profile !== "EXT";

const kinds = {
  AAF_COMPLETE: { format: "AAF", source: "AAF", isComplete: true, ofGuests: false, speaksOf: all },
  AAF_DELTA: { format: "AAF", source: "AAF", isComplete: false, ofGuests: false, speaksOf: all },
  STSWEB: { format: "STSWEB", source: "STSWEB", isComplete: true, ofGuests: false, speaksOf: staff },
  ACCOUNTS: { format: "ACCOUNTS", source: "CSV", isComplete: true, ofGuests: false, speaksOf: all },
  GUESTS: { format: "GUESTS", source: "CSV", isComplete: true, ofGuests: true, speaksOf: all },
} as const satisfies Record<
  string,
  Pick<PeopleFile, "format" | "source"> & Omit<PeopleFile["coverage"], "source">
>;

export type People = {
  kind: keyof typeof kinds;
  records: readonly Said[];
  /** What recognising the set told. */
  facts?: PeopleFile["facts"];
};

const batchLength = 500;

async function* batchesOf({ kind, records }: People): AsyncGenerator<PersonRecord[]> {
  const { source } = kinds[kind];
  for (let start = 0; start < records.length; start += batchLength) {
    const batch = records.slice(start, start + batchLength).map((record, index) => ({
      ...{ line: start + index + 1, source, request: "ADD" as const, firstName: "Jeanne" },
      ...record,
    }));
    yield await Promise.resolve(batch);
  }
}

function fileOf(people: People): PeopleFile {
  const { format, source, ...coverage } = kinds[people.kind];
  return {
    ...{ format, source, coverage: { ...coverage, source }, facts: people.facts ?? {}, remarks: [] },
    ...{ warnings: new Remarks(), rejected: new Remarks(), batches: batchesOf(people) },
    ...{ mayBeEmpty: false, settle: () => Promise.resolve({ sentences: [], facts: {} }) },
  };
}

/** Previews people as a parser gives them, through the real reading of a real upload. */
function readingOf(people: People) {
  return defineJob({
    name: "test-people-read",
    audit: "import.read",
    payload: z.object({ importId: z.uuid() }),
    async run({ payload: { importId }, scope, step }) {
      const reading = await beginReading({ scope, step }, importId);
      if (reading) await previewPeople(reading, fileOf(people));
    },
  });
}

/** An import of these people, received and not yet read; `read` previews it. */
export async function receive(desk: Desk, people: People) {
  const result = await send(desk, [new File([randomUUID()], "personnes.csv")]);
  if (result.status !== "received") throw new Error(result.reason);
  const importId = result.ids[0] ?? "";
  await asOwner("delete from graphile_worker._private_jobs where key = $1", [`import-read:${importId}`]);
  const origin = { uai: desk.uai, batchId: randomUUID(), actor: null };
  const read = () => readingOf(people).perform({ origin, payload: { importId } });
  return { importId, read };
}

export async function previewOf(desk: Desk, people: People): Promise<string> {
  const { importId, read } = await receive(desk, people);
  await read();
  return importId;
}

/** Previews people and applies the preview as it is. */
export async function importPeople(desk: Desk, people: People): Promise<string> {
  const importId = await previewOf(desk, people);
  await apply(desk, importId);
  const { status, refusal } = await stored(importId);
  if (status !== "APPLIED") throw new Error(`The import is ${status}: ${refusal ?? ""}`);
  return importId;
}

type AccountRow = {
  id: string;
  last_name: string;
  first_name: string;
  profile: string | null;
  functions: string[];
  classes: string[];
  login: string | null;
  email: string | null;
  status: string;
  activity: string;
  last_seen_on: string | null;
  left_on: string | null;
  name_key: string;
  search_text: string;
};

export const accounts = (uai: string) =>
  asOwner<AccountRow>("select * from ent_account where uai = $1 order by last_name, first_name, id", [uai]);

type OriginRow = { account_id: string; source: string; source_id: string | null; gone_at: Date | null };

export const origins = (uai: string) =>
  asOwner<OriginRow>("select * from account_origin where uai = $1 order by source, source_id", [uai]);

type GuestRow = {
  ends_on: string | null;
  sponsor_id: string | null;
  sponsor_name: string | null;
  sponsor_email: string | null;
  reason: string | null;
};

export const guests = (uai: string) =>
  asOwner<GuestRow>("select * from guest_account where uai = $1 order by ends_on", [uai]);

type PersonLineRow = {
  seq: number;
  kind: string;
  account_id: string | null;
  doubt: string | null;
  candidates: string[];
};

export const lines = (importId: string) =>
  asOwner<PersonLineRow>("select * from import_change where import_id = $1 order by seq", [importId]);

/** Person number n of a directory, always the same. */
export const person = (rank: number, said: Partial<PersonRecord> = {}): Said => ({
  ...{
    lastName: `Martin${String(rank)}`,
    sourceId: String(rank),
    birthDate: "1980-01-02",
    functions: ["ENS"],
  },
  ...said,
});

export const people = (count: number) => Array.from({ length: count }, (_, rank) => person(rank + 1));
