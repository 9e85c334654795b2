import { describe, expect, it } from "vitest";
import { describeLeftOut, describeOthers } from "@/lib/imports/rules/archive";

describe("describeLeftOut", () => {
  it("says nothing of an archive of exports alone", () => {
    expect(describeLeftOut({ junk: 0, others: [] })).toEqual([]);
  });

  it("counts what nobody made, and names the rest", () => {
    expect(describeLeftOut({ junk: 1, others: ["notice.pdf"] })).toEqual([
      expect.stringContaining("«\u00A0notice.pdf\u00A0»"),
      "1 dossier ou fichier du système est ignoré dans l’archive.",
    ]);
    expect(describeLeftOut({ junk: 2, others: [] })).toEqual([expect.stringContaining("sont ignorés")]);
  });

  it("names five files at most", () => {
    const others = ["1", "2", "3", "4", "5", "6", "7"];
    expect(describeOthers(others.slice(0, 5)).join()).not.toContain("autre");
    expect(describeOthers(others).join()).toContain("«\u00A05\u00A0», 2 autres");
  });
});
