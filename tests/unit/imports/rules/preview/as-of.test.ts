import { expect, test } from "vitest";
import { asOfFile } from "@/lib/imports/rules/preview/as-of";

const receivedAt = new Date("2026-11-21T08:00:00Z");

test("a file speaks of when it came, unless it says its day", () => {
  expect(asOfFile({ receivedAt })).toEqual(receivedAt);
  expect(asOfFile({ exportedOn: null, receivedAt })).toEqual(receivedAt);
  expect(asOfFile({ exportedOn: "2026-11-20", receivedAt })).toEqual(new Date("2026-11-19T23:00:00Z"));
  expect(asOfFile({ exportedOn: "2026-11-21", receivedAt })).toEqual(new Date("2026-11-20T23:00:00Z"));
});

test("a day of export still to come does not count", () => {
  expect(asOfFile({ exportedOn: "2026-11-22", receivedAt })).toEqual(receivedAt);
});
