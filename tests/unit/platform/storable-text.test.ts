import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStorable, storable, storableText } from "@/lib/platform/storable-text";

describe("a text", () => {
  test.each([
    ["a\0b", "a\u{FFFD}b"],
    ["\ud83d", "\u{FFFD}"],
    ["a\udc00b\ud800", "a\u{FFFD}b\u{FFFD}"],
  ])("%j cannot be kept, its storable form can", (text, kept) => {
    expect(isStorable(text)).toBe(false);
    expect(storableText(text)).toBe(kept);
  });

  test.each(["", "Đặng-Łukasz Özgür ’", "😀", "\u0001\n"])("%j is kept as it is", (text) => {
    expect(isStorable(text)).toBe(true);
    expect(storableText(text)).toBe(text);
  });

  test("made storable always is, and goes to UTF-8 and back unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const kept = storableText(text);
        expect(isStorable(kept)).toBe(true);
        expect(Buffer.from(kept, "utf8").toString("utf8")).toBe(kept);
      }),
    );
  });
});

test("lists and plain objects are made storable throughout, anything else is left alone", () => {
  const day = new Date(0);
  expect(storable([{ q: "\0", many: ["a\0", 3] }, null, undefined, day])).toEqual([
    { q: "\u{FFFD}", many: ["a\u{FFFD}", 3] },
    null,
    undefined,
    day,
  ]);
});
