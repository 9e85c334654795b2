import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { type Seen, settle } from "./confirm-rules";
import type { StoredChange } from "./rules";
import { listOpen, saveSettlement } from "./store";

const ofRights = new Set<StoredChange["gesture"]>([
  "REVOKE_GRANT",
  "LIMIT_GRANT",
  "GIVE_GRANT",
  "CREATE_GROUP",
  "DELETE_GROUP",
]);

/** A file of people says nothing of rights. */
const isOfRights = ({ gesture }: StoredChange) => ofRights.has(gesture);

const mostAtOnce = 10_000;

/**
 * Settles what waits on rights by a list of grants just applied: `held` says whether the list shows a grant, by its
 * target and holder. A group is only settled by hand.
 */
export async function confirmRightsFromImport(
  tx: Transaction,
  { uai, importId, now }: { uai: string; importId: string; now: Date },
  held: (grantKey: string) => boolean,
): Promise<void> {
  for (const change of await listOpen(tx, scopeOf([uai]), { after: null, limit: mostAtOnce })) {
    const { grantKey, isHeld } = change.expected;
    if (grantKey === undefined || isHeld === undefined) continue;
    const isRight = held(grantKey) === isHeld;
    await saveSettlement(tx, change, {
      status: isRight ? "CONFIRMED" : "CONTRADICTED",
      discrepancy: isRight
        ? null
        : isHeld
          ? "Ce droit n’est pas dans la liste."
          : "Ce droit est encore dans la liste.",
      ...{ importId, now },
    });
  }
}

/**
 * Settles what waits in a school by what an import just showed: confirmed, contradicted with a sentence, or left when
 * the file says nothing of it. `seen` answers undefined for an account that the file does not speak of at all.
 */
export async function confirmFromImport(
  tx: Transaction,
  { uai, importId, now }: { uai: string; importId: string; now: Date },
  seen: (accountId: string) => Seen | null | undefined,
): Promise<void> {
  for (const change of await listOpen(tx, scopeOf([uai]), { after: null, limit: mostAtOnce })) {
    if (isOfRights(change)) continue;
    const shown = seen(change.accountId);
    const settlement = shown === undefined ? null : settle(change.expected, shown);
    if (!settlement) continue;
    const discrepancy = settlement.status === "CONTRADICTED" ? settlement.discrepancy : null;
    await saveSettlement(tx, change, { status: settlement.status, discrepancy, importId, now });
  }
}
