import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { unseal } from "@/lib/platform/sealing";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { campaignKey, secretData } from "@/lib/resets/seals";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make, type Outcome } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";

export async function principal() {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai }) };
}

export function planFor(uai: string, count: number, changes: Record<string, string> = {}) {
  return { uai, portee: "ALL", validite: "90", nombre: String(count), requestId: randomUUID(), ...changes };
}

export const campaignOf = (outcome: Outcome) =>
  outcome.status === "led" ? (outcome.href.split("/").at(-1) ?? "") : "";

export async function startFor(uai: string, operator: TestOperator, count: number) {
  const outcome = await make(startCampaign, planFor(uai, count), operator);
  expect(outcome).toMatchObject({ status: "led" });
  return campaignOf(outcome);
}

export const items = (campaignId: string) =>
  asOwner<{ status: string; outcome: string | null; count: number }>(
    "select status, outcome, count(*)::int as count from reset_item where campaign_id = $1 group by 1, 2 order by 1, 2",
    [campaignId],
  );

export const liveSecrets = (uai: string) =>
  asOwner<{ student_id: string; campaign_id: string }>(
    "select student_id, campaign_id from provisional_secret where uai = $1 and live_student_id is not null and sealed is not null",
    [uai],
  );

export const journalled = (uai: string, action: string, outcome = "DONE") =>
  asOwner<{ target_id: string; text: string }>(
    'select target_id, text from journal_entry where uai = $1 and action = $2 and outcome = $3::"JournalOutcome" order by seq',
    [uai, action, outcome],
  );

type Keyed = { uai: string; id: string; data_key: Buffer; key_id: string };

/** Opens every sealed password of a campaign as the console would, to know what to look for. */
export async function passwordsOf(campaignId: string): Promise<string[]> {
  const [campaign] = await asOwner<Keyed>("select * from reset_campaign where id = $1", [campaignId]);
  if (!campaign) throw new Error("no campaign");
  const key = campaignKey({ ...campaign, dataKey: campaign.data_key, keyId: campaign.key_id });
  const rows = await asOwner<{ id: string; sealed: Buffer }>(
    "select id, sealed from provisional_secret where campaign_id = $1 and sealed is not null",
    [campaignId],
  );
  return rows.map(({ id, sealed }) => unseal(key, sealed, secretData(campaign.uai, id)).toString("utf8"));
}
