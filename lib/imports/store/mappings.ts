import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { cleanTitle } from "@/lib/files/rules/columns";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { columnFields, type Mapping } from "../rules/columns";
import {
  guessPeopleColumns,
  peopleKinds,
  type PeopleKind,
  type PeopleMapping,
} from "../rules/people/columns";
import {
  guessRightsColumns,
  type RightsKind,
  rightsKinds,
  type RightsMapping,
} from "../rules/rights/columns";

const storedPeople = z.object({
  kind: z.enum(peopleKinds),
  columns: z.record(z.string(), z.number().int().nonnegative().nullable()),
});

/** Beside the columns of a list of pupils of the same titles, of which one was chosen last. */
const peopleKey = (headerHash: string) => `${headerHash}:people`;

const storedMapping = z.record(z.enum(columnFields), z.number().int().nonnegative().nullable());

/** Two files with the same titles, case and accents aside, have the same hash. */
export function headerHashOf(header: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(header.map(cleanTitle)))
    .digest("hex");
}

/** The columns that the school chose the last time it sent a file with this header. */
export async function findMapping(
  tx: Transaction,
  scope: Scope,
  headerHash: string,
): Promise<Mapping | null> {
  const row = await tx.columnMapping.findFirst({
    where: { uai: { in: [...scope] }, headerHash },
    select: { mapping: true },
  });
  return row && storedMapping.parse(row.mapping);
}

export async function saveMapping(
  tx: Transaction,
  { uai, headerHash, mapping, now }: { uai: string; headerHash: string; mapping: Mapping; now: Date },
): Promise<void> {
  await tx.columnMapping.upsert({
    where: { uai_headerHash: { uai, headerHash } },
    create: { uai, headerHash, mapping, updatedAt: now },
    update: { mapping, updatedAt: now },
    select: { uai: true },
  });
}

export type RightsColumns = { kind: RightsKind; mapping: RightsMapping };

const storedRights = z.object({
  rights: z.enum(rightsKinds),
  columns: z.record(z.string(), z.number().int().nonnegative().nullable()),
});

/** Beside what a list of the same titles would hold of pupils or of people. */
const rightsKey = (headerHash: string) => `${headerHash}:rights`;

/** What the school said the last time that a list of this header holds, when it holds rights. */
export async function findRightsMapping(
  tx: Transaction,
  scope: Scope,
  headerHash: string,
): Promise<RightsColumns | null> {
  const row = await tx.columnMapping.findFirst({
    where: { uai: { in: [...scope] }, headerHash: rightsKey(headerHash) },
    select: { mapping: true },
  });
  if (!row) return null;
  const { rights, columns } = storedRights.parse(row.mapping);
  return { kind: rights, mapping: { ...guessRightsColumns([], rights), ...columns } };
}

export async function saveRightsMapping(
  tx: Transaction,
  { uai, headerHash, columns, now }: { uai: string; headerHash: string; columns: RightsColumns; now: Date },
): Promise<void> {
  const key = { uai, headerHash: rightsKey(headerHash) };
  const mapping = { rights: columns.kind, columns: columns.mapping };
  await tx.columnMapping.upsert({
    where: { uai_headerHash: key },
    create: { ...key, mapping, updatedAt: now },
    update: { mapping, updatedAt: now },
    select: { uai: true },
  });
}

export type PeopleColumns = { kind: PeopleKind; mapping: PeopleMapping };

/** What the school said the last time that a list of this header holds, when it holds people and not pupils. */
export async function findPeopleMapping(
  tx: Transaction,
  scope: Scope,
  headerHash: string,
): Promise<PeopleColumns | null> {
  const row = await tx.columnMapping.findFirst({
    where: { uai: { in: [...scope] }, headerHash: peopleKey(headerHash) },
    select: { mapping: true },
  });
  if (!row) return null;
  const { kind, columns } = storedPeople.parse(row.mapping);
  return { kind, mapping: { ...guessPeopleColumns([], kind), ...columns } };
}

export async function savePeopleMapping(
  tx: Transaction,
  { uai, headerHash, columns, now }: { uai: string; headerHash: string; columns: PeopleColumns; now: Date },
): Promise<void> {
  const key = { uai, headerHash: peopleKey(headerHash) };
  const mapping = { kind: columns.kind, columns: columns.mapping };
  await tx.columnMapping.upsert({
    where: { uai_headerHash: key },
    create: { ...key, mapping, updatedAt: now },
    update: { mapping, updatedAt: now },
    select: { uai: true },
  });
}

/** The list holds something else after all; columns chosen for pupils count only when nothing else does. */
export async function forgetOtherMappings(
  tx: Transaction,
  { uai, headerHash, kept }: { uai: string; headerHash: string; kept: "pupils" | "people" | "rights" },
): Promise<void> {
  const keys = { people: peopleKey(headerHash), rights: rightsKey(headerHash) };
  const others = Object.values(keys).filter((key) => kept === "pupils" || key !== keys[kept]);
  await tx.columnMapping.deleteMany({ where: { uai, headerHash: { in: others } } });
}
