import { describe, expect, it } from "vitest";
import { decideLock, describeLock, failuresBeforeDelay, failuresBeforeLock } from "@/lib/platform/lockout";

const failedAt = new Date("2026-11-23T10:00:00Z");
const after = (ms: number): Date => new Date(failedAt.getTime() + ms);
const minute = 60_000;

describe("decideLock", () => {
  it("stays open below five failures", () => {
    expect(decideLock(0, null, failedAt)).toEqual({ kind: "OPEN" });
    expect(decideLock(failuresBeforeDelay - 1, failedAt, failedAt)).toEqual({ kind: "OPEN" });
  });

  it.each([
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 16],
  ])("after %i failures waits %i minutes, to the millisecond", (failures, minutes) => {
    const until = after(minutes * minute);
    expect(decideLock(failures, failedAt, failedAt)).toEqual({ kind: "DELAYED", until });
    expect(decideLock(failures, failedAt, after(minutes * minute - 1))).toEqual({ kind: "DELAYED", until });
    expect(decideLock(failures, failedAt, until)).toEqual({ kind: "OPEN" });
  });

  it("is locked at ten, for as long as nobody unlocks", () => {
    expect(decideLock(failuresBeforeLock, failedAt, after(365 * 24 * 60 * minute))).toEqual({
      kind: "LOCKED",
    });
    expect(decideLock(failuresBeforeLock + 1, failedAt, failedAt)).toEqual({ kind: "LOCKED" });
  });
});

describe("describeLock", () => {
  it("rounds the wait up and agrees in number", () => {
    expect(describeLock({ kind: "DELAYED", until: after(minute) }, failedAt)).toBe(
      "Trop d’échecs : réessayez dans 1 minute.",
    );
    expect(describeLock({ kind: "DELAYED", until: after(minute + 1) }, failedAt)).toBe(
      "Trop d’échecs : réessayez dans 2 minutes.",
    );
  });

  it("says whom to ask when locked", () => {
    expect(describeLock({ kind: "LOCKED" }, failedAt)).toContain("demandez son déverrouillage");
  });
});
