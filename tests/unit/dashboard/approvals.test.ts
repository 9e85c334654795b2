import { expect, test } from "vitest";
import { approvalTasks } from "@/lib/dashboard/rules/approvals";

const request = (id: string) => ({
  id,
  selectedCount: 212,
  createdByName: "Claire Martin",
  approvalExpiresAt: new Date("2026-11-27T09:00:00Z"),
});

test("nothing waits: nothing to do", () => {
  expect(approvalTasks([])).toEqual([]);
});

test("one request leads to it, and says by whom, how many and until when", () => {
  const [task, ...others] = approvalTasks([request("r1")]);
  expect(others).toEqual([]);
  expect(task?.detail).toMatch(/Claire Martin.*212 mots de passe.*27 novembre 2026 à 10 h 00/);
  expect(task?.gesture?.path).toBe("/reinitialisations/r1");
});

test("several lead to the list", () => {
  const [task] = approvalTasks([request("r1"), request("r2")]);
  expect(task?.title).toBe("2 réinitialisations à approuver");
  expect(task?.gesture?.path).toBe("/reinitialisations");
});
