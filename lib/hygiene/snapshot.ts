import "server-only";
import type { Transaction } from "@/lib/platform/database/transaction";
import { findResults } from "./facts";
import { addSnapshot } from "./store";

/** Keeps what the rules find once an import of people is applied: the dashboard tells what it changed. */
export async function takeSnapshot(
  tx: Transaction,
  { uai, importId, now }: { uai: string; importId: string; now: Date },
): Promise<void> {
  const findings: Record<string, string[]> = {};
  for (const { rule, account, verdict } of await findResults(tx, uai, now))
    if (verdict.kind === "FAILS") (findings[rule] ??= []).push(account?.id ?? "");
  await addSnapshot(tx, { uai, importId, findings, now });
}
