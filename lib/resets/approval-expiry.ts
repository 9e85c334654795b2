import "server-only";
import * as z from "zod";
import { defineJob } from "@/lib/platform/define-job";
import { endRequest } from "./launch";
import { hasApprovalExpired } from "./rules/approval";
import { endReasons } from "./rules/approval-words";
import { listExpiredRequests } from "./store/approvals";
import { lockCampaign } from "./store/campaigns";

/** Ends the requests that nobody answered in time. Queued every hour for each school. */
export const expireRequests = defineJob({
  name: "reset-request-expiry",
  audit: "reset.request-expired",
  payload: z.object({}),
  async run({ scope, step }) {
    await step(async ({ tx, now }) => {
      const ended: string[] = [];
      for (const id of await listExpiredRequests(tx, scope, now)) {
        const request = await lockCampaign(tx, scope, id);
        if (request?.status !== "AWAITING_APPROVAL") continue;
        const { approvalExpiresAt } = request;
        if (approvalExpiresAt === null || !hasApprovalExpired(approvalExpiresAt, now)) continue;
        await endRequest(tx, request, endReasons.expired(approvalExpiresAt), { by: null, now });
        ended.push(id);
      }
      return { result: undefined, targets: ended.map((id) => ({ kind: "campaign", id })) };
    });
  },
});
