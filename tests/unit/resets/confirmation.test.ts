import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideConfirmation } from "@/lib/resets/rules/confirmation";

describe("decideConfirmation", () => {
  it.each([
    ["612", 612],
    ["612 ", 612],
    ["\t612\n", 612],
    ["1 204", 1204],
    ["1\u00a0204", 1204],
    ["1\u202f204", 1204],
    ["1204", 1204],
    ["1", 1],
  ])("accepts %j for %i", (typed, expected) => {
    expect(decideConfirmation({ typed, expected })).toEqual({
      accepted: true,
      change: { confirmedCount: expected },
    });
  });

  it("accepts the number as the screen writes it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (expected) => {
        expect(decideConfirmation({ typed: expected.toLocaleString("fr-FR"), expected }).accepted).toBe(true);
        expect(decideConfirmation({ typed: String(expected + 1), expected }).accepted).toBe(false);
        expect(decideConfirmation({ typed: String(expected - 1), expected }).accepted).toBe(false);
      }),
    );
  });

  it.each(["six cents", "612.0", "+612", "6 12", "612 élèves", "0x264", "-612", "６１２"])(
    "refuses %j",
    (typed) => {
      expect(decideConfirmation({ typed, expected: 612 })).toEqual({
        accepted: false,
        reason: "Tapez seulement le nombre d’élèves, en chiffres : 612.",
      });
    },
  );

  it("says what was typed and what to type", () => {
    expect(decideConfirmation({ typed: "611", expected: 612 })).toEqual({
      accepted: false,
      reason:
        "Vous avez tapé 611, mais la campagne réinitialise 612 élèves. Vérifiez le choix, puis tapez 612.",
    });
    expect(decideConfirmation({ typed: "2", expected: 1 })).toMatchObject({
      reason: expect.stringContaining("réinitialise 1 élève.") as string,
    });
  });

  it("asks for the number when nothing was typed", () => {
    expect(decideConfirmation({ typed: "  ", expected: 612 })).toEqual({
      accepted: false,
      reason: "Tapez le nombre d’élèves à réinitialiser : 612.",
    });
  });

  it("refuses an empty campaign even when zero is typed", () => {
    expect(decideConfirmation({ typed: "0", expected: 0 })).toMatchObject({ accepted: false });
  });
});
