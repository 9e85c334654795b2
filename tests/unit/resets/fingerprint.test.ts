import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fingerprintOf } from "@/lib/resets/fingerprint";

const ids = ["b", "a", "c"];

test("is the SHA-256 of the ids in order, one a line", () => {
  expect(fingerprintOf(ids)).toBe(createHash("sha256").update("a\nb\nc").digest("hex"));
  expect(ids).toEqual(["b", "a", "c"]);
});

test("says the set, whatever the order, and changes by one pupil", () => {
  expect(fingerprintOf(["c", "b", "a"])).toBe(fingerprintOf(ids));
  expect(fingerprintOf(["a", "b"])).not.toBe(fingerprintOf(ids));
  expect(fingerprintOf([...ids, "d"])).not.toBe(fingerprintOf(ids));
  expect(fingerprintOf(["ab", "c"])).not.toBe(fingerprintOf(["a", "bc"]));
});
