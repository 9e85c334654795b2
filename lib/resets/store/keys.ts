import "server-only";
import { environment } from "@/lib/platform/env";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { KeyUse } from "@/lib/platform/key-use";
import type { Scope } from "@/lib/platform/scope";
import { currentKey } from "@/lib/platform/sealing";
import { rewrapCampaignKey } from "../seals";

type Wrapped = { uai: string; id: string; dataKey: Uint8Array; keyId: string };

/** The keys that the campaigns of the scope need: those that still hold theirs. */
export function countCampaignKeys(tx: Transaction, scope: Scope): Promise<KeyUse[]> {
  return tx.$queryRaw<KeyUse[]>`
    select key_id as "keyId", count(*)::int as count from reset_campaign
    where uai = any(${[...scope]}) and data_key is not null group by key_id`;
}

/** Wraps by the current key the campaigns that an older one wrapped, locked one after the other; answers how many. A batch of a run waits, and goes on with the same data key. */
export async function rewrapCampaignKeys(tx: Transaction, scope: Scope, limit: number): Promise<number> {
  const { id: current } = currentKey(environment().SEALING_KEYS);
  const rows = await tx.$queryRaw<Wrapped[]>`
    select uai, id, data_key as "dataKey", key_id as "keyId" from reset_campaign
    where uai = any(${[...scope]}) and data_key is not null and key_id <> ${current}
    order by id limit ${limit} for update`;
  for (const { uai, id, dataKey, keyId } of rows) {
    const fresh = rewrapCampaignKey(uai, id, { wrapped: Buffer.from(dataKey), keyId });
    await tx.resetCampaign.update({
      where: { uai_id: { uai, id } },
      data: { dataKey: new Uint8Array(fresh.wrapped), keyId: fresh.keyId },
      select: { id: true },
    });
  }
  return rows.length;
}
