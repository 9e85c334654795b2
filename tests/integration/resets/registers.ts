import { expect } from "vitest";
import { asRequest } from "@/lib/platform/request";
import { printSheets } from "@/lib/resets/documents";
import { runCampaign } from "@/lib/resets/jobs";
import { readCampaign } from "@/lib/resets/read/campaigns";
import { readHandOver } from "@/lib/resets/read/hand-over";
import type { TestOperator } from "@/tests/support/factories";
import { formOf } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { principal, startFor } from "./campaigns";

export const classe = "6e A";

export async function doneCampaign(pupils: number) {
  const { uai, operator } = await principal();
  const students = await makeStudents(uai, pupils);
  const campaignId = await startFor(uai, operator, pupils);
  await workQueue([runCampaign]);
  return { uai, operator, students, campaignId, of: { uai, campaignId, classe } };
}

export async function print(of: { uai: string; campaignId: string; classe: string }, operator: TestOperator) {
  const { sessionToken } = operator;
  const printed = await asRequest({ sessionToken, now: new Date() }, () =>
    printSheets(formOf({ ...of, contenu: "LIST" })),
  );
  expect(printed.status).toBe("printed");
}

export const read = (uai: string, campaignId: string, { sessionToken }: TestOperator) =>
  asRequest({ sessionToken, now: new Date() }, () => readHandOver(uai, campaignId, classe));

export const seen = (uai: string, campaignId: string, { sessionToken }: TestOperator) =>
  asRequest({ sessionToken, now: new Date() }, () => readCampaign(uai, campaignId));

/** The key that opens the campaign is missing while this is done: each of its resets fails, and nothing changes. */
export async function withoutKey(campaignId: string, done: () => Promise<void>): Promise<void> {
  await asOwner("update reset_campaign set key_id = 'lost ' || key_id where id = $1", [campaignId]);
  await done();
  await asOwner("update reset_campaign set key_id = substr(key_id, 6) where id = $1", [campaignId]);
}

export async function sealsOf(uai: string): Promise<Map<string, string>> {
  const rows = await asOwner<{ student_id: string; seal: string }>(
    "select live_student_id as student_id, encode(sealed, 'hex') as seal from provisional_secret where uai = $1 and live_student_id is not null",
    [uai],
  );
  return new Map(rows.map(({ student_id, seal }) => [student_id, seal]));
}
