import { describe, expect, test } from "vitest";
import { campaignStatuses } from "@/lib/resets/rules/lifecycle";
import { decideTakings, ignoreLine } from "@/lib/resets/rules/received-list/choices";
import {
  decideFinish,
  decideListReceipt,
  listRetentionDays,
  maxWaitingLists,
  pendingCount,
  staleListsBefore,
} from "@/lib/resets/rules/received-list/lifecycle";
import type { ListReport } from "@/lib/resets/rules/received-list/report";

const validUntil = new Date("2026-12-01T22:59:59.999Z");
const awaiting = { status: "AWAITING_LIST", validUntil } as const;

describe("a list comes", () => {
  test.each(campaignStatuses)("to a campaign that is %s", (status) => {
    expect(decideListReceipt({ status, validUntil }, 0, validUntil).accepted).toBe(
      status === "AWAITING_LIST",
    );
  });

  test("up to the last valid instant included", () => {
    expect(decideListReceipt(awaiting, 0, validUntil).accepted).toBe(true);
    expect(decideListReceipt(awaiting, 0, new Date(validUntil.getTime() + 1)).accepted).toBe(false);
  });

  test("as long as there is room for it", () => {
    expect(decideListReceipt(awaiting, maxWaitingLists - 1, validUntil).accepted).toBe(true);
    expect(decideListReceipt(awaiting, maxWaitingLists, validUntil).accepted).toBe(false);
  });

  test("and is kept seven days", () => {
    const days = (validUntil.getTime() - staleListsBefore(validUntil).getTime()) / 86_400_000;
    expect(days).toBe(listRetentionDays);
  });
});

describe("a campaign ends without those who never came", () => {
  const counts = { status: "AWAITING_LIST", selectedCount: 10, doneCount: 7, failedCount: 1 } as const;
  test("when at least one password was read, and all that is left is reached", () => {
    expect(pendingCount(counts)).toBe(2);
    expect(decideFinish(counts, 2)).toEqual({ accepted: true, change: { status: "DONE", leftCount: 2 } });
    expect(decideFinish(counts, 1).accepted).toBe(false);
    expect(decideFinish({ ...counts, doneCount: 0 }, 9).accepted).toBe(false);
    expect(decideFinish({ ...counts, status: "DONE" }, 2).accepted).toBe(false);
  });

  test("more done than selected is nothing left, never less than nothing", () => {
    expect(pendingCount({ ...counts, doneCount: 12 })).toBe(0);
  });
});

describe("what a confirmed report seals", () => {
  const taking = (line: number, studentId: string, identifier: string | null = null) => ({
    line,
    studentId,
    identifier,
  });
  const report: ListReport = {
    matched: [taking(2, "a")],
    already: [{ line: 3, studentId: "b" }],
    renewed: [taking(4, "c")],
    doubtful: [
      { line: 5, reason: "HOMONYMS", candidates: [taking(5, "d", "x"), taking(5, "e", "x")] },
      { line: 6, reason: "WEAK", candidates: [taking(6, "e", "X"), taking(6, "a")] },
    ],
    unexpected: [],
    repeated: [],
  };
  const decide = (chosen: readonly (readonly [number, string])[], replacesRenewed = false) => {
    const decision = decideTakings(report, { chosen: new Map(chosen), replacesRenewed });
    return decision.accepted ? decision.change.map(({ studentId }) => studentId) : decision.reason;
  };

  test("is what is matched, what one chose, and newer passwords only when told", () => {
    expect(decide([])).toEqual(["a"]);
    expect(decide([[5, ignoreLine]])).toEqual(["a"]);
    expect(decide([[5, "d"]], true)).toEqual(["a", "c", "d"]);
  });

  test("is never an answer that was not offered, one pupil twice, nor one identifier twice", () => {
    expect(decide([[5, "a"]])).toContain("n’est plus proposé");
    expect(decide([[6, "a"]])).toContain("le même élève");
    expect(
      decide([
        [5, "e"],
        [6, "e"],
      ]),
    ).toContain("le même élève");
    expect(
      decide([
        [5, "d"],
        [6, "e"],
      ]),
    ).toContain("le même identifiant");
  });

  test("is nothing when the list brings nothing", () => {
    const decision = decideTakings({ ...report, matched: [] }, { chosen: new Map(), replacesRenewed: false });
    expect(decision.accepted).toBe(false);
  });
});
