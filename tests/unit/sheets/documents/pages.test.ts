import { describe, expect, it } from "vitest";
import { renderSheets } from "@/lib/sheets/documents";
import { countTags, readPdf, solidText } from "@/tests/support/read-pdf";
import { both, classOf, context, layout, longName, student } from "../sheet-samples";

describe("every page", () => {
  it("says campaign, class, who printed, when, until when, the notice, and its number of all", async () => {
    const { pages } = await both(classOf("6e A", 40), classOf("5e B", 9));
    expect(pages).toHaveLength(2 + 5 + 1 + 2);
    for (const [index, page] of pages.entries()) {
      const drawn = page.map(({ text }) => text.replace(/\s/gu, " "));
      expect(drawn).toContain(`Rentrée 2026 · Classe ${index < 7 ? "6e A" : "5e B"}`);
      expect(drawn).toContain(
        "Imprimé le 22 novembre 2026 à 18 h 05 par Mme Hélène Durand · Valable jusqu’au 20 février 2027 à 23 h 59",
      );
      expect(drawn).toContain(
        "Document confidentiel : à remettre en main propre, à détruire après distribution.",
      );
      expect(drawn).toContain(`${index + 1} / 10`);
    }
  });

  it("keeps its text inside the margins whatever the lengths", async () => {
    const long = student({
      lastName: "W".repeat(200),
      firstName: longName,
      usageName: longName,
      identifier: "identifiant.".repeat(16),
      provisionalPassword: "cheval-agrafe-".repeat(10),
    });
    const wide = {
      ...context,
      schoolName: longName,
      campaignName: longName,
      printedBy: longName,
      address: longName,
    };
    const classes = [{ name: longName, students: Array.from({ length: 12 }, () => long) }];
    const { pages } = await readPdf(renderSheets(layout({ contents: "BOTH" }), classes, wide));
    for (const { text, x, y, width, size } of pages.flat()) {
      expect(x, text).toBeGreaterThanOrEqual(18);
      expect(x + width, text).toBeLessThanOrEqual(595.28 - 18);
      expect(y - size * 0.3, text).toBeGreaterThanOrEqual(18);
      expect(y + size, text).toBeLessThanOrEqual(841.89 - 18);
    }
  });

  it.each(["LIST", "SLIPS"] as const)("shows a 200-sign name whole on a %s", async (kind) => {
    const named = { name: "6e A", students: [student({ lastName: longName, firstName: `${longName}!` })] };
    const { pages } = await readPdf(renderSheets(layout({ contents: kind }), [named], context));
    expect(solidText(pages.flat())).toContain(longName);
    expect(solidText(pages.flat())).toContain(`${longName}!`);
    const name = pages.flat().filter(({ text }) => text.includes("Montmorency"));
    for (const { size } of name) expect(size).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ["6e A", "Classe 6e A"],
    ["Sans classe", "Sans classe"],
  ])("calls the class %s by « %s »", async (name, label) => {
    const { pages, proxy } = await both(classOf(name, 1));
    expect((await proxy.getOutline()).map(({ title }) => title)).toEqual([label]);
    expect(pages[0]?.map(({ text }) => text)).toContain(label);
  });

  it("says so when a class is empty", async () => {
    const { pages, tags } = await both(classOf("6e A", 0));
    expect(pages).toHaveLength(2);
    for (const page of pages)
      expect(page.map(({ text }) => text)).toContain("Aucun élève à imprimer dans cette classe.");
    expect(countTags(tags, "Table")).toBe(0);
  });
});
