import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfParisDay, longParisDay, parisDay, parisDayBounds } from "@/lib/paris-day";

describe("the day in Paris", () => {
  it("begins an hour before London’s in winter, two in summer", () => {
    expect(parisDay(new Date("2026-11-22T22:59:59.999Z"))).toBe("2026-11-22");
    expect(parisDay(new Date("2026-11-22T23:00:00Z"))).toBe("2026-11-23");
    expect(parisDay(new Date("2026-07-13T21:59:59.999Z"))).toBe("2026-07-13");
    expect(parisDay(new Date("2026-07-13T22:00:00Z"))).toBe("2026-07-14");
  });

  it("of a date kept at midnight UTC is that date", () => {
    expect(parisDay(new Date("2026-02-28"))).toBe("2026-02-28");
    expect(longParisDay(new Date("2026-08-01"))).toBe("1 août 2026");
  });

  it.each([
    ["2026-11-23T10:00:00Z", 0, "2026-11-23T22:59:59.999Z"],
    ["2026-11-22T23:30:00Z", 0, "2026-11-23T22:59:59.999Z"],
    ["2027-03-27T12:00:00Z", 0, "2027-03-27T22:59:59.999Z"],
    ["2027-03-27T12:00:00Z", 1, "2027-03-28T21:59:59.999Z"],
    ["2026-10-24T12:00:00Z", 1, "2026-10-25T22:59:59.999Z"],
    ["2026-12-31T12:00:00Z", 1, "2027-01-01T22:59:59.999Z"],
  ])("of %s, %i days on, ends at %s", (instant, days, end) => {
    expect(endOfParisDay(new Date(instant), days).toISOString()).toBe(end);
  });

  it("ends a millisecond before the next one, any day of any year", () => {
    const anyInstant = fc.date({
      min: new Date("2000-01-01"),
      max: new Date("2099-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 180 }), (instant, days) => {
        const end = endOfParisDay(instant, days);
        expect(parisDay(new Date(end.getTime() + 1))).not.toBe(parisDay(end));
        expect(Date.parse(parisDay(end)) - Date.parse(parisDay(instant))).toBe(days * 86_400_000);
      }),
    );
  });
});

it.each([
  ["2026-07-14", "2026-07-13T22:00:00.000Z", "2026-07-14T21:59:59.999Z"],
  ["2026-12-25", "2026-12-24T23:00:00.000Z", "2026-12-25T22:59:59.999Z"],
  ["2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
])("the day %s goes from %s to %s, summer time or not", (day, start, end) => {
  expect(parisDayBounds(day)).toEqual({ start: new Date(start), end: new Date(end) });
});
