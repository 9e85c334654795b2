import { expect, test } from "vitest";
import { typefaces } from "@/lib/sheets/documents/fonts";

test("the typefaces cover Latin-1 and Latin Extended-A whole: the console never reads such names to announce them", () => {
  const missing: string[] = [];
  for (let code = 0x20; code <= 0x17f; code += 1) {
    const isControl = code > 0x7e && code < 0xa0;
    for (const face of [typefaces.regular, typefaces.bold])
      if (!isControl && !face.covers(code)) missing.push(code.toString(16));
  }
  expect(missing).toEqual([]);
});
