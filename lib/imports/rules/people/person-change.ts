import * as z from "zod";
import type { Account } from "@/lib/accounts/rules/account";
import type { FunctionTable } from "@/lib/accounts/rules/profiles";
import { profiles } from "@/lib/accounts/rules/profiles";
import type { StoredDifference } from "../preview/stored-shapes";
import type { PersonMatch } from "./matching";
import { declaredSources, type PersonRecord } from "./person-record";
import { compareAccount } from "./compare-account";
import { planAccount } from "./planned-account";

const text = z.string().nullable().optional();
const list = z.array(z.string()).optional();
const patch = z.object({ added: z.array(z.string()), removed: z.array(z.string()) }).optional();
const answer = z.boolean().nullable().optional();

/** A person as a file said it, as the database keeps it until the import is applied or abandoned. */
export const storedPerson: z.ZodType<PersonRecord> = z.object({
  line: z.number(),
  source: z.enum(["AAF", "STSWEB", "CSV", "MANUAL"]),
  request: z.enum(["ADD", "MODIFY", "DELETE"]),
  sourceId: z.string().optional(),
  ine: text,
  lastName: z.string(),
  usageName: text,
  firstName: z.string(),
  birthDate: text,
  profile: z.enum(profiles).nullable().optional(),
  functions: list,
  classes: list,
  groups: list,
  listChanges: z.object({ functions: patch, classes: patch, groups: patch }).optional(),
  login: text,
  email: text,
  lastSeen: z
    .union([
      z.object({ kind: z.literal("SEEN_AT"), day: z.string() }),
      z.object({ kind: z.literal("NEVER") }),
    ])
    .optional(),
  localAuthentication: answer,
  isAdministrator: z.boolean().optional(),
  secondFactor: answer,
  passwordChangedOn: text,
  openedOn: text,
  leftOn: text,
  declaredSource: z.enum(declaredSources).optional(),
  guest: z.object({ endsOn: text, sponsor: text, sponsorEmail: text, reason: text }).optional(),
});

/** One line of the preview of a file of people. */
export type PersonChange = {
  seq: number;
  kind: "NEW" | "CHANGED" | "GONE" | "DOUBTFUL";
  accountId: string | null;
  record: PersonRecord | null;
  differences: readonly StoredDifference[];
  doubt: string | null;
  candidates: readonly string[];
};

/** Stands for the identifier that only applying gives; a preview compares and never writes it. */
const noId = "";

/** The line that a record makes, or null when it changes nothing. A request to delete proposes a departure. */
export function changeOf(
  record: PersonRecord,
  match: PersonMatch,
  { byId, table }: { byId: ReadonlyMap<string, Account>; table: FunctionTable },
): PersonChange | null {
  const line = { seq: record.line, accountId: null, record, differences: [], doubt: null, candidates: [] };
  switch (match.kind) {
    case "foreign":
      return null;
    case "new":
      return { ...line, kind: "NEW" };
    case "doubtful":
      return { ...line, kind: "DOUBTFUL", doubt: match.reason, candidates: match.candidateIds };
    case "matched": {
      const known = byId.get(match.id);
      if (!known) return null;
      if (record.request === "DELETE") return { ...line, kind: "GONE", accountId: match.id, record: null };
      const planned = planAccount(record, known, { table, newId: noId });
      return { ...line, kind: "CHANGED", accountId: match.id, differences: compareAccount(known, planned) };
    }
  }
}
