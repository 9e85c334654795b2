import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { cancelCampaign, startCampaign } from "@/lib/resets/actions/campaigns";
import { runCampaign } from "@/lib/resets/jobs";
import { readRequest, readRequestsToApprove } from "@/lib/resets/read/approvals";
import { readCampaigns } from "@/lib/resets/read/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { campaignRow, jobsOf, request, unreadOf, watchedSchool } from "./approvals";
import { campaignOf, items, journalled, liveSecrets, planFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken }, work);

const urgence = "Des mots de passe circulent";

describe("a campaign that a second person must approve", () => {
  test("waits: no job, nothing changed, each other principal told, the journal says it was asked", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    const id = await request(uai, requester);
    expect(await campaignRow(id)).toMatchObject({
      status: "AWAITING_APPROVAL",
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      approval_expires_at: expect.any(Date) as Date,
    });
    expect(await jobsOf(id)).toEqual([]);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toEqual([]);
    expect(await asOwner("select distinct state from student_account where uai = $1", [uai])).toEqual([
      { state: "ACTIVE" },
    ]);
    expect(await unreadOf(uai, deputy)).toMatchObject([{ kind: "APPROVAL_REQUESTED", subjectId: id }]);
    expect(await unreadOf(uai, requester)).toEqual([]);
    expect(JSON.parse((await journalled(uai, "reset.started"))[0]?.text ?? "{}")).toMatchObject({
      detail: { approvalRequested: true, selected: 4 },
    });
  });

  test("one pupil below the threshold runs at once", async () => {
    const { uai, requester, deputy } = await watchedSchool({ pupils: 2 });
    const id = campaignOf(await make(startCampaign, planFor(uai, 2), requester));
    expect(await campaignRow(id)).toMatchObject({ status: "QUEUED", approval_expires_at: null });
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await unreadOf(uai, deputy)).toEqual([]);
    await workQueue([runCampaign]);
  });

  test("covers the whole school however it was chosen, pupils who have left apart", async () => {
    const { uai, requester } = await watchedSchool({ pupils: 0, threshold: 1000, wholeSchool: true });
    await makeStudents(uai, 4, (rank) => ({
      className: rank < 2 ? "6e A" : "6e B",
      // Excluded pupils are chosen all the same; the one who left is nobody's any more.
      state: rank === 1 ? "NEVER_ACTIVATED" : "ACTIVE",
      leftOn: rank === 3 ? "2020-01-01" : null,
    }));
    const planned = (count: number, classe: string[]) => ({
      ...planFor(uai, count, { portee: "CLASSES" }),
      classe,
    });
    const part = campaignOf(await make(startCampaign, planned(1, ["6e A"]), requester));
    expect(await campaignRow(part)).toMatchObject({ status: "QUEUED" });
    await make(cancelCampaign, { uai, campaignId: part }, requester);
    const whole = campaignOf(await make(startCampaign, planned(2, ["6e A", "6e B"]), requester));
    expect(await campaignRow(whole)).toMatchObject({ status: "AWAITING_APPROVAL" });
    const everybody = campaignOf(await make(startCampaign, planFor(uai, 2), requester));
    expect(await campaignRow(everybody)).toMatchObject({ status: "AWAITING_APPROVAL" });
  });

  test("the same request sent three times at once is one request, told once", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    const plan = planFor(uai, 4);
    const outcomes = await Promise.all([1, 2, 3].map(() => make(startCampaign, plan, requester)));
    expect(new Set(outcomes.map(campaignOf)).size).toBe(1);
    expect(await unreadOf(uai, deputy)).toHaveLength(1);
  });

  test("keeps the mode and the form of the school", async () => {
    const { uai, requester } = await watchedSchool();
    await asOwner(
      "update establishment set reset_mode = 'ASSISTED', secret_form = 'PASSPHRASE' where uai = $1",
      [uai],
    );
    const id = await request(uai, requester);
    expect(await campaignRow(id)).toMatchObject({ mode: "ASSISTED", secret_form: "PASSPHRASE" });
  });

  test("where nobody else may approve, is refused without an emergency, and leaves no trace but that", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    await asOwner("update operator set disabled_at = now() where id = $1", [deputy.id]);
    await makeOperator({ uai, roles: ["RUPN", "AUDITOR", "DELEGATE"], classNames: ["6e A"] });
    await makeOperator({ uai, validUntil: new Date(Date.now() - 1) });
    await makeOperator({ uai: (await makeSchool()).uai });
    const outcome = await make(startCampaign, planFor(uai, 4), requester);
    expect(outcome).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("urgence") as string,
    });
    expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toEqual([]);
    expect(await journalled(uai, "reset.started", "REFUSED")).toHaveLength(1);
    const preview = await as(requester, () => readPlanPreview(uai, { portee: "ALL" }));
    expect(preview?.approval).toMatchObject({ approvers: [] });
  });

  test("in emergency runs at once: the reason is kept, journalled, and told to every other principal", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    const third = await makeOperator({ uai });
    const rupn = await makeOperator({ uai, roles: ["RUPN"] });
    const outcome = await make(startCampaign, planFor(uai, 4, { urgence: ` ${urgence} ` }), requester);
    const id = campaignOf(outcome);
    expect(await campaignRow(id)).toMatchObject({ status: "QUEUED", emergency_reason: urgence });
    expect(JSON.parse((await journalled(uai, "reset.started"))[0]?.text ?? "{}")).toMatchObject({
      detail: { emergency: urgence },
    });
    for (const other of [deputy, third])
      expect(await unreadOf(uai, other)).toMatchObject([
        { kind: "EMERGENCY", subjectId: id, text: expect.stringContaining(urgence) as string },
      ]);
    for (const nobody of [requester, rupn]) expect(await unreadOf(uai, nobody)).toEqual([]);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(4);
  });

  test("with too short a reason is neither run nor requested", async () => {
    const { uai, requester } = await watchedSchool();
    const outcome = await make(startCampaign, planFor(uai, 4, { urgence: "Vite" }), requester);
    expect(outcome.status === "invalid" && Object.keys(outcome.fields)).toEqual(["urgence"]);
    expect(await asOwner("select 1 from reset_campaign where uai = $1", [uai])).toEqual([]);
  });

  test("asked by a delegate, is about their classes, and is the principals’ to approve", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    await makeStudents(uai, 2, () => ({ className: "5e B", identifier: null }));
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["6e A"] });
    const id = await request(uai, delegate);
    expect(await campaignRow(id)).toMatchObject({
      status: "AWAITING_APPROVAL",
      scope: { kind: "CLASSES", names: ["6e A"] },
      selected_count: 4,
    });
    for (const principal of [requester, deputy]) expect(await unreadOf(uai, principal)).toHaveLength(1);
  });

  test("a delegate’s only class is not the whole school", async () => {
    const { uai } = await watchedSchool({ pupils: 2, threshold: 1000, wholeSchool: true });
    await makeStudents(uai, 1, () => ({ className: "5e B", identifier: null }));
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["6e A"] });
    const id = campaignOf(await make(startCampaign, planFor(uai, 2), delegate));
    expect(await campaignRow(id)).toMatchObject({ status: "QUEUED" });
  });
});

describe("a request that waits", () => {
  test("is first in the list, and among the things to do of who may approve it", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    const id = await request(uai, requester);
    await asOwner("update reset_campaign set created_at = created_at - interval '1 hour' where id = $1", [
      id,
    ]);
    const later = await make(startCampaign, planFor(uai, 4, { urgence }), requester);
    const { campaigns } = await as(deputy, () => readCampaigns(uai));
    expect(campaigns.map((campaign) => campaign.id)).toEqual([id, campaignOf(later)]);
    const toApprove = (operator: TestOperator) => as(operator, () => readRequestsToApprove(uai));
    expect(await toApprove(deputy)).toMatchObject([{ id, selectedCount: 4 }]);
    expect(await toApprove(requester)).toEqual([]);
    expect(await toApprove(await makeOperator({ uai, roles: ["RUPN"] }))).toEqual([]);
  });

  test("shows each what they may answer", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    await makeStudents(uai, 1, () => ({ state: "FEDERATED", identifier: null }));
    const id = await request(uai, requester);
    const seenBy = (operator: TestOperator) => as(operator, () => readRequest(uai, id));
    expect(await seenBy(deputy)).toMatchObject({
      isRequester: false,
      mayApprove: true,
      mayDecline: true,
      mayLaunch: false,
      exclusions: expect.arrayContaining([expect.objectContaining({ reason: "FEDERATED", count: 1 })]) as [],
    });
    expect(await seenBy(requester)).toMatchObject({
      isRequester: true,
      mayApprove: false,
      mayDecline: false,
      mayLaunch: true,
    });
    expect(await seenBy(await makeOperator({ uai, roles: ["AUDITOR"] }))).toMatchObject({
      mayApprove: false,
      mayDecline: false,
      mayLaunch: false,
    });
  });

  test("is withdrawn by its requester, and by nobody else", async () => {
    const { uai, requester, deputy } = await watchedSchool();
    const id = await request(uai, requester);
    expect(await make(cancelCampaign, { uai, campaignId: id }, deputy)).toMatchObject({ status: "refused" });
    expect(await campaignRow(id)).toMatchObject({ status: "AWAITING_APPROVAL" });
    expect(await make(cancelCampaign, { uai, campaignId: id }, requester)).toMatchObject({ status: "done" });
    expect(await campaignRow(id)).toMatchObject({
      status: "CANCELLED",
      end_reason: expect.stringContaining("retirée") as string,
    });
    expect(await items(id)).toEqual([{ status: "CANCELLED", outcome: null, count: 4 }]);
    expect(await unreadOf(uai, deputy)).toEqual([]);
    expect(await unreadOf(uai, requester)).toEqual([]);
  });
});
