import { describe, expect, it } from "vitest";
import { hasUaiForm, uaiKeyIsRight } from "@/lib/establishments/rules";

describe("UAI", () => {
  it.each(["0932048W", "0752387M", "0751703U", "0750680G"])("knows the key of %s", (uai) => {
    expect([hasUaiForm(uai), uaiKeyIsRight(uai)]).toEqual([true, true]);
  });

  it("tells a wrong key from a wrong form", () => {
    expect([hasUaiForm("0932048X"), uaiKeyIsRight("0932048X")]).toEqual([true, false]);
    for (const text of ["0932048w", "932048W", "00932048W", "0932048W ", ""]) {
      expect([hasUaiForm(text), uaiKeyIsRight(text)]).toEqual([false, false]);
    }
  });
});
