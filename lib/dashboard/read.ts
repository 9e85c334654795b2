import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed, type Permission } from "@/lib/platform/permissions";
import { findLastImport, findRunningCampaign, findWaitingImports, listSheetLines } from "./store";

/** What happens in the school besides its pupils; what this person may not read is left out. */
export const readDashboard = defineRead({
  permission: "console:open",
  async load({ actor, now, tx }) {
    const may = (permission: Permission) => isAllowed(actor.roles, permission);
    const seesResets = may("reset:read");
    const seesImports = may("import:read");
    const nothingWaits = { count: 0, latestId: null };
    return {
      now,
      seesImports,
      campaign: seesResets ? await findRunningCampaign(tx, actor.scope) : null,
      sheets: seesResets ? await listSheetLines(tx, actor.scope, now) : [],
      waitingImports: seesImports ? await findWaitingImports(tx, actor.scope) : nothingWaits,
      lastImport: seesImports ? await findLastImport(tx, actor.scope, "any") : null,
      statesKnownAt: (await findLastImport(tx, actor.scope, "states"))?.appliedAt ?? null,
      may: {
        importFiles: may("import:make"),
        print: may("sheet:print"),
        handOut: may("sheet:hand-out"),
        startCampaign: may("reset:run"),
      },
    };
  },
});
