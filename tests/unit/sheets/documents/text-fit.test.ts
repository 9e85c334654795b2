import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typefaces, widthOf, type Face } from "@/lib/sheets/documents/fonts";
import { fitText, heightOf } from "@/lib/sheets/documents/text-fit";

const box = { width: 120, size: 12, minSize: 7 };
const faces: readonly Face[] = ["regular", "bold", "mono"];

describe("typefaces", () => {
  it.each(["Đặng", "Łukasz", "Özgür", "Nguyễn", "Ŵ", "œ", "’", "«\u00a0»", "·", "–"])("cover %s", (text) => {
    for (const face of ["regular", "bold"] as const)
      expect(Array.from(text).every((sign) => typefaces[face].covers(sign.codePointAt(0) ?? 0))).toBe(true);
  });

  it("give every printable ASCII sign of a password the same width", () => {
    const widths = Array.from({ length: 95 }, (_, index) =>
      widthOf(String.fromCharCode(0x20 + index), "mono", 10),
    );
    expect(new Set(widths).size).toBe(1);
  });
});

describe("fitText", () => {
  it("leaves a short text at its size and an empty one without line", () => {
    expect(fitText("MARTIN", "bold", box)).toEqual({ face: "bold", lines: ["MARTIN"], size: 12 });
    expect(fitText("", "bold", box).lines).toEqual([]);
  });

  it("shrinks before it wraps", () => {
    const name = "DE LA ROCHEFOUCAULD";
    expect(widthOf(name, "bold", box.size)).toBeGreaterThan(box.width);
    const fitted = fitText(name, "bold", box);
    expect(fitted.lines).toEqual([name]);
    expect(fitted.size).toBeLessThan(box.size);
    expect(fitted.size).toBeGreaterThanOrEqual(box.minSize);
  });

  it("wraps between words at the smallest size", () => {
    const fitted = fitText("DE LA ROCHEFOUCAULD-LIANCOURT DE MONTMORENCY", "bold", box);
    expect(fitted.size).toBe(box.minSize);
    expect(fitted.lines).toEqual(["DE LA ROCHEFOUCAULD-", "LIANCOURT DE MONTMORENCY"]);
  });

  it("keeps every sign inside the box, whatever the text, face and height", () => {
    const sign = fc.constantFrom(..."aMW.il -ÉŴễ’0123".split(""));
    const text = fc.string({ unit: sign, maxLength: 250 });
    fc.assert(
      fc.property(text, fc.constantFrom(...faces), fc.constantFrom(undefined, 30), (drawn, face, height) => {
        const fitted = fitText(drawn, face, height === undefined ? box : { ...box, maxHeight: height });
        expect(fitted.lines.join("")).toBe(drawn);
        for (const line of fitted.lines)
          expect(widthOf(line.trimEnd(), face, fitted.size)).toBeLessThanOrEqual(box.width + 0.001);
        if (height !== undefined) expect(heightOf(fitted)).toBeLessThanOrEqual(height);
      }),
    );
  });
});
