import type { Account } from "@/lib/accounts/rules/account";
import { sourceKey } from "./matching";
import type { PersonRecord } from "./person-record";

type Written = { planned: Pick<Account, "id">; record: PersonRecord };

/** Lines whose account would take an identifier of the feed that another account holds; usually none. */
export function findTakenIds(written: readonly Written[], accounts: readonly Account[]): number[] {
  const holders = new Map<string, string>();
  for (const { id, origins } of accounts)
    for (const { source, sourceId } of origins)
      if (sourceId !== null) holders.set(sourceKey(source, sourceId), id);
  return written.flatMap(({ planned, record }) => {
    if (!record.sourceId) return [];
    const key = sourceKey(record.source, record.sourceId);
    const holder = holders.get(key) ?? planned.id;
    holders.set(key, holder);
    return holder === planned.id ? [] : [record.line];
  });
}
