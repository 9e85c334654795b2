import "server-only";
import { dayPlus } from "@/lib/accounts/rules/days";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import type { Actor } from "@/lib/platform/session";
import { loadRights } from "@/lib/rights/facts";
import { type PopulationKind, populationKey } from "@/lib/rights/rules/model";
import { namesOfRights } from "@/lib/rights/rules/names";
import { rollOf } from "@/lib/rights/rules/populations";
import { deadlineBounds, isRubberStamp, schoolYearWords } from "./rules/campaign";
import { numbersOf, progressOf } from "./rules/progress";
import { populationOf } from "./rules/scope";
import { reviewViewSchema } from "./schema";
import { findReview, listReviewers, listReviews, type StoredReview } from "./store/campaigns";
import { countShares, listItems, listTimes } from "./store/items";
import { listDeciders } from "./store/operators";
import { ordersOf, planClosing } from "./closing";
import { findDesk, findPage, listConversions } from "./desk";

/** Every review of the school, those open first; and whether this operator may open one. */
export const readReviews = defineRead({
  permission: "rights:read",
  async load({ actor, tx }) {
    return {
      reviews: await listReviews(tx, actor.scope, actor.id),
      mayManage: isAllowed(actor.roles, "review:manage"),
    };
  },
});

/** What the form of a new review offers: targets, populations, reviewers, and the days one may choose. */
export const readReviewForm = defineRead({
  permission: "review:manage",
  async load({ actor, now, tx }) {
    const uai = actor.uai ?? "";
    const school = await loadRights(tx, uai, now);
    const names = namesOfRights(school);
    const populations = [...rollOf(school).populations.values()]
      .map(({ population }) => population)
      .filter((population) => populationOf(populationKey(population)) !== null)
      .map((population) => ({
        ...{ value: populationKey(population), label: names.holder(population), kind: population.kind },
      }))
      .sort(
        (one, other) => kindRank(one.kind) - kindRank(other.kind) || order.compare(one.label, other.label),
      );
    return {
      rubrics: school.rubrics.map(({ id, name }) => ({ value: `RUBRIC:${id}`, name })),
      services: school.services.map(({ id, name }) => ({ value: `SERVICE:${id}`, name })),
      populations: populations.map(({ value, label }) => ({ value, label })),
      reviewers: await listDeciders(tx, uai, now),
      hasGrants: school.grants.some(({ revokedOn }) => revokedOn === null),
      ...deadlineBounds(parisDay(now)),
      suggestedName: `Revue des droits ${schoolYearWords(parisDay(now))}`,
      suggestedDay: dayPlus(parisDay(now), suggestedDays),
    };
  },
});

/** Time to be reminded twice. */
const suggestedDays = 30;

const order = new Intl.Collator("fr", { numeric: true });
const kindOrder: readonly PopulationKind[] = ["PROFILE", "FUNCTION", "GROUP", "CLASS"];
const kindRank = (kind: PopulationKind) => kindOrder.indexOf(kind);

/** One review: how far it is, the line that its reader decides on, and a page of its lines. */
export const readReview = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, id: string, asked: Record<string, string | string[] | undefined>) {
    const review = await findReview(tx, actor.scope, id);
    if (!review) return null;
    const { uai } = review;
    const key = { uai, campaignId: review.id };
    const view = reviewViewSchema.parse(asked);
    const shares = await countShares(tx, key);
    const progress = progressOf(await listReviewers(tx, uai, review.id), shares);
    const may = mayOf(actor, review, progress);
    const own = { ...key, reviewerId: actor.id };
    return {
      ...review,
      ...{ ...may, progress, numbers: numbersOf(shares), today: parisDay(now), readerId: actor.id },
      isStamp: isRubberStamp(await listTimes(tx, key)),
      deciders: may.hands ? await listDeciders(tx, uai, now) : [],
      desk: may.decide ? await findDesk(tx, own, view.ligne ?? null, now) : null,
      conversions: await listConversions(tx, key),
      needsCode: !hasRecentSecondFactor(actor, now),
      page: await findPage(tx, own, view, may.decide),
    };
  },
});

/** What a reader may do in a review: decide when lines are theirs, close, and give lines to others. */
function mayOf(
  actor: Pick<Actor, "id" | "roles">,
  { status }: StoredReview,
  progress: readonly { operatorId: string; total: number }[],
) {
  const isOpen = status === "OPEN";
  const holds = progress.some(({ operatorId, total }) => operatorId === actor.id && total > 0);
  const decide = isOpen && holds && isAllowed(actor.roles, "review:decide");
  const manage = isOpen && isAllowed(actor.roles, "review:manage");
  return { decide, manage, hands: decide || manage };
}

/** What closing a review now would do, line by line; null when it is closed, or unknown. */
export const readClosing = defineRead({
  permission: "review:manage",
  async load({ actor, now, tx }, id: string) {
    const review = await findReview(tx, actor.scope, id);
    if (review?.status !== "OPEN") return null;
    const items = await listItems(tx, { uai: review.uai, campaignId: review.id });
    const planned = await planClosing(tx, review.uai, items, now);
    const orders = ordersOf(planned);
    return {
      revoked: orders.filter(({ kind }) => kind === "REVOKE").length,
      limited: orders.filter(({ kind }) => kind === "LIMIT").length,
      attested: planned.filter(({ attested }) => attested !== undefined).length,
      undecided: items.filter(({ decision }) => decision === null).length,
    };
  },
});
