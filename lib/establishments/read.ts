import "server-only";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { findSettings } from "./store";

/** What the school has set; null when it is unknown. */
export const readSchoolSettings = defineRead({
  permission: "settings:read",
  async load({ actor, tx }) {
    const settings = await findSettings(tx, actor.scope);
    return (
      settings && {
        ...settings,
        mayChange: isAllowed(actor.roles, "settings:change"),
        mayReadImports: isAllowed(actor.roles, "import:read"),
        mayDelegate: isAllowed(actor.roles, "delegation:manage"),
      }
    );
  },
});
