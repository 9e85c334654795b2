import { describe, expect, test } from "vitest";
import {
  approvalCause,
  approvalExpiry,
  approvalHours,
  type ApprovalRequest,
  approversOf,
  decideApproval,
  decideDecline,
  decideEmergency,
  decideStart,
  decideWithdrawal,
  hasApprovalExpired,
  isSameSet,
  requestsFirst,
} from "@/lib/resets/rules/approval";
import { campaignStatuses } from "@/lib/resets/rules/lifecycle";

const now = new Date("2026-11-26T09:00:00Z");
const policy = { approvalThreshold: 200, approvesWholeSchool: true };
const extent = { includedCount: 100, selectedPresentCount: 120, presentCount: 640 };

describe("approvalCause", () => {
  test.each([
    [policy.approvalThreshold - 1, null],
    [policy.approvalThreshold, "THRESHOLD"],
    [policy.approvalThreshold + 1, "THRESHOLD"],
  ])("%i pupils to reset: %j", (includedCount, cause) => {
    expect(approvalCause({ ...extent, includedCount }, policy)).toBe(cause);
  });

  test.each([
    [extent.presentCount - 1, null],
    [extent.presentCount, "WHOLE_SCHOOL"],
  ])("%i chosen of 640 present: %j", (selectedPresentCount, cause) => {
    expect(approvalCause({ ...extent, selectedPresentCount }, policy)).toBe(cause);
  });

  test("the whole school does not count where the school says so, the threshold still does", () => {
    const whole = { ...extent, selectedPresentCount: extent.presentCount };
    const lenient = { ...policy, approvesWholeSchool: false };
    expect(approvalCause(whole, lenient)).toBeNull();
    expect(approvalCause({ ...whole, includedCount: 200 }, lenient)).toBe("THRESHOLD");
  });

  test("a school where nobody is present is not a whole school", () => {
    const empty = { includedCount: 0, selectedPresentCount: 0, presentCount: 0 };
    expect(approvalCause(empty, policy)).toBeNull();
  });
});

const claire = { id: "claire", name: "Claire Martin", approvesWholeSchool: true };
const paul = { id: "paul", name: "Paul Morel", approvesWholeSchool: true };
const ines = { id: "ines", name: "Inès Roux", approvesWholeSchool: false };

test("approversOf keeps who answers for the whole school, never the requester", () => {
  expect(approversOf([claire, paul, ines], claire.id)).toEqual([paul]);
  expect(approversOf([claire, ines], claire.id)).toEqual([]);
  expect(approversOf([claire, paul, ines], ines.id)).toEqual([claire, paul]);
});

describe("decideStart", () => {
  const start = (changes: Partial<Parameters<typeof decideStart>[0]>) =>
    decideStart({ cause: "THRESHOLD", approvers: [paul], emergencyReason: null, ...changes });

  test("runs when nobody has to approve, whatever reason is given", () => {
    const run = { accepted: true, change: { kind: "RUN" } };
    expect(start({ cause: null })).toEqual(run);
    expect(start({ cause: null, emergencyReason: "Des mots de passe circulent" })).toEqual(run);
    expect(start({ cause: null, approvers: [] })).toEqual(run);
  });

  test("waits for those who may approve", () => {
    expect(start({})).toEqual({ accepted: true, change: { kind: "REQUEST", approvers: [paul] } });
  });

  test("without anybody to approve, only an emergency lets it run", () => {
    expect(start({ approvers: [] })).toMatchObject({ accepted: false });
    const emergencyReason = "Des mots de passe circulent";
    const emergency = { accepted: true, change: { kind: "EMERGENCY", reason: emergencyReason } };
    expect(start({ approvers: [], emergencyReason })).toEqual(emergency);
    expect(start({ emergencyReason })).toEqual(emergency);
  });
});

describe("expiry", () => {
  const expiresAt = approvalExpiry(now);

  test("comes after a fixed number of hours", () => {
    expect(expiresAt.getTime() - now.getTime()).toBe(approvalHours * 3_600_000);
  });

  test.each([
    [-1, false],
    [0, true],
    [1, true],
  ])("%i ms from the instant: %s", (shift, expired) => {
    expect(hasApprovalExpired(expiresAt, new Date(expiresAt.getTime() + shift))).toBe(expired);
  });

  test("what never expires has not", () => {
    expect(hasApprovalExpired(null, now)).toBe(false);
  });
});

const request: ApprovalRequest = {
  status: "AWAITING_APPROVAL",
  createdBy: claire.id,
  createdByName: claire.name,
  approvalExpiresAt: approvalExpiry(now),
  fingerprint: "a".repeat(64),
};
const lastInstant = new Date(approvalExpiry(now).getTime() - 1);

/** The three answers, each by who may give it. */
const answers = {
  approve: (changes: Partial<ApprovalRequest> = {}, at = now, id = paul.id) =>
    decideApproval({ ...request, ...changes }, { id, holdsWholeSchool: true }, at),
  decline: (changes: Partial<ApprovalRequest> = {}, at = now, id = paul.id) =>
    decideDecline({ ...request, ...changes }, id, at),
  launch: (changes: Partial<ApprovalRequest> = {}, at = now, id = claire.id) =>
    decideEmergency({ ...request, ...changes }, id, at),
};

describe.each(Object.entries(answers))("%s", (_, answer) => {
  test("is accepted until the last instant, and refused at the expiry", () => {
    expect(answer().accepted).toBe(true);
    expect(answer({}, lastInstant).accepted).toBe(true);
    expect(answer({}, approvalExpiry(now))).toMatchObject({
      accepted: false,
      reason: expect.stringContaining("expiré le 27 novembre 2026 à 10 h 00") as string,
    });
  });

  test.each(campaignStatuses.filter((status) => status !== "AWAITING_APPROVAL"))(
    "is refused once the campaign is %s",
    (status) => {
      expect(answer({ status }).accepted).toBe(false);
    },
  );
});

test("the requester neither approves nor declines, and nobody else launches", () => {
  expect(answers.approve({}, now, claire.id).accepted).toBe(false);
  expect(answers.decline({}, now, claire.id).accepted).toBe(false);
  expect(answers.launch({}, now, paul.id).accepted).toBe(false);
});

test("who answers for some classes only does not approve", () => {
  expect(decideApproval(request, { id: paul.id, holdsWholeSchool: false }, now).accepted).toBe(false);
});

describe("decideWithdrawal", () => {
  test("a request is withdrawn by its requester only, expired or not", () => {
    expect(decideWithdrawal(request, claire.id)).toEqual({ accepted: true, change: { isRequest: true } });
    expect(decideWithdrawal(request, paul.id).accepted).toBe(false);
  });

  test("a campaign that runs is stopped by anybody who runs campaigns", () => {
    const running = { ...request, status: "RUNNING" } as const;
    expect(decideWithdrawal(running, paul.id)).toEqual({ accepted: true, change: { isRequest: false } });
  });
});

test("isSameSet compares with what was requested", () => {
  expect(isSameSet(request, "a".repeat(64))).toBe(true);
  expect(isSameSet(request, "b".repeat(64))).toBe(false);
  expect(isSameSet({ ...request, fingerprint: null }, "a".repeat(64))).toBe(false);
});

test("requestsFirst brings what waits to the front and keeps the order of the rest", () => {
  const ids = ["DONE 1", "AWAITING_APPROVAL 2", "RUNNING 3", "AWAITING_APPROVAL 4"];
  const campaigns = ids.map((id) => ({
    id,
    status: campaignStatuses.find((one) => id.startsWith(one)) ?? "DONE",
  }));
  expect(requestsFirst(campaigns).map(({ id }) => id)).toEqual([
    "AWAITING_APPROVAL 2",
    "AWAITING_APPROVAL 4",
    "DONE 1",
    "RUNNING 3",
  ]);
});
