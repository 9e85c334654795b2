import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { approveCampaign, launchInEmergency } from "@/lib/resets/actions/approvals";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { expireRequests } from "@/lib/resets/approval-expiry";
import { runCampaign } from "@/lib/resets/jobs";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { campaignRow, expire, jobsOf, request, unreadOf, waiting, watchedSchool } from "./approvals";
import { campaignOf, journalled, liveSecrets, planFor } from "./campaigns";

useTestDatabase();
afterAll(closeDatabase);

const urgence = "Des mots de passe circulent";

describe("a request whose pupils changed by one", () => {
  const changes: [string, (uai: string, studentId: string) => Promise<unknown>][] = [
    ["one more", (uai) => makeStudents(uai, 1, () => ({ identifier: null }))],
    [
      "one fewer",
      (_, id) => asOwner("update student_account set left_on = '2020-01-01' where id = $1", [id]),
    ],
    [
      "one for another",
      async (uai, id) => {
        await makeStudents(uai, 1, () => ({ identifier: null }));
        await asOwner("update student_account set state = 'FEDERATED' where id = $1", [id]);
      },
    ],
  ];

  test.each(changes)("%s: dies when it is approved, and its requester is told", async (_, change) => {
    const { uai, studentIds, requester, deputy, campaignId, approval } = await waiting();
    await change(uai, studentIds[0] ?? "");
    expect(await make(approveCampaign, approval, deputy)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("ne sont plus les mêmes") as string,
    });
    expect(await campaignRow(campaignId)).toMatchObject({
      status: "CANCELLED",
      approved_by: null,
      end_reason: expect.stringContaining("ne sont plus les mêmes") as string,
    });
    expect(await unreadOf(uai, requester)).toMatchObject([{ kind: "APPROVAL_DECLINED" }]);
    expect(await unreadOf(uai, deputy)).toEqual([]);
    expect(await journalled(uai, "reset.approved")).toEqual([]);
    expect(await journalled(uai, "reset.approved", "REFUSED")).toMatchObject([{ target_id: campaignId }]);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toEqual([]);
  });

  test("chosen by hand, is the same while others join the class, and dies with one of its own", async () => {
    const { uai, studentIds, requester, deputy } = await watchedSchool();
    const [first = "", ...others] = studentIds;
    const ask = async (eleve: readonly string[]) => {
      const plan = { ...planFor(uai, eleve.length, { portee: "STUDENTS" }), eleve };
      return campaignOf(await make(startCampaign, plan, requester));
    };
    const [kept, lost] = [await ask(others), await ask(studentIds)];
    await makeStudents(uai, 1, () => ({ identifier: null }));
    await asOwner("update student_account set left_on = '2020-01-01' where id = $1", [first]);
    const approve = (campaignId: string, nombre: string) =>
      make(approveCampaign, { uai, campaignId, nombre }, deputy);
    expect(await approve(lost, "4")).toMatchObject({ status: "refused" });
    expect(await campaignRow(lost)).toMatchObject({ status: "CANCELLED" });
    expect(await approve(kept, "3")).toMatchObject({ status: "done" });
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(3);
  });

  test("dies too when it is launched in emergency", async () => {
    const { uai, requester, campaignId } = await waiting();
    await makeStudents(uai, 1, () => ({ identifier: null }));
    const outcome = await make(launchInEmergency, { uai, campaignId, urgence }, requester);
    expect(outcome).toMatchObject({ status: "refused" });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "CANCELLED", emergency_reason: null });
  });

  test("of a delegate, is the same while the rest of the school changes", async () => {
    const { uai, deputy } = await watchedSchool();
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["6e A"] });
    const campaignId = await request(uai, delegate);
    await makeStudents(uai, 1, () => ({ className: "5e B", identifier: null }));
    expect(await make(approveCampaign, { uai, campaignId, nombre: "4" }, deputy)).toMatchObject({
      status: "done",
    });
    expect(await unreadOf(uai, delegate)).toMatchObject([{ kind: "APPROVAL_GIVEN" }]);
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(4);
  });
});

describe("launching in emergency", () => {
  test("runs at once: the reason is kept, journalled, and told to the others", async () => {
    const { uai, requester, deputy, campaignId } = await waiting();
    expect(await make(launchInEmergency, { uai, campaignId, urgence }, requester)).toMatchObject({
      status: "done",
    });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "QUEUED", emergency_reason: urgence });
    expect(await unreadOf(uai, deputy)).toMatchObject([{ kind: "EMERGENCY", subjectId: campaignId }]);
    expect(JSON.parse((await journalled(uai, "reset.launched-in-emergency"))[0]?.text ?? "{}")).toMatchObject(
      {
        detail: { emergency: urgence },
      },
    );
    await workQueue([runCampaign]);
    expect(await liveSecrets(uai)).toHaveLength(4);
  });

  test("at the second of the approval runs once", async () => {
    const { uai, requester, deputy, campaignId, approval } = await waiting();
    const outcomes = await Promise.all([
      make(approveCampaign, approval, deputy),
      make(launchInEmergency, { uai, campaignId, urgence }, requester),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["done", "refused"]);
    expect(await jobsOf(campaignId)).toHaveLength(1);
  });

  test("is the requester’s alone, of this school, with a reason and a fresh second factor", async () => {
    const { uai, requester, deputy, campaignId } = await waiting();
    const other = await waiting();
    const launch = { uai, campaignId, urgence };
    expect(await make(launchInEmergency, launch, deputy)).toMatchObject({ status: "refused" });
    expect(await make(launchInEmergency, { ...launch, urgence: "Vite" }, requester)).toMatchObject({
      status: "invalid",
    });
    expect(await make(launchInEmergency, { ...launch, uai: other.uai }, other.requester)).toMatchObject({
      status: "refused",
      reason: "Cette campagne n’existe pas.",
    });
    await asOwner(
      "update session set second_factor_at = now() - interval '6 minutes' where operator_id = $1",
      [requester.id],
    );
    expect(await make(launchInEmergency, launch, requester)).toMatchObject({ status: "stepUp" });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
    expect(await unreadOf(uai, deputy)).toMatchObject([{ kind: "APPROVAL_REQUESTED" }]);
  });
});

describe("a request that expired", () => {
  test("is refused before the sweep, then ended by it, once, and its requester told", async () => {
    const { uai, requester, deputy, campaignId, approval } = await waiting();
    const kept = await waiting();
    await expire(campaignId);
    expect(await make(approveCampaign, approval, deputy)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("expiré") as string,
    });
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
    for (const school of [uai, uai, kept.uai])
      await expireRequests.perform({
        origin: { uai: school, batchId: crypto.randomUUID(), actor: null },
        payload: {},
      });
    expect(await campaignRow(campaignId)).toMatchObject({
      status: "CANCELLED",
      end_reason: expect.stringContaining("expirée") as string,
    });
    expect(await campaignRow(kept.campaignId)).toMatchObject({ status: "AWAITING_APPROVAL" });
    expect(await unreadOf(uai, requester)).toMatchObject([{ kind: "APPROVAL_DECLINED" }]);
    expect(await unreadOf(uai, deputy)).toEqual([]);
    expect(await journalled(uai, "reset.request-expired")).toHaveLength(1);
    expect(await liveSecrets(uai)).toEqual([]);
  });
});
