import "server-only";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { isAllowed } from "@/lib/platform/permissions";
import { findGuestPolicy } from "./facts";
import { latestEnd } from "./rules/policy";
import { listSponsors } from "./store";

/** What the form of a new guest offers: the sponsors and the days. */
export const readGuestForm = defineRead({
  permission: "guest:manage",
  async load({ actor, now, tx }) {
    const uai = actor.uai ?? "";
    const policy = await findGuestPolicy(tx, uai);
    return {
      sponsors: await listSponsors(tx, uai),
      firstDay: parisDay(now),
      lastDay: latestEnd(policy, now),
    };
  },
});

/** The school’s limits on its guests. */
export const readGuestPolicy = defineRead({
  permission: "settings:read",
  async load({ actor, tx }) {
    const policy = await findGuestPolicy(tx, actor.uai ?? "");
    return { policy, mayChange: isAllowed(actor.roles, "people-policy:change") };
  },
});
