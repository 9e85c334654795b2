import * as z from "zod";
import type { RightsKind } from "../rights/columns";

/** What a file turned out to be. */
export const importFormats = [
  "SIECLE_STUDENTS",
  "SIECLE_STRUCTURES",
  "ONDE",
  "EDUCONNECT",
  "TEMPLATE",
  "OTHER_CSV",
  "ARCHIVE",
  "AAF",
  "STSWEB",
  "ACCOUNTS",
  "GUESTS",
  "RIGHTS_RUBRICS",
  "RIGHTS_SERVICES",
  "RIGHTS_GROUPS",
  "RIGHTS_GRANTS",
] as const;

export type ImportFormat = (typeof importFormats)[number];

const peopleFormats = ["AAF", "STSWEB", "ACCOUNTS", "GUESTS"] as const;
/** Files that speak of ENT accounts; the others speak of pupils’ EduConnect accounts. */
export type PeopleFormat = (typeof peopleFormats)[number];

export function isPeopleFormat(format: ImportFormat | null): format is PeopleFormat {
  return peopleFormats.some((known) => known === format);
}

/** What a file speaks of: pupils’ EduConnect accounts, ENT accounts, or rights. Each has its previews and its version. */
export type ImportFamily = "PUPILS" | "PEOPLE" | "RIGHTS";

export function familyOf(format: ImportFormat | null): ImportFamily {
  if (format?.startsWith("RIGHTS_")) return "RIGHTS";
  return isPeopleFormat(format) ? "PEOPLE" : "PUPILS";
}

export const formatOfRights = (kind: RightsKind): ImportFormat => `RIGHTS_${kind}`;

const text = z.string().nullable().optional();

/** A pupil as a file said it, as the database keeps it until the import is applied or abandoned. */
export const storedRecord = z.object({
  line: z.number(),
  sourceId: z.string().optional(),
  ine: text,
  lastName: z.string(),
  usageName: text,
  firstName: z.string(),
  birthDate: text,
  className: text,
  groups: z.array(z.string()).optional(),
  identifier: text,
  sourceState: text,
  passwordChangedOn: text,
  leftOn: text,
});

const value = z.union([z.string(), z.null(), z.array(z.string())]);

/** One field that changes; once the import is applied, only its name is kept. */
export const storedDifference = z.object({
  field: z.string(),
  before: value.optional(),
  after: value.optional(),
});

export type StoredDifference = z.infer<typeof storedDifference>;

const classChange = z.object({
  code: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  studentCount: z.number(),
});

export type ClassChange = z.infer<typeof classChange>;

/** What the file says of itself, and who is reading it. */
export const importFacts = z.object({
  /** The reading under way: an older one that wakes up finds that it is no longer its turn. */
  attempt: z.string().optional(),
  uai: text,
  schoolYear: z.number().nullable().optional(),
  exportedOn: text,
  encoding: text,
  /** Titles of the columns of a CSV file. */
  header: z.array(z.string()).optional(),
  headerHash: z.string().optional(),
  /** Imports made of the files of an archive. */
  parts: z.array(z.string()).optional(),
  /** What the académie’s directory calls this school. */
  structureIds: z.array(z.string()).optional(),
  /** Other schools of the set where its import is prepared too, and how many of its people are of each. */
  siblings: z.array(z.object({ uai: z.string(), name: z.string(), people: z.number() })).optional(),
  /** Classes of a structures file. */
  classes: z.array(classChange).optional(),
});

export type ImportFacts = z.infer<typeof importFacts>;

/** Numbers of the preview, then of what was applied. Every one counts pupils, but `secretsToErase`. */
export const importCounts = z.object({
  read: z.number().default(0),
  /** Known before the end for some formats only. */
  total: z.number().nullable().default(null),
  added: z.number().default(0),
  changed: z.number().default(0),
  unchanged: z.number().default(0),
  gone: z.number().default(0),
  doubtful: z.number().default(0),
  /** Already gone in the file and unknown here: left out. */
  left: z.number().default(0),
  /** Lines that could not be read. */
  rejected: z.number().default(0),
  /** Provisional passwords that the first use shown by the file will erase. */
  secretsToErase: z.number().default(0),
  applied: z
    .object({
      added: z.number(),
      changed: z.number(),
      gone: z.number(),
      ignored: z.number(),
      /** Provisional passwords erased, of pupils who have chosen their own or have left. */
      purged: z.number().default(0),
    })
    .optional(),
});

export type ImportCounts = z.infer<typeof importCounts>;

export const importWarnings = z.array(z.string());
