import { expect } from "vitest";
import { readNotifications } from "@/lib/notifications/read";
import { asRequest } from "@/lib/platform/request";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { makeStudents } from "@/tests/support/students";
import { campaignOf, planFor } from "./campaigns";

/** A school of `pupils` pupils where a second person approves from three pupils, with two principals. */
export async function watchedSchool({ pupils = 4, threshold = 3, wholeSchool = false } = {}) {
  const { uai } = await makeSchool();
  await asOwner(
    "update establishment set approval_threshold = $2, approves_whole_school = $3 where uai = $1",
    [uai, threshold, wholeSchool],
  );
  const studentIds = await makeStudents(uai, pupils);
  return { uai, studentIds, requester: await makeOperator({ uai }), deputy: await makeOperator({ uai }) };
}

/** Asks for the approval of a campaign of everybody; answers its id. */
export async function request(uai: string, requester: TestOperator, count = 4): Promise<string> {
  const outcome = await make(startCampaign, planFor(uai, count), requester);
  expect(outcome).toMatchObject({ status: "led" });
  return campaignOf(outcome);
}

/** A school whose principal has asked for the approval of four pupils. */
export async function waiting() {
  const school = await watchedSchool();
  const campaignId = await request(school.uai, school.requester);
  const approval = { uai: school.uai, campaignId, nombre: "4" };
  return { ...school, campaignId, approval };
}

export async function campaignRow(id: string) {
  const [row] = await asOwner<Record<string, unknown>>("select * from reset_campaign where id = $1", [id]);
  return row ?? {};
}

export const unreadOf = (uai: string, { sessionToken }: TestOperator) =>
  asRequest({ now: new Date(), sessionToken }, () => readNotifications(uai));

export const jobsOf = (campaignId: string) =>
  asOwner(`select 1 from graphile_worker._private_jobs where key = $1`, [`reset-run:${campaignId}`]);

/** The request was made so long ago that it has just expired. */
export const expire = (id: string) =>
  asOwner("update reset_campaign set approval_expires_at = now() where id = $1", [id]);
