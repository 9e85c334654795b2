import { describe, expect, test } from "vitest";
import {
  decideRenewal,
  giverOf,
  handOverState,
  lateAfterDays,
  readTicks,
} from "@/lib/resets/rules/hand-over";
import { campaignStatuses } from "@/lib/resets/rules/lifecycle";

const now = new Date("2026-11-26T10:00:00Z");
const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 + ms);

describe("where a pupil's sheet stands", () => {
  const facts = { isPrintable: true, renewalFailed: false, printedAt: null, handedOutAt: null };

  test("follows print, hand-over and time", () => {
    expect(handOverState(facts, now)).toBe("TO_PRINT");
    expect(handOverState({ ...facts, isPrintable: false }, now)).toBe("NOTHING");
    expect(handOverState({ ...facts, printedAt: daysAgo(1) }, now)).toBe("TO_HAND_OUT");
    expect(handOverState({ ...facts, printedAt: daysAgo(40), handedOutAt: daysAgo(1) }, now)).toBe(
      "HANDED_OUT",
    );
  });

  test("whose replacement failed says so, until the old one is printed again or is no more", () => {
    const failed = { ...facts, renewalFailed: true };
    expect(handOverState(failed, now)).toBe("NOT_REPLACED");
    expect(handOverState({ ...failed, isPrintable: false }, now)).toBe("NOTHING");
    expect(handOverState({ ...failed, printedAt: daysAgo(1) }, now)).toBe("TO_HAND_OUT");
    expect(handOverState({ ...failed, printedAt: daysAgo(2), handedOutAt: daysAgo(1) }, now)).toBe(
      "HANDED_OUT",
    );
  });

  test("is late when the fifteenth day is over, not a millisecond before", () => {
    expect(handOverState({ ...facts, printedAt: daysAgo(lateAfterDays, 1) }, now)).toBe("TO_HAND_OUT");
    expect(handOverState({ ...facts, printedAt: daysAgo(lateAfterDays) }, now)).toBe("LATE");
  });

  test("a sheet printed then voided by expiry is still to be found and shredded", () => {
    expect(handOverState({ ...facts, isPrintable: false, printedAt: daysAgo(20) }, now)).toBe("LATE");
  });
});

test("the sheets of a class are given by whoever gave the last one, else by the one who opens the register", () => {
  const given = (handedOutBy: string, days: number) => ({ handedOutBy, handedOutAt: daysAgo(days) });
  const waiting = { handedOutBy: null, handedOutAt: null };
  expect(giverOf([], "Claire Martin")).toBe("Claire Martin");
  expect(giverOf([waiting], "Claire Martin")).toBe("Claire Martin");
  expect(
    giverOf([waiting, given("M. Petit", 3), given("Mme Durand", 1), given("M. Roux", 2)], "Claire Martin"),
  ).toBe("Mme Durand");
});

describe("the ticks of a register", () => {
  test("say what was given and what is taken back, and nothing of the others", () => {
    expect(readTicks({ before: ["a", "b"], after: ["b", "c"] })).toEqual({ given: ["c"], takenBack: ["a"] });
  });

  test("unchanged, say nothing", () => {
    expect(readTicks({ before: ["a"], after: ["a"] })).toEqual({ given: [], takenBack: [] });
  });
});

describe("replacing a lost sheet", () => {
  const campaign = { status: "DONE", mode: "MANAGED", validUntil: now } as const;

  test("queues the run again, or waits for a new list of EduConnect", () => {
    expect(decideRenewal(campaign, 1, now)).toEqual({ accepted: true, change: { status: "QUEUED" } });
    expect(decideRenewal({ ...campaign, mode: "ASSISTED" }, 1, now)).toEqual({
      accepted: true,
      change: { status: "AWAITING_LIST" },
    });
  });

  test("is possible up to the last valid instant, for at least one pupil", () => {
    expect(decideRenewal(campaign, 1, new Date(now.getTime() + 1)).accepted).toBe(false);
    expect(decideRenewal(campaign, 0, now).accepted).toBe(false);
  });

  test("waits for a campaign that runs, and leaves in peace one that is over for good", () => {
    const open = campaignStatuses.filter((status) => decideRenewal({ ...campaign, status }, 1, now).accepted);
    expect(open).toEqual(["AWAITING_LIST", "DONE"]);
  });
});
