import { describe, expect, test } from "vitest";
import { describeCause, describePeople } from "@/lib/resets/rules/approval-words";
import { declineSchema, emergencySchema, startCampaignSchema } from "@/lib/resets/schema";

test.each([
  [[], ""],
  [["A"], "A"],
  [["A", "B", "C", "D", "E"], "A, B, C, D, E"],
  [["A", "B", "C", "D", "E", "F"], "A, B, C, D, E et 1 autre"],
  [["A", "B", "C", "D", "E", "F", "G"], "A, B, C, D, E et 2 autres"],
])("describePeople(%j)", (names, text) => {
  expect(describePeople(names)).toBe(text);
});

test("describeCause says the threshold of the school, or that it is the whole school", () => {
  expect(describeCause("THRESHOLD", 200)).toContain("200 élèves");
  expect(describeCause("WHOLE_SCHOOL", 200)).toContain("tout l’établissement");
});

const campaignId = "0190f3e0-0000-7000-8000-000000000000";
const start = { requestId: campaignId, validite: "90", nombre: "3" };

describe("a reason", () => {
  test.each([
    ["x".repeat(9), false],
    ["x".repeat(10), true],
    [`  ${"x".repeat(9)}  `, false],
    ["x".repeat(300), true],
    ["x".repeat(301), false],
  ])("%j: %s", (reason, accepted) => {
    expect(startCampaignSchema.safeParse({ ...start, urgence: reason }).success).toBe(accepted);
    expect(emergencySchema.safeParse({ campaignId, urgence: reason }).success).toBe(accepted);
    expect(declineSchema.safeParse({ campaignId, motif: reason }).success).toBe(accepted);
  });

  test("of blanks is none: it may be left out at the start, and nowhere else", () => {
    expect(startCampaignSchema.parse({ ...start, urgence: "   " }).urgence).toBeUndefined();
    expect(startCampaignSchema.parse(start).urgence).toBeUndefined();
    expect(emergencySchema.safeParse({ campaignId, urgence: "   " }).success).toBe(false);
    expect(declineSchema.safeParse({ campaignId }).success).toBe(false);
  });
});
