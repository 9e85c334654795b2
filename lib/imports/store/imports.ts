import "server-only";
import * as z from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import type { WrappedKey } from "@/lib/platform/sealing";
import {
  importCounts,
  importFacts,
  importFormats,
  importWarnings,
  type ImportCounts,
  type ImportFacts,
  type ImportFormat,
} from "../rules/preview/stored-shapes";

const columns = {
  id: true,
  uai: true,
  status: true,
  fileName: true,
  fileSize: true,
  sha256: true,
  format: true,
  facts: true,
  counts: true,
  warnings: true,
  refusal: true,
  studentsVersion: true,
  peopleVersion: true,
  rightsVersion: true,
  createdBy: true,
  createdByName: true,
  createdAt: true,
  appliedAt: true,
} satisfies Prisma.ImportSelect;

type Row = Prisma.ImportGetPayload<{ select: typeof columns }>;

export type StoredImport = Omit<Row, "format" | "facts" | "counts" | "warnings" | "fileSize"> & {
  fileSize: number;
  format: ImportFormat | null;
  facts: ImportFacts;
  counts: ImportCounts;
  warnings: string[];
};

function importOf(row: Row): StoredImport {
  return {
    ...row,
    fileSize: Number(row.fileSize),
    format: importFormats.find((format) => format === row.format) ?? null,
    facts: importFacts.parse(row.facts),
    counts: importCounts.parse(row.counts),
    warnings: importWarnings.parse(row.warnings),
  };
}

const inScope = (scope: Scope) => ({ uai: { in: [...scope] } });

/** Null for an unknown id, and for a text that is no id. */
export async function findImport(tx: Transaction, scope: Scope, id: string): Promise<StoredImport | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.import.findFirst({ where: { ...inScope(scope), id }, select: columns });
  return row && importOf(row);
}

/** The import, locked until the commit: two gestures on one import follow one another. */
export async function lockImport(tx: Transaction, scope: Scope, id: string): Promise<StoredImport | null> {
  await tx.$queryRaw`select 1 from import where uai = any(${[...scope]}) and id = ${id}::uuid for update`;
  return findImport(tx, scope, id);
}

/** Newest first. An upload still flowing is not shown. */
export async function listImports(
  tx: Transaction,
  scope: Scope,
  page: { before: { createdAt: Date; id: string } | null; limit: number },
): Promise<StoredImport[]> {
  const { before } = page;
  const rows = await tx.import.findMany({
    where: {
      ...inScope(scope),
      status: { not: "RECEIVING" },
      ...(before && {
        OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: page.limit,
    select: columns,
  });
  return rows.map(importOf);
}

/** When this very file was last applied, by its SHA-256. */
export async function findAppliedTwin(
  tx: Transaction,
  scope: Scope,
  { id, sha256 }: Pick<StoredImport, "id" | "sha256">,
): Promise<Date | null> {
  const twin = await tx.import.findFirst({
    where: { ...inScope(scope), sha256, status: "APPLIED", id: { not: id } },
    orderBy: { appliedAt: "desc" },
    select: { appliedAt: true },
  });
  return twin?.appliedAt ?? null;
}

/** True once a file of this format has been applied to the school. */
export async function hasAppliedFormat(
  tx: Transaction,
  scope: Scope,
  format: ImportFormat,
): Promise<boolean> {
  const where = { ...inScope(scope), format, status: "APPLIED" as const };
  return (await tx.import.findFirst({ where, select: { id: true } })) !== null;
}

/** The previews of pupils that wait for a decision, but this one. */
export async function listReadyImports(tx: Transaction, scope: Scope, but: string): Promise<StoredImport[]> {
  const rows = await tx.import.findMany({
    where: { ...inScope(scope), status: "READY", format: { not: "SIECLE_STRUCTURES" }, id: { not: but } },
    orderBy: { id: "asc" },
    select: columns,
  });
  return rows.map(importOf);
}

export async function createImport(
  tx: Transaction,
  order: {
    uai: string;
    id: string;
    fileName: string;
    key: WrappedKey;
    author: { id: string; name: string };
    now: Date;
  },
): Promise<void> {
  await tx.import.create({
    data: {
      uai: order.uai,
      id: order.id,
      fileName: order.fileName,
      dataKey: new Uint8Array(order.key.wrapped),
      keyId: order.key.keyId,
      createdBy: order.author.id,
      createdByName: order.author.name,
      createdAt: order.now,
    },
    select: { id: true },
  });
}

export type ImportUpdate = {
  status?: StoredImport["status"];
  format?: ImportFormat;
  facts?: ImportFacts;
  counts?: ImportCounts;
  warnings?: readonly string[];
  refusal?: string | null;
  studentsVersion?: number;
  peopleVersion?: number;
  rightsVersion?: number;
  sha256?: string;
  fileSize?: number;
  appliedAt?: Date;
};

export async function saveImport(
  tx: Transaction,
  { uai, id }: Pick<StoredImport, "uai" | "id">,
  { warnings, ...change }: ImportUpdate,
): Promise<void> {
  await tx.import.update({
    where: { uai_id: { uai, id } },
    data: { ...change, ...(warnings && { warnings: [...warnings] }) },
    select: { id: true },
  });
}

/** The imports of these ids, in the order of their names. */
export async function listImportsOf(
  tx: Transaction,
  scope: Scope,
  ids: readonly string[],
): Promise<StoredImport[]> {
  const rows = await tx.import.findMany({
    where: { ...inScope(scope), id: { in: [...ids] } },
    orderBy: [{ fileName: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(importOf);
}
