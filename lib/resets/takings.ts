import "server-only";
import { randomUUID } from "node:crypto";
import { accept, refuse, type Decision } from "@/lib/decision";
import { count } from "@/lib/french";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Change } from "@/lib/platform/define-action";
import type { JournalTarget } from "@/lib/platform/journal/entry";
import { seal } from "@/lib/platform/sealing";
import type { Actor } from "@/lib/platform/session";
import type { SortedList } from "./received-lists";
import { pendingCount } from "./rules/received-list/lifecycle";
import type { Taking } from "./rules/received-list/report";
import { campaignKey, secretData } from "./seals";
import { type Campaign, saveStatus } from "./store/campaigns";
import { reopenItems, saveIdentifiers } from "./store/list-pupils";
import { removeList, removeLists, type StoredList } from "./store/lists";
import { saveResets, type SealedReset } from "./store/secrets";
import { lockStudentFacts } from "./store/students";

type Work = {
  actor: Actor;
  campaign: Campaign;
  list: StoredList;
  sorted: SortedList;
  takings: readonly Taking[];
  now: Date;
};

/**
 * The gesture itself: passwords sealed as generated ones are, the list destroyed, in the caller’s transaction, which a
 * kill −9 leaves wholly done or not begun.
 */
export async function sealTakings(
  tx: Transaction,
  { actor, campaign, list, sorted, takings, now }: Work,
): Promise<Decision<Change>> {
  const ids = takings.map(({ studentId }) => studentId);
  const locked = await lockStudentFacts(tx, actor.scope, ids);
  if (locked.length < ids.length || locked.some(({ withheldFromResets }) => withheldFromResets))
    return refuse("Un élève de cette liste vient d’être écarté ou retiré : relisez le rapport.");
  const replaced = ids.filter((id) => sorted.pupils.get(id)?.status === "DONE");
  await reopenItems(tx, campaign, replaced);
  await saveResets(tx, campaign, sealPasswords(campaign, sorted, takings), now);
  try {
    await saveIdentifiers(tx, campaign.uai, takings, sorted.pupils);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return refuse(
      "Un identifiant de cette liste est déjà celui d’un autre élève de l’établissement : vérifiez la liste, puis recommencez.",
    );
  }
  await removeList(tx, list);
  const doneCount = campaign.doneCount + ids.length - replaced.length;
  const isOver = pendingCount({ ...campaign, doneCount }) === 0;
  if (isOver) await removeLists(tx, campaign);
  await saveStatus(tx, campaign, {
    startedAt: campaign.startedAt ?? now,
    ...(isOver && { status: "DONE", finishedAt: now }),
  });
  return accept({
    targets: [
      {
        kind: "campaign",
        id: campaign.id,
        detail: { source: "list", listId: list.id, read: ids.length, destroyed: true, finished: isOver },
      },
      ...takings.map((taking) => targetOf(campaign, taking)),
    ],
    message: `${count(ids.length, "mot de passe lu et chiffré", "mots de passe lus et chiffrés")} ; la liste est détruite.`,
    href: `/e/${campaign.uai}/reinitialisations/${campaign.id}`,
  });
}

const targetOf = (campaign: Campaign, { studentId, identifier }: Taking): JournalTarget => ({
  kind: "student",
  id: studentId,
  detail: { campaignId: campaign.id, source: "list", ...(identifier !== null && { identified: true }) },
});

function sealPasswords(campaign: Campaign, sorted: SortedList, takings: readonly Taking[]): SealedReset[] {
  const key = campaignKey(campaign);
  const passwords = new Map(sorted.records.map(({ line, password }) => [line, password]));
  return takings.map(({ line, studentId }) => {
    const password = passwords.get(line);
    if (password === undefined) throw new Error("A line that is taken has no password");
    const secretId = randomUUID();
    const aad = secretData(campaign.uai, secretId);
    return { studentId, secretId, sealed: seal(key, Buffer.from(password, "utf8"), aad) };
  });
}

/** A delegate does not see who else bears an identifier: only PostgreSQL does. Source: SQLSTATE 23505. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && /23505|unique constraint/i.test(error.message);
}
