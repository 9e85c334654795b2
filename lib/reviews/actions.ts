"use server";

import { accept, refuse } from "@/lib/decision";
import { lockSchool } from "@/lib/establishments/lock";
import { count } from "@/lib/french";
import { retireAnnouncements } from "@/lib/notifications/announce";
import { parisDay } from "@/lib/paris-day";
import { defineAction } from "@/lib/platform/define-action";
import { loadRights } from "@/lib/rights/facts";
import { namesOfRights } from "@/lib/rights/rules/names";
import { closeNow, ordersOf, planClosing } from "./closing";
import { findLine, nextWaiting } from "./deciding";
import { handOver } from "./handing-over";
import { openCampaign } from "./opening";
import { decideOpening } from "./rules/campaign";
import { confirmClosing } from "./rules/closing";
import { decideItem, longestLook } from "./rules/decisions";
import { describeScope, grantsInScope } from "./rules/scope";
import { sentencesOf } from "./rules/sentence";
import { closingSchema, decisionSchema, handOverSchema, openingSchema, reassignmentSchema } from "./schema";
import { findByRequest, lockReview } from "./store/campaigns";
import { listItems, saveDecision } from "./store/items";
import { listDeciders } from "./store/operators";

const unknownReview = "Cette revue n’existe pas.";
const unknownLine = "Cette ligne n’existe pas, ou est confiée à quelqu’un d’autre.";
const pageOf = (uai: string, id: string) => `/e/${uai}/droits/revues/${id}`;

/**
 * Opens a review of the rights in force in a scope, one line each, shared out in turn among its reviewers. Refuses an
 * empty scope, a reviewer who may not decide, and a deadline that is not from tomorrow to a year. The same request twice
 * makes one review.
 */
export const openReview = defineAction({
  permission: "review:manage",
  audit: "review.opened",
  input: openingSchema,
  async run({ input, actor, now, tx }) {
    const uai = actor.uai ?? "";
    await lockSchool(tx, uai);
    const known = await findByRequest(tx, actor.scope, input.requestId);
    if (known) return accept({ targets: [{ kind: "review", id: known.id }], href: pageOf(uai, known.id) });
    const school = await loadRights(tx, uai, now);
    const wanted = {
      targets: input.cible,
      personalOnly: input.quoi === "PERSONAL",
      population: input.population === "" ? null : input.population,
    };
    const grants = grantsInScope(school, wanted);
    const decision = decideOpening(
      { rights: grants.length, chosen: input.relecteur, deadline: input.echeance },
      await listDeciders(tx, uai, now),
      parisDay(now),
    );
    if (!decision.accepted) return decision;
    const scope = { ...wanted, words: describeScope(wanted, namesOfRights(school)) };
    const id = await openCampaign(
      tx,
      {
        ...{ uai, requestId: input.requestId, kind: "CAMPAIGN", name: input.nom, scope },
        ...{ deadline: input.echeance, by: actor.name, now },
      },
      { grants, sentenceOf: sentencesOf(school), reviewers: decision.change },
    );
    const detail = { rights: grants.length, reviewers: decision.change.length, until: input.echeance };
    return accept({ targets: [{ kind: "review", id, detail }], href: pageOf(uai, id) });
  },
});

/**
 * Decides on one right, by the reviewer it is confided to and nobody else; again as often as they wish until the close.
 * Refuses without a reason, but for keeping, and when the right changed since it was on screen. Leads to the next line
 * that waits.
 */
export const decideRight = defineAction({
  permission: "review:decide",
  audit: "review.decided",
  input: decisionSchema,
  async run({ input, actor, now, tx }) {
    const { campaignId, ligne: seq } = input;
    const review = await lockReview(tx, actor.scope, campaignId, "shared");
    if (!review) return refuse(unknownReview);
    const own = { uai: review.uai, campaignId, reviewerId: actor.id };
    const line = await findLine(tx, own, seq, parisDay(now));
    if (!line) return refuse(unknownLine);
    const { item, current } = line;
    const decision = decideItem(
      { decision: input.decision, reason: input.motif, limitOn: input.jusquAu, shown: input.phrase },
      { isOpen: review.status === "OPEN", held: item.sentence, current },
      parisDay(now),
    );
    if (!decision.accepted) return decision;
    const sentence = current.sentence ?? item.sentence;
    const elapsedMs = longestLook(input.duree, item.elapsedMs);
    await saveDecision(tx, { ...own, seq }, { ...decision.change, sentence, elapsedMs, by: actor.name, now });
    const next = await nextWaiting(tx, own, seq);
    const detail = { grantId: item.grantId, line: seq, decision: input.decision, until: input.jusquAu };
    return accept({
      targets: [{ kind: "review", id: campaignId, detail }],
      href: `${pageOf(review.uai, campaignId)}${next === null ? "" : `?ligne=${next}`}`,
    });
  },
});

/** Confides to another reviewer one of one’s own lines, or all those that wait; the line keeps who did. */
export const handOverRights = defineAction({
  permission: "review:decide",
  audit: "review.handed-over",
  input: handOverSchema,
  async run({ input, actor, now, tx }) {
    const review = await lockReview(tx, actor.scope, input.campaignId, "shared");
    if (!review) return refuse(unknownReview);
    const seq = input.quoi === "UNE" ? (input.ligne ?? 0) : null;
    return handOver(tx, review, { from: actor.id, to: input.a, seq }, { by: actor, now });
  },
});

/** Gives what waits with one reviewer to another: of somebody who left, or is late. The lines keep who did. */
export const reassignRights = defineAction({
  permission: "review:manage",
  audit: "review.reassigned",
  input: reassignmentSchema,
  async run({ input, actor, now, tx }) {
    const review = await lockReview(tx, actor.scope, input.campaignId, "shared");
    if (!review) return refuse(unknownReview);
    return handOver(tx, review, { from: input.de, to: input.a, seq: null }, { by: actor, now });
  },
});

/**
 * Closes a review for good: removals and limits are applied as one batch, what was kept is attested, the rest is said.
 * Refuses when the number announced is no longer the right one, and a number badly typed above 50.
 */
export const closeReview = defineAction({
  permission: "review:manage",
  audit: "review.closed",
  stepUp: true,
  input: closingSchema,
  async run({ input, actor, now, tx }) {
    await lockSchool(tx, actor.uai ?? "");
    const review = await lockReview(tx, actor.scope, input.campaignId, "alone");
    if (!review) return refuse(unknownReview);
    if (review.status !== "OPEN") return refuse("Cette revue est déjà close.");
    const { uai, id } = review;
    const planned = await planClosing(tx, uai, await listItems(tx, { uai, campaignId: id }), now);
    const orders = ordersOf(planned).length;
    const confirmed = confirmClosing(orders, input);
    if (!confirmed.accepted) return confirmed;
    const [first, ...others] = await closeNow(tx, review, planned, { by: actor, now });
    for (const kind of ["REVIEW_ASKED", "REVIEW_DUE"] as const)
      await retireAnnouncements(tx, uai, { subjectId: id, kind }, now);
    return accept({
      targets: [first ?? { kind: "review", id }, ...others],
      message: `La revue est close : ${count(orders, "droit retiré ou limité", "droits retirés ou limités")}.`,
    });
  },
});
