import { countImportKeys, rewrapImportKeys } from "@/lib/imports/store/keys";
import {
  countEnrolmentKeys,
  countOperatorKeys,
  resealEnrolments,
  resealOperators,
} from "@/lib/operators/store/keys";
import { database } from "@/lib/platform/database/client";
import { inTransaction, type Transaction } from "@/lib/platform/database/transaction";
import { entriesFor } from "@/lib/platform/door";
import { environment } from "@/lib/platform/env";
import { appendToJournal } from "@/lib/platform/journal/append";
import type { KeyUse } from "@/lib/platform/key-use";
import { type Scope, scopeOf } from "@/lib/platform/scope";
import { currentKey, SealBroken } from "@/lib/platform/sealing";
import { countCampaignKeys, rewrapCampaignKeys } from "@/lib/resets/store/keys";
import { CannotStart } from "../start/failure";
import { brokenSentence, missingSentence, type Uses } from "./words";

/** Rows that one transaction locks: a gesture on one of them waits a few hundredths of a second. */
const batchSize = 20;

type Kind = keyof Uses;

type Holder = {
  count: (tx: Transaction, scope: Scope) => Promise<KeyUse[]>;
  /** Renews a batch; fewer than asked when none is left. */
  renew: (tx: Transaction, scope: Scope, limit: number) => Promise<number>;
};

const schoolHolders = {
  campaigns: { count: countCampaignKeys, renew: rewrapCampaignKeys },
  imports: { count: countImportKeys, renew: rewrapImportKeys },
} satisfies Partial<Record<Kind, Holder>>;

const peopleHolders = {
  operators: { count: countOperatorKeys, renew: (tx, _scope, limit) => resealOperators(tx, limit) },
  links: { count: countEnrolmentKeys, renew: (tx, _scope, limit) => resealEnrolments(tx, limit) },
} satisfies Partial<Record<Kind, Holder>>;

/** What needs each key, the first one included: by its id. */
export async function usesOfKeys(): Promise<Map<string, Uses>> {
  const uses = new Map<string, Uses>();
  for (const uai of [null, ...(await listSchools())]) {
    const scope = scopeOf(uai === null ? [] : [uai]);
    for (const [kind, { count }] of holdersOf(uai)) {
      for (const { keyId, count: found } of await inTransaction(scope, (tx) => count(tx, scope))) {
        const known = uses.get(keyId) ?? { campaigns: 0, imports: 0, operators: 0, links: 0 };
        uses.set(keyId, { ...known, [kind]: known[kind] + found });
      }
    }
  }
  return uses;
}

/**
 * Renews by the first key of SEALING_KEYS everything an older one still opens, and answers how many records of each
 * kind. A few rows a transaction, each with its entry in the journal: it can be cut anywhere and run again, while the
 * console works. Refuses before the first row when an older key is missing.
 */
export async function rotateKeys(): Promise<Uses> {
  const keyring = environment().SEALING_KEYS;
  for (const [keyId, uses] of await usesOfKeys())
    if (!keyring.some(({ id }) => id === keyId)) throw new CannotStart(missingSentence(keyId, uses));
  const renewed: Uses = { campaigns: 0, imports: 0, operators: 0, links: 0 };
  for (const uai of [null, ...(await listSchools())])
    for (const [kind, { renew }] of holdersOf(uai)) renewed[kind] += await renewAll(uai, kind, renew);
  return renewed;
}

async function renewAll(uai: string | null, kind: Kind, renew: Holder["renew"]): Promise<number> {
  const scope = scopeOf(uai === null ? [] : [uai]);
  for (let renewed = 0; ;) {
    const found = await orExplainSeal(kind, () =>
      inTransaction(scope, async (tx) => {
        const count = await renew(tx, scope, batchSize);
        if (count > 0) await journalRenewal(tx, uai, { [kind]: count });
        return count;
      }),
    );
    renewed += found;
    if (found < batchSize) return renewed;
  }
}

function journalRenewal(tx: Transaction, uai: string | null, detail: Partial<Uses>): Promise<void> {
  const target = { kind: "sealing-key", id: currentKey(environment().SEALING_KEYS).id };
  const targets = [{ ...target, detail: { via: "command-line", ...detail } }];
  return appendToJournal(
    tx,
    entriesFor({ audit: "keys.rotated", uai, actor: null, targets, now: new Date() }),
  );
}

async function orExplainSeal<Result>(kind: Kind, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SealBroken) throw new CannotStart(brokenSentence(kind), { cause: error });
    throw error;
  }
}

function holdersOf(uai: string | null): [Kind, Holder][] {
  return Object.entries(uai === null ? peopleHolders : schoolHolders) as [Kind, Holder][];
}

async function listSchools(): Promise<string[]> {
  const schools = await database().establishment.findMany({ select: { uai: true }, orderBy: { uai: "asc" } });
  return schools.map(({ uai }) => uai);
}
