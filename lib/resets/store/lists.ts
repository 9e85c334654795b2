import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { cleanTitle } from "@/lib/files/rules/columns";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { type ListColumns, listFields } from "../rules/received-list/columns";
import type { Campaign } from "./campaigns";

/** What one chose for a list: its columns, and the class of all its lines when no column says it. */
export type ListReading = { columns: ListColumns; className: string | null };

const storedColumns = z.record(z.enum(listFields), z.number().int().nonnegative().nullable());
const storedReading = z.object({ columns: storedColumns, className: z.string().nullable() });

type InCampaign = Pick<Campaign, "uai" | "id">;
type InList = { uai: string; id: string };

/** Whose lists are seen: all of a campaign, or those that a delegate brought. */
export type ListOwner = { receivedBy: string } | null;

export type NewList = InList & {
  campaignId: string;
  fileName: string;
  /** Keyed by the campaign: a hash of the file alone would let its passwords be guessed. */
  sha256: string;
  sealed: Uint8Array<ArrayBuffer>;
  receivedBy: string;
  receivedByName: string;
  receivedAt: Date;
};

export async function addList(tx: Transaction, list: NewList): Promise<void> {
  await tx.receivedList.create({ data: list, select: { id: true } });
}

/** The same list, still waiting to be read. */
export function findSameList(tx: Transaction, campaign: InCampaign, sha256: string, owner: ListOwner) {
  return tx.receivedList.findFirst({
    where: { uai: campaign.uai, campaignId: campaign.id, sha256, ...owner },
    select: { id: true },
  });
}

export function countLists(tx: Transaction, campaign: InCampaign): Promise<number> {
  return tx.receivedList.count({ where: { uai: campaign.uai, campaignId: campaign.id } });
}

/** The lists of a campaign that wait to be read, the oldest first, without what they hold. */
export function listWaitingLists(tx: Transaction, campaign: InCampaign, owner: ListOwner) {
  return tx.receivedList.findMany({
    where: { uai: campaign.uai, campaignId: campaign.id, ...owner },
    select: { id: true, fileName: true, receivedByName: true, receivedAt: true },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
}

export type StoredList = InList & {
  fileName: string;
  sealed: Uint8Array;
  reading: ListReading | null;
  receivedByName: string;
  receivedAt: Date;
};

export async function findList(
  tx: Transaction,
  campaign: InCampaign,
  id: string,
  owner: ListOwner,
): Promise<StoredList | null> {
  const row = await tx.receivedList.findFirst({
    where: { uai: campaign.uai, campaignId: campaign.id, id, ...owner },
    select: {
      uai: true,
      id: true,
      fileName: true,
      sealed: true,
      mapping: true,
      receivedByName: true,
      receivedAt: true,
    },
  });
  if (!row) return null;
  const { mapping, ...list } = row;
  return { ...list, reading: mapping === null ? null : storedReading.parse(mapping) };
}

export async function saveReading(tx: Transaction, list: InList, reading: ListReading): Promise<void> {
  await tx.receivedList.update({
    where: { uai_id: { uai: list.uai, id: list.id } },
    data: { mapping: reading },
    select: { id: true },
  });
}

export async function removeList(tx: Transaction, { uai, id }: InList): Promise<void> {
  await tx.receivedList.delete({ where: { uai_id: { uai, id } }, select: { id: true } });
}

/** Destroys every list of a campaign, whoever brought it; returns which. */
export async function removeLists(tx: Transaction, campaign: InCampaign): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    delete from received_list where uai = ${campaign.uai} and campaign_id = ${campaign.id}::uuid returning id`;
  return rows.map(({ id }) => id);
}

/** Destroys the lists of the scope that nobody read; returns which. */
export function removeStaleLists(tx: Transaction, scope: Scope, before: Date) {
  return tx.$queryRaw<{ id: string; campaignId: string }[]>`
    delete from received_list where uai = any(${[...scope]}) and received_at < ${before}
    returning id, campaign_id as "campaignId"`;
}

// Imports remember their own columns under the header alone: a list of passwords is another kind of file.
function headerHashOf(header: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(["received-list", ...header.map(cleanTitle)]))
    .digest("hex");
}

/** The columns that the school chose the last time it read a list with this header. */
export async function findColumns(
  tx: Transaction,
  scope: Scope,
  header: readonly string[],
): Promise<ListColumns | null> {
  const row = await tx.columnMapping.findFirst({
    where: { uai: { in: [...scope] }, headerHash: headerHashOf(header) },
    select: { mapping: true },
  });
  return row && storedColumns.parse(row.mapping);
}

export async function saveColumns(
  tx: Transaction,
  { uai, header, columns, now }: { uai: string; header: readonly string[]; columns: ListColumns; now: Date },
): Promise<void> {
  const headerHash = headerHashOf(header);
  await tx.columnMapping.upsert({
    where: { uai_headerHash: { uai, headerHash } },
    create: { uai, headerHash, mapping: columns, updatedAt: now },
    update: { mapping: columns, updatedAt: now },
    select: { uai: true },
  });
}
