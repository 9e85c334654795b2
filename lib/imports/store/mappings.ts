import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { cleanTitle } from "@/lib/files/rules/columns";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { columnFields, type Mapping } from "../rules/columns";

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
