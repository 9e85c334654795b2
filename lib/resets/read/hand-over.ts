import "server-only";
import * as z from "zod";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { decideRenewal, giverOf, handOverState } from "../rules/hand-over";
import { decidePrint } from "../rules/lifecycle";
import { findCampaign } from "../store/campaigns";
import { listHandOver, listSheets } from "../store/hand-over";

/** The register of one class: who has their sheet, what was printed, what was shredded. Names only, no secret. */
export const readHandOver = defineRead({
  permission: "reset:read",
  async load({ actor, now, tx }, campaignId: string, className: string) {
    const isId = z.uuid().safeParse(campaignId).success;
    const campaign = isId ? await findCampaign(tx, actor.scope, campaignId) : null;
    const lines = campaign ? await listHandOver(tx, campaign, className) : [];
    if (!campaign || lines.length === 0) return null;
    const printable = lines.filter(({ isPrintable }) => isPrintable).length;
    const may = (permission: "sheet:hand-out" | "sheet:print" | "reset:run") =>
      isAllowed(actor.roles, permission);
    return {
      id: campaign.id,
      name: campaign.name,
      className,
      lines: lines.map((line) => ({ ...line, state: handOverState(line, now) })),
      sheets: await listSheets(tx, campaign, className),
      handedOut: lines.filter(({ handedOutAt }) => handedOutAt !== null).length,
      giver: giverOf(lines, actor.name),
      canHandOut: may("sheet:hand-out"),
      canPrint: may("sheet:print") && printable > 0 && decidePrint(campaign, now).accepted,
      canReplace: may("reset:run") && decideRenewal(campaign, printable, now).accepted,
      needsCode: !hasRecentSecondFactor(actor, now),
    };
  },
});
