import "server-only";
import { parisDay } from "@/lib/paris-day";
import { defineRead } from "@/lib/platform/define-read";
import { hasRecentSecondFactor } from "@/lib/platform/door";
import { isAllowed } from "@/lib/platform/permissions";
import { loadRights } from "@/lib/rights/facts";
import { type PopulationKind, populationKey } from "@/lib/rights/rules/model";
import { namesOfRights } from "@/lib/rights/rules/names";
import { rollOf } from "@/lib/rights/rules/populations";
import { deadlineBounds, isRubberStamp } from "./rules/campaign";
import { numbersOf, progressOf } from "./rules/progress";
import { populationOf } from "./rules/scope";
import { reviewViewSchema } from "./schema";
import { findReview, listReviewers, listReviews } from "./store/campaigns";
import { countShares, listItems, listTimes } from "./store/items";
import { listDeciders } from "./store/operators";
import { ordersOf, planClosing } from "./closing";
import { findDesk, listConversions } from "./desk";

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
    };
  },
});

const order = new Intl.Collator("fr", { numeric: true });
const kindOrder: readonly PopulationKind[] = ["PROFILE", "FUNCTION", "GROUP", "CLASS"];
const kindRank = (kind: PopulationKind) => kindOrder.indexOf(kind);

const linesShown = 50;

/** One review: how far it is, the line that its reader decides on, a page of lines, and what closing would do. */
export const readReview = defineRead({
  permission: "rights:read",
  async load({ actor, now, tx }, id: string, asked: Record<string, string | string[] | undefined>) {
    const review = await findReview(tx, actor.scope, id);
    if (!review) return null;
    const { uai } = review;
    const key = { uai, campaignId: review.id };
    const view = reviewViewSchema.parse(asked);
    const isOpen = review.status === "OPEN";
    const shares = await countShares(tx, key);
    const progress = progressOf(await listReviewers(tx, uai, review.id), shares);
    const own = progress.find(({ operatorId }) => operatorId === actor.id);
    const mayDecide = isOpen && isAllowed(actor.roles, "review:decide") && (own?.total ?? 0) > 0;
    const mayManage = isOpen && isAllowed(actor.roles, "review:manage");
    const onlyMine = view.lignes === undefined ? mayDecide : view.lignes === "miennes";
    const items = await listItems(tx, key, {
      ...{ after: view.apres, limit: linesShown + 1, reviewerId: onlyMine ? actor.id : undefined },
    });
    return {
      ...review,
      progress,
      numbers: numbersOf(shares),
      isStamp: isRubberStamp(await listTimes(tx, key)),
      isLate: isOpen && review.deadline < parisDay(now),
      today: parisDay(now),
      ...{ mayDecide, mayManage, onlyMine, readerId: actor.id },
      deciders: mayDecide || mayManage ? await listDeciders(tx, uai, now) : [],
      desk: mayDecide ? await findDesk(tx, { ...key, reviewerId: actor.id }, view.ligne ?? null, now) : null,
      conversions: await listConversions(tx, key),
      needsCode: !hasRecentSecondFactor(actor, now),
      lines: items.slice(0, linesShown),
      after: view.apres,
      next: items.length > linesShown ? (items[linesShown - 1]?.seq ?? null) : null,
    };
  },
});

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
