"use server";

import { accept, refuse } from "@/lib/decision";
import { count } from "@/lib/french";
import { defineAction } from "@/lib/platform/define-action";
import { keepList, openSealedList, ownerFor, sortSealedList } from "../received-lists";
import { decideListReceipt, decideFinish } from "../rules/received-list/lifecycle";
import { decideListColumns, listFields } from "../rules/received-list/columns";
import { decideTakings } from "../rules/received-list/choices";
import { finishSchema, listColumnsSchema, listSchema, pasteSchema, takeListSchema } from "../schema";
import { lockCampaign, moveItems, saveStatus } from "../store/campaigns";
import { saveRenewalGivenUp } from "../store/hand-over";
import { findList, removeList, removeLists, saveColumns, saveReading } from "../store/lists";
import { sealTakings } from "../takings";

const unknownCampaign = "Cette campagne n’existe pas.";
const unknownList = "Cette liste n’existe plus : elle a déjà été lue, ou retirée.";

/** Receives a list copied from EduConnect: sealed as it came, read afterwards. */
export const pasteList = defineAction({
  permission: "reset:run",
  audit: "list.received",
  input: pasteSchema,
  async run({ input: { campaignId, passwordList }, actor, now, tx }) {
    const bytes = Buffer.from(passwordList, "utf8");
    const kept = await keepList(tx, { campaignId, fileName: "Texte collé", bytes }, actor, now);
    if (!kept.accepted) return kept;
    const { id: listId, isNew } = kept.change;
    return accept({
      targets: [
        {
          kind: "campaign",
          id: campaignId,
          detail: { listId, size: bytes.length, ...(!isNew && { repeated: true }) },
        },
      ],
      href: `/e/${actor.uai ?? ""}/reinitialisations/${campaignId}/liste/${listId}`,
    });
  },
});

/** Names the columns of a list, remembers them for the school’s next list of this header. */
export const chooseListColumns = defineAction({
  permission: "reset:run",
  audit: "list.columns-chosen",
  input: listColumnsSchema,
  async run({ input: { campaignId, listId, classe, ...columns }, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, campaignId);
    const list = campaign && (await findList(tx, campaign, listId, ownerFor(actor)));
    if (!list) return refuse(unknownList);
    const opened = await openSealedList(tx, actor.scope, campaign, list);
    if (opened.state === "unreadable") return refuse(opened.sentence);
    const decision = decideListColumns(columns, opened.header);
    if (!decision.accepted) return decision;
    const { uai } = campaign;
    const fields = listFields.filter(
      (field) => decision.change[field] !== null && field !== "provisionalPassword",
    );
    await saveColumns(tx, { uai, header: opened.header, columns: decision.change, now });
    await saveReading(tx, list, { columns: decision.change, className: classe === "" ? null : classe });
    return accept({
      targets: [{ kind: "campaign", id: campaignId, detail: { listId, fields } }],
      href: `/e/${uai}/reinitialisations/${campaignId}/liste/${listId}`,
    });
  },
});

/**
 * Seals the passwords of a list for the pupils it was matched with, stores the identifiers that were missing, and
 * destroys the list, all in one transaction. Refuses a report that has changed since it was shown. The campaign ends
 * by itself with its last pupil.
 */
export const takeList = defineAction({
  permission: "reset:run",
  audit: "student.reset",
  stepUp: true,
  input: takeListSchema,
  async run({ input: { campaignId, listId, seen, ...choices }, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const receipt = decideListReceipt(campaign, 0, now);
    if (!receipt.accepted) return receipt;
    const list = await findList(tx, campaign, listId, ownerFor(actor));
    if (!list) return refuse(unknownList);
    const sorted = await sortSealedList(tx, actor.scope, campaign, list, now);
    if (sorted.state === "unreadable") return refuse(sorted.sentence);
    if (sorted.state === "columns") return refuse(sorted.missing);
    if (sorted.mark !== seen)
      return refuse("Les élèves ou la campagne ont changé depuis l’affichage de ce rapport : relisez-le.");
    const takings = decideTakings(sorted.report, choices);
    if (!takings.accepted) return takings;
    return sealTakings(tx, { actor, campaign, list, sorted, takings: takings.change, now });
  },
});

/** Gives a list up: it is destroyed, and no pupil changes. */
export const abandonList = defineAction({
  permission: "reset:run",
  audit: "list.abandoned",
  input: listSchema,
  async run({ input: { campaignId, listId }, actor, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, campaignId);
    const list = campaign && (await findList(tx, campaign, listId, ownerFor(actor)));
    if (!list) return refuse(unknownList);
    await removeList(tx, list);
    return accept({
      targets: [{ kind: "campaign", id: campaignId, detail: { listId, destroyed: true } }],
      href: `/e/${list.uai}/reinitialisations/${campaignId}`,
    });
  },
});

/** Ends a campaign without the pupils whose password never came; what was read stays printable. */
export const finishWithoutThem = defineAction({
  permission: "reset:run",
  audit: "reset.finished",
  input: finishSchema,
  async run({ input: { campaignId, motif }, actor, now, tx }) {
    const campaign = await lockCampaign(tx, actor.scope, campaignId);
    if (!campaign) return refuse(unknownCampaign);
    const kept = await saveRenewalGivenUp(tx, campaign);
    const left = await moveItems(tx, campaign, "PENDING", { status: "CANCELLED", outcome: motif });
    const decision = decideFinish(campaign, left.length + kept);
    if (!decision.accepted) return decision;
    await removeLists(tx, campaign);
    await saveStatus(tx, campaign, {
      status: decision.change.status,
      doneCount: campaign.doneCount + kept,
      finishedAt: now,
      endReason: motif,
    });
    return accept({
      targets: [{ kind: "campaign", id: campaignId, detail: { left: left.length, reason: motif } }],
      message: `Campagne terminée sans ${count(left.length, "élève")}. Les mots de passe lus restent imprimables.`,
    });
  },
});
