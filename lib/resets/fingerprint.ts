import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { summariseExclusions } from "./rules/exclusions";
import type { Campaign } from "./store/campaigns";
import { listStudentFacts } from "./store/students";

/** SHA-256, in hexadecimal, of the ids of a set of pupils, whatever their order. */
export function fingerprintOf(studentIds: readonly string[]): string {
  return createHash("sha256")
    .update([...studentIds].sort().join("\n"), "utf8")
    .digest("hex");
}

/** The same of the pupils that a campaign would reset now, by the very rules that chose them. */
export async function currentFingerprint(
  tx: Transaction,
  scope: Scope,
  campaign: Pick<Campaign, "scope" | "exclusions">,
  now: Date,
): Promise<string> {
  const students = await listStudentFacts(tx, scope, campaign.scope);
  return fingerprintOf(summariseExclusions(students, campaign.exclusions, now).included);
}
