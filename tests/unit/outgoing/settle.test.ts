import { describe, expect, test } from "vitest";
import { settle } from "@/lib/outgoing/confirm-rules";

const confirmed = { status: "CONFIRMED" };
const contradicted = { status: "CONTRADICTED" };

describe("what an import shows of an order", () => {
  test.each([
    ["a deletion, gone", { exists: false }, null, confirmed],
    ["a deletion, still there", { exists: false }, {}, contradicted],
    ["a departure, gone", { status: "DEPARTED" }, null, confirmed],
    ["the bin, still there", { status: "BINNED" }, {}, contradicted],
    ["a suspension, gone", { status: "SUSPENDED" }, null, confirmed],
    ["a suspension, still there: no file says it", { status: "SUSPENDED" }, {}, null],
    ["a creation, there", { exists: true, endsOn: "2027-08-31" }, { endsOn: "2027-08-31" }, confirmed],
    ["a creation, absent", { exists: true }, null, contradicted],
    ["an end, the same", { endsOn: "2027-08-31" }, { endsOn: "2027-08-31" }, confirmed],
    ["an end, another", { endsOn: "2027-08-31" }, { endsOn: "2027-06-30" }, contradicted],
    ["an end, none", { endsOn: "2027-08-31" }, { endsOn: null }, contradicted],
    ["an end, of which the file says nothing", { endsOn: "2027-08-31" }, {}, null],
    ["a function withdrawn", { isAdministrator: false }, { isAdministrator: false }, confirmed],
    ["a function kept", { isAdministrator: false }, { isAdministrator: true }, contradicted],
    ["a sponsor, another", { sponsorName: "A" }, { sponsorName: "B" }, contradicted],
  ] as const)("%s", (_, expected, seen, outcome) => {
    const settlement = settle(expected, seen);
    if (outcome === null) expect(settlement).toBeNull();
    else expect(settlement).toMatchObject(outcome);
  });

  test("one field that contradicts outweighs one that confirms, and says which", () => {
    const expected = { endsOn: "2027-08-31", sponsorName: "Jeanne DUPONT" };
    const settlement = settle(expected, { endsOn: "2027-08-31", sponsorName: null });
    expect(settlement).toMatchObject({
      status: "CONTRADICTED",
      discrepancy: expect.stringMatching(/parrain est absent/) as string,
    });
  });
});
