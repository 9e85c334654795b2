import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/platform/database/transaction";
import type { Scope } from "@/lib/platform/scope";
import { type StudentFacts, summariseExclusions } from "./rules/exclusions";
import type { Campaign } from "./store/campaigns";
import { listCampaignStudentFacts, listStudentFacts } from "./store/students";

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
  campaign: Pick<Campaign, "id" | "scope" | "exclusions">,
  now: Date,
): Promise<string> {
  const students = await chosenNow(tx, scope, campaign);
  return fingerprintOf(summariseExclusions(students, campaign.exclusions, now).included);
}

/** Classes and groups take in who joined them since; a list of pupils is those it named when it was confirmed. */
function chosenNow(
  tx: Transaction,
  scope: Scope,
  campaign: Pick<Campaign, "id" | "scope">,
): Promise<StudentFacts[]> {
  switch (campaign.scope.kind) {
    case "ALL":
    case "CLASSES":
    case "GROUPS":
      return listStudentFacts(tx, scope, campaign.scope);
    case "STUDENTS":
    case "SELECTION":
      return listCampaignStudentFacts(tx, scope, campaign.id);
  }
}
