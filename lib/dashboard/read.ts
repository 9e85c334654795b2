import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { classesReached, isAllowed, type Permission, reaches } from "@/lib/platform/permissions";
import { changesOf } from "./rules/changes";
import { findChanges } from "./store/changes";
import { findImports } from "./store/imports";
import { findRunningCampaign, listAwaitedLists, listSheetLines } from "./store/resets";

/** What happens in the school besides its pupils; what this person may not read is left out. */
export const readDashboard = defineRead({
  permission: "console:open",
  async load({ actor, now, tx }) {
    const may = (permission: Permission) => isAllowed(actor.roles, permission);
    const seesResets = may("reset:read");
    // A delegation beside another role opens the console on every class, and the resets on its own only.
    const ofResets = classesReached(actor.held, "reset:read");
    const seesImports = may("import:read");
    const { statesKnownAt, ...imports } = await findImports(tx, actor.scope);
    const changes = await findChanges(tx, actor.scope, { sessionId: actor.sessionId, now });
    return {
      now,
      seesImports,
      campaign: seesResets ? await findRunningCampaign(tx, actor.scope, ofResets) : null,
      sheets: seesResets
        ? (await listSheetLines(tx, actor.scope, now)).filter(({ className }) => reaches(ofResets, className))
        : [],
      // The counts of a campaign are those of the whole school: a delegate reads them on its page, for their classes.
      awaitedLists: seesResets && ofResets === null ? await listAwaitedLists(tx, actor.scope) : [],
      ...(seesImports ? imports : { waitingImports: { count: 0, latestId: null }, lastImport: null }),
      statesKnownAt,
      /** Since the operator's earlier session; null at the first. What speaks of the whole school is not a delegate's. */
      changes: changes && {
        since: changes.since,
        lines: changesOf(changes, { imports: seesImports, resets: seesResets && ofResets === null }),
      },
      may: {
        importFiles: may("import:make"),
        print: may("sheet:print"),
        handOut: may("sheet:hand-out"),
        startCampaign: may("reset:run"),
        readAccounts: may("account:read"),
      },
    };
  },
});
