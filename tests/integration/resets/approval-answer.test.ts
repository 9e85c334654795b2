import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { approveCampaign, declineCampaign } from "@/lib/resets/actions/approvals";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { runCampaign } from "@/lib/resets/jobs";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { campaignRow, jobsOf, request, unreadOf, waiting, watchedSchool } from "./approvals";
import { items, journalled, liveSecrets, planFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

const motif = "La moitié des classes part en voyage";

describe("approving", () => {
  test("runs the campaign, keeps who approved, and tells the requester", async () => {
    const { uai, requester, deputy, campaignId, approval } = await waiting();
    expect(await make(approveCampaign, approval, deputy)).toMatchObject({ status: "done" });
    expect(await campaignRow(campaignId)).toMatchObject({
      status: "QUEUED",
      approved_by: deputy.id,
      approved_by_name: deputy.name,
      approved_at: expect.any(Date) as Date,
    });
    expect(await journalled(uai, "reset.approved")).toMatchObject([{ target_id: campaignId }]);
    expect(await unreadOf(uai, requester)).toMatchObject([{ kind: "APPROVAL_GIVEN", subjectId: campaignId }]);
    expect(await unreadOf(uai, deputy)).toEqual([]);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(4);
    expect(await items(campaignId)).toEqual([{ status: "DONE", outcome: null, count: 4 }]);
  });

  test("an assisted campaign then waits for the list of EduConnect, without a job", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    await asOwner("update establishment set reset_mode = 'ASSISTED' where uai = $1", [uai]);
    const campaignId = await request(uai, requester);
    await asOwner("update establishment set reset_mode = 'MANAGED' where uai = $1", [uai]);
    await make(approveCampaign, { uai, campaignId, nombre: "4" }, deputy);
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_LIST" });
    expect(await jobsOf(campaignId)).toEqual([]);
  });

  test("by two people in the same second runs once", async () => {
    const { uai, requester, deputy, campaignId, approval } = await waiting();
    const third = await makeOperator({ uai });
    const outcomes = await Promise.all([deputy, third].map((one) => make(approveCampaign, approval, one)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
    expect(await jobsOf(campaignId)).toHaveLength(1);
    expect(await journalled(uai, "reset.approved")).toHaveLength(1);
    expect(await unreadOf(uai, requester)).toHaveLength(1);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(4);
  });

  test("is refused to the requester, who leaves no trace but the refusal", async () => {
    const { uai, requester, campaignId, approval } = await waiting();
    expect(await make(approveCampaign, approval, requester)).toMatchObject({ status: "refused" });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL", approved_by: null });
    expect(await journalled(uai, "reset.approved", "REFUSED")).toHaveLength(1);
    expect(await jobsOf(campaignId)).toEqual([]);
  });

  test.each(["RUPN", "AUDITOR", "DELEGATE"] as const)("is refused to the role %s", async (role) => {
    const { uai, campaignId, approval } = await waiting();
    const operator = await makeOperator({ uai, roles: [role], classNames: ["6e A"] });
    expect(await make(approveCampaign, approval, operator)).toMatchObject({ status: "refused" });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });

  test.each([["3"], ["5"], [""], ["quatre"]])("is refused with the number %j typed", async (nombre) => {
    const { deputy, campaignId, approval } = await waiting();
    expect(await make(approveCampaign, { ...approval, nombre }, deputy)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("4") as string,
    });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });

  test("asks for a fresh second factor", async () => {
    const { uai, campaignId, approval } = await waiting();
    const old = await makeOperator({ uai, now: new Date(Date.now() - 6 * 60_000) });
    expect(await make(approveCampaign, approval, old)).toMatchObject({ status: "stepUp" });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });

  test("of another school finds nothing", async () => {
    const { campaignId } = await waiting();
    const mine = await waiting();
    const foreign = { ...mine.approval, campaignId };
    expect(await make(approveCampaign, foreign, mine.deputy)).toMatchObject({
      status: "refused",
      reason: "Cette campagne n’existe pas.",
    });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });

  test("waits while another campaign runs, and is possible afterwards", async () => {
    const { uai, requester, deputy, approval } = await waiting();
    const ids = await makeStudents(uai, 1, () => ({ className: "3e C", identifier: null }));
    // Chosen by hand: nobody of the request.
    const alone = { ...planFor(uai, 1, { portee: "STUDENTS" }), eleve: ids };
    await make(startCampaign, alone, requester);
    expect(await make(approveCampaign, approval, deputy)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("déjà en cours") as string,
    });
    await workQueue([runCampaign]);
    await asOwner("delete from student_account where uai = $1 and class_name = '3e C'", [uai]);
    expect(await make(approveCampaign, approval, deputy)).toMatchObject({ status: "done" });
  });
});

describe("declining", () => {
  test("ends the request with the reason, which its requester reads", async () => {
    const { uai, requester, deputy, campaignId } = await waiting();
    expect(await make(declineCampaign, { uai, campaignId, motif }, deputy)).toMatchObject({ status: "done" });
    expect(await campaignRow(campaignId)).toMatchObject({
      status: "CANCELLED",
      end_reason: expect.stringContaining(motif) as string,
    });
    expect(await unreadOf(uai, requester)).toMatchObject([
      { kind: "APPROVAL_DECLINED", text: expect.stringContaining(motif) as string },
    ]);
    expect(JSON.parse((await journalled(uai, "reset.declined"))[0]?.text ?? "{}")).toMatchObject({
      detail: { reason: motif },
    });
    expect(await make(approveCampaign, { uai, campaignId, nombre: "4" }, deputy)).toMatchObject({
      status: "refused",
    });
  });

  test("is refused to the requester, without a reason, and in another school", async () => {
    const { uai, requester, deputy, campaignId } = await waiting();
    const other = await waiting();
    expect(await make(declineCampaign, { uai, campaignId, motif }, requester)).toMatchObject({
      status: "refused",
    });
    expect(await make(declineCampaign, { uai, campaignId, motif: "Non" }, deputy)).toMatchObject({
      status: "invalid",
    });
    expect(await make(declineCampaign, { uai: other.uai, campaignId, motif }, other.deputy)).toMatchObject({
      status: "refused",
      reason: "Cette campagne n’existe pas.",
    });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });
});
