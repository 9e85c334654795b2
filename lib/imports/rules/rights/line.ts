import * as z from "zod";
import { grantRoles, populationKinds, rubricRoles, targetKinds } from "@/lib/rights/rules/model";

const id = z.uuid().nullable();
const text = z.string().nullable();

/** What a line writes once it is applied; `id` is null for something new. */
const rightsWrite = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("RUBRIC"),
    id,
    key: z.string(),
    name: z.string(),
    parentKey: text,
    inherits: z.boolean(),
    inheritedCeiling: z.enum(rubricRoles).nullable(),
  }),
  z.object({ kind: z.literal("SERVICE"), id, key: z.string(), name: z.string() }),
  z.object({
    kind: z.literal("GROUP"),
    id,
    key: z.string(),
    name: z.string(),
    accountIds: z.array(z.string()),
    groupKeys: z.array(z.string()),
    unknownMembers: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("GRANT"),
    id,
    target: z.object({ kind: z.enum(targetKinds), id: z.string() }),
    role: z.enum(grantRoles),
    holderKind: z.enum([...populationKinds, "ACCOUNT", "UNKNOWN"]),
    holderValue: z.string(),
    accountId: text,
    givenByName: text,
    givenOn: text,
    reason: text,
    endsOn: text,
    reviewedOn: text,
  }),
]);

export type RightsWrite = z.infer<typeof rightsWrite>;

/** A line of a preview of rights, as the database keeps it until the import is applied or abandoned. */
export const storedRightsLine = z.object({
  line: z.number(),
  label: z.string(),
  detail: z.string(),
  write: rightsWrite,
});

export type StoredRightsLine = z.infer<typeof storedRightsLine>;

/** A line of a preview of rights; `line` is 0 for what the file does not hold any more. */
export type RightsLine = {
  seq: number;
  kind: "NEW" | "CHANGED" | "GONE" | "DOUBTFUL";
  record: StoredRightsLine;
  differences: readonly { field: string; before: string | null; after: string | null }[];
  doubt: "GRANTS_DISAGREE" | null;
};

/** What a list comes down to against what is known. Every line of the file is in `lines`, `unchanged` or `rejected`. */
export type RightsPlan = {
  lines: RightsLine[];
  unchanged: number;
  /** French sentences: lines left out. */
  rejected: string[];
  /** French sentences: holders and members that nobody answers to; kept, and to be seen. */
  unknown: string[];
};
