import { randomInt } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  generateRecoveryCodes,
  normaliseRecoveryCode,
  recoveryAlphabet,
  recoveryCodeCount,
} from "@/lib/platform/recovery-codes";

const draw = (max: number): number => randomInt(max);

describe("generated codes", () => {
  it("are ten different ones in two groups of five unambiguous signs", () => {
    const codes = generateRecoveryCodes(draw);
    expect(new Set(codes).size).toBe(recoveryCodeCount);
    for (const code of codes) expect(code).toMatch(/^[B-Z2-9]{5}-[B-Z2-9]{5}$/);
    expect(recoveryAlphabet).not.toMatch(/[0O1I8AEUY]/);
    expect(new Set(recoveryAlphabet).size).toBe(27);
  });

  it("draw again a code that came twice", () => {
    let call = 0;
    const repeating = (max: number): number => {
      call += 1;
      return call <= 20 ? 0 : randomInt(max);
    };
    expect(new Set(generateRecoveryCodes(repeating)).size).toBe(recoveryCodeCount);
  });
});

describe("the code typed", () => {
  it("is found again whatever the case, the blanks and the dashes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...generateRecoveryCodes(draw)),
        fc.constantFrom("-", " ", "", "–", " - "),
        (code, gap) => {
          const typed = ` ${code.toLowerCase().replace("-", gap)} `;
          expect(normaliseRecoveryCode(typed)).toBe(code);
          expect(normaliseRecoveryCode(code)).toBe(code);
        },
      ),
    );
  });

  it.each(["", "BCDFG", "BCDFG-HJKM", "BCDFG-HJKMNP", "BCDFG-HJKM0", "BCDFG/HJKMN"])(
    "%j is not a code",
    (typed) => {
      expect(normaliseRecoveryCode(typed)).toBeNull();
    },
  );
});
