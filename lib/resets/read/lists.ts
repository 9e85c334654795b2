import "server-only";
import * as z from "zod";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Actor } from "@/lib/platform/session";
import { cleanText } from "@/lib/files/text-cleaning";
import { openSealedList, ownerFor, sortSealedList } from "../received-lists";
import { columnsToShow } from "../rules/received-list/columns";
import { decideFinish, decideListReceipt, pendingCount } from "../rules/received-list/lifecycle";
import { viewOf } from "../rules/received-list/view";
import { type Campaign, findCampaign } from "../store/campaigns";
import { listCampaignClasses, listClassless, listLeftOut } from "../store/list-pupils";
import { findList, listWaitingLists, type StoredList } from "../store/lists";

const examplesShown = 3;
const exampleLength = 40;

/** What the ARENA procedure needs of one campaign: who a whole class would take along, and the lists still unread. */
export const readAssistedGuide = defineRead({
  permission: "reset:read",
  async load({ actor, now, tx }, campaignId: string) {
    const campaign = isUuid(campaignId) ? await findCampaign(tx, actor.scope, campaignId) : null;
    if (campaign?.status !== "AWAITING_LIST") return null;
    const guide = {
      leftOut: await listLeftOut(tx, actor.scope, campaign, parisDay(now)),
      classless: await listClassless(tx, campaign),
      pending: pendingCount(campaign),
    };
    const readOnly = { ...guide, lists: [], canReceive: false, refusal: null, canFinish: false };
    if (!isAllowed(actor.roles, "reset:run")) return readOnly;
    const lists = await listWaitingLists(tx, campaign, ownerFor(actor));
    const receipt = decideListReceipt(campaign, lists.length, now);
    const finish = decideFinish(campaign, actor.scope.classes === null ? guide.pending : 0);
    const refusal = receipt.accepted ? null : receipt.reason;
    return { ...guide, lists, canReceive: receipt.accepted, refusal, canFinish: finish.accepted };
  },
});

/**
 * What a received list says, sorted against the pupils as they are now; null when the operator sees no such list. It
 * is opened in memory, and its passwords stay there.
 */
export const readReceivedList = defineRead({
  permission: "reset:run",
  async load({ actor, now, tx }, campaignId: string, listId: string) {
    const found = await findBoth(tx, actor, campaignId, listId);
    if (!found) return null;
    const { campaign, list } = found;
    const sorted = await sortSealedList(tx, actor.scope, campaign, list, now);
    return {
      ...headOf(campaign, list),
      needsCode: !hasRecentSecondFactor(actor, now),
      content:
        sorted.state === "sorted" ? viewOf(sorted) : sorted.state === "columns" ? missingOf(sorted) : sorted,
    };
  },
});

const missingOf = ({ missing }: { missing: string }) => ({ state: "columns" as const, missing });

/**
 * The columns of a list, with examples of those whose title is that of something else than a password: any other
 * might hold some.
 */
export const readListColumns = defineRead({
  permission: "reset:run",
  async load({ actor, tx }, campaignId: string, listId: string) {
    const found = await findBoth(tx, actor, campaignId, listId);
    if (!found) return null;
    const opened = await openSealedList(tx, actor.scope, found.campaign, found.list);
    if (opened.state === "unreadable") return null;
    const { header, rows, columns, className } = opened;
    const shown = columnsToShow(header);
    const first = rows.flatMap((row) => ("cells" in row ? [row.cells] : [])).slice(0, examplesShown);
    return {
      ...headOf(found.campaign, found.list),
      ...{ header, columns, className },
      classes: await listCampaignClasses(tx, found.campaign),
      examples: header.map((_, index) =>
        shown.includes(index)
          ? first.map((cells) => cleanText(cells[index] ?? "").slice(0, exampleLength))
          : [],
      ),
    };
  },
});

async function findBoth(tx: Transaction, actor: Actor, campaignId: string, listId: string) {
  if (!isUuid(campaignId) || !isUuid(listId)) return null;
  const campaign = await findCampaign(tx, actor.scope, campaignId);
  const list = campaign && (await findList(tx, campaign, listId, ownerFor(actor)));
  return list && { campaign, list };
}

const headOf = (campaign: Campaign, list: StoredList) => ({
  campaignName: campaign.name,
  fileName: list.fileName,
  receivedAt: list.receivedAt,
  receivedByName: list.receivedByName,
});

const isUuid = (id: string) => z.uuid().safeParse(id).success;
