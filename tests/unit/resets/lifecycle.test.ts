import { describe, expect, it } from "vitest";
import {
  campaignStatuses,
  decideCancel,
  decideClose,
  decidePrint,
  decideRetry,
  decideValidity,
  defaultValidityDays,
  isRunning,
  longestValidityDays,
  shortestValidityDays,
  type CampaignFacts,
  type CampaignStatus,
} from "@/lib/resets/rules/lifecycle";

const now = new Date("2026-11-23T10:00:00Z");
const validUntil = new Date("2027-02-21T22:59:59.999Z");
const campaign = (facts: Partial<CampaignFacts>): CampaignFacts => ({
  status: "DONE",
  doneCount: 610,
  failedCount: 2,
  validUntil,
  ...facts,
});

/** The statuses from which the gesture is accepted. */
function acceptedFrom(decide: (facts: CampaignFacts) => { accepted: boolean }): CampaignStatus[] {
  return campaignStatuses.filter((status) => decide(campaign({ status })).accepted);
}

it("runs from the queue to the last pupil", () => {
  expect(campaignStatuses.filter((status) => isRunning({ status }))).toEqual(["QUEUED", "RUNNING"]);
});

describe("from which status each gesture is possible", () => {
  it("cancel: before the end", () => {
    expect(acceptedFrom(decideCancel)).toEqual(["AWAITING_APPROVAL", "AWAITING_LIST", "QUEUED", "RUNNING"]);
  });

  it("retry: once done", () => {
    expect(acceptedFrom((facts) => decideRetry(facts, now))).toEqual(["DONE"]);
  });

  it("close: once done or cancelled", () => {
    expect(acceptedFrom(decideClose)).toEqual(["DONE", "CANCELLED"]);
  });

  it("print: once done or cancelled, or between two lists of EduConnect", () => {
    expect(acceptedFrom((facts) => decidePrint(facts, now))).toEqual(["AWAITING_LIST", "DONE", "CANCELLED"]);
  });

  it("refuses with a sentence that says the status", () => {
    for (const status of campaignStatuses) {
      const facts = campaign({ status });
      const decisions = [
        decideCancel(facts),
        decideRetry(facts, now),
        decideClose(facts),
        decidePrint(facts, now),
      ];
      for (const decision of decisions)
        if (!decision.accepted) expect(decision.reason).toMatch(/^Cette campagne (est|attend) .+\.$/);
    }
  });
});

describe("retry", () => {
  it("takes the failed pupils only", () => {
    expect(decideRetry(campaign({ failedCount: 2 }), now)).toEqual({
      accepted: true,
      change: { status: "QUEUED", retriedCount: 2 },
    });
  });

  it("needs a failure, and passwords that are still valid", () => {
    expect(decideRetry(campaign({ failedCount: 0 }), now)).toEqual({
      accepted: false,
      reason: "Aucun élève n’est en échec : il n’y a rien à reprendre.",
    });
    expect(decideRetry(campaign({}), validUntil).accepted).toBe(true);
    expect(decideRetry(campaign({}), new Date(validUntil.getTime() + 1)).accepted).toBe(false);
  });
});

describe("print", () => {
  it("asks nothing of the counts: whose replacement failed is not done, and keeps a sheet", () => {
    const cut = campaign({ status: "CANCELLED", doneCount: 0, failedCount: 1 });
    expect(decidePrint(cut, now)).toEqual({ accepted: true, change: null });
  });

  it("stops after the last valid instant, and says the day", () => {
    expect(decidePrint(campaign({}), validUntil).accepted).toBe(true);
    expect(decidePrint(campaign({}), new Date(validUntil.getTime() + 1))).toEqual({
      accepted: false,
      reason:
        "Les mots de passe provisoires ont expiré le 21 février 2027 et ont été effacés : préparez une nouvelle campagne.",
    });
  });
});

describe("validity", () => {
  it.each([shortestValidityDays, defaultValidityDays, longestValidityDays])("accepts %i days", (days) => {
    expect(decideValidity(days, now).accepted).toBe(true);
  });

  it.each([shortestValidityDays - 1, longestValidityDays + 1, -90, 1.5, Number.NaN, Infinity])(
    "refuses %d days",
    (days) => {
      expect(decideValidity(days, now)).toEqual({
        accepted: false,
        reason: "La validité des mots de passe va de 1 à 180 jours : indiquez un nombre entier de jours.",
      });
    },
  );

  it("lasts to the end of the last day in Paris, winter and summer", () => {
    expect(decideValidity(90, now)).toEqual({ accepted: true, change: { validUntil } });
    expect(decideValidity(180, now)).toEqual({
      accepted: true,
      change: { validUntil: new Date("2027-05-22T21:59:59.999Z") },
    });
  });
});
