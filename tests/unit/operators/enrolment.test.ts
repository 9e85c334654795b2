import { describe, expect, it } from "vitest";
import { decideEnrolment, type EnrolmentLink } from "@/lib/operators/rules/enrolment";

const now = new Date("2026-11-23T10:00:00Z");
const open: EnrolmentLink = { expiresAt: new Date(now.getTime() + 1), usedAt: null, operatorDisabled: false };
const reason = (link: EnrolmentLink | null): string => {
  const decision = decideEnrolment(link, now);
  return decision.accepted ? "" : decision.reason;
};

describe("an enrolment link", () => {
  it("opens until the instant it expires", () => {
    expect(decideEnrolment(open, now)).toEqual({ accepted: true, change: open });
    expect(reason({ ...open, expiresAt: now })).toContain("expiré");
  });

  it("opens once, and says so even when it is old", () => {
    expect(reason({ ...open, usedAt: now })).toContain("déjà servi");
    expect(reason({ ...open, usedAt: now, expiresAt: now })).toContain("déjà servi");
  });

  it("says the same of an unknown link and of somebody disabled", () => {
    expect(reason(null)).toContain("n’existe pas");
    expect(reason({ ...open, operatorDisabled: true })).toBe(reason(null));
  });
});
