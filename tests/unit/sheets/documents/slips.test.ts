import { describe, expect, it } from "vitest";
import { countTags } from "@/tests/support/read-pdf";
import { classOf, longName, slips, student } from "../sheet-samples";

describe("the slips", () => {
  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [33, 5],
  ])("put %i pupils on %i pages", async (pupils, pages) => {
    const pdf = await slips(classOf("6e A", pupils));
    expect(pdf.pages).toHaveLength(pages);
    expect(countTags(pdf.tags, "H2")).toBe(pupils);
    expect(countTags(pdf.tags, "H1")).toBe(1);
    expect(countTags(pdf.tags, "LBody")).toBe(4 * pupils);
  });

  it("say name, class, identifier, password, address, validity and four steps", async () => {
    const [page = []] = (await slips(classOf("6e A", 1))).pages;
    expect(page.slice(1, 14).map(({ text }) => text.replace(/\s/gu, " "))).toEqual([
      "Collège Françoise-Dolto",
      "6e A",
      "NOM001 Prénom001",
      "Identifiant",
      "p.nom001",
      "Mot de passe provisoire",
      "Kp7!mzRt+001",
      "https://educonnect.education.gouv.fr",
      "Valable jusqu’au 20 février 2027 à 23 h 59",
      "1. Tapez l’adresse ci-dessus tout en haut du navigateur.",
      "2. Recopiez l’identifiant et le mot de passe sans rien changer.",
      "3. Inventez un mot de passe : 12 signes, avec A, a, 1 et !",
      "4. Ne le dites à personne, puis déchirez ce papier.",
    ]);
  });

  it("make the password the largest text of the page", async () => {
    const [page = []] = (await slips(classOf("6e A", 8))).pages;
    const largest = Math.max(...page.map(({ size }) => size));
    const passwords = page.filter(({ size }) => size === largest).map(({ text }) => text);
    expect(passwords).toEqual(
      classOf("6e A", 8).students.map(({ provisionalPassword }) => provisionalPassword),
    );
  });

  it("keep texts apart and off the cut lines, however long the names", async () => {
    const long = student({ lastName: longName, firstName: longName, usageName: "DUVAL ".repeat(33) });
    const { pages } = await slips({ name: "6e A", students: Array.from({ length: 8 }, () => long) });
    for (const page of pages) {
      const inside = page.filter(({ y }) => y > 60 && y < 800);
      for (const column of [inside.filter(({ x }) => x < 297), inside.filter(({ x }) => x > 297)]) {
        for (const { x, width } of column) expect(x + width).toBeLessThan(x < 297 ? 297 : 556);
        const baselines = [...new Set(column.map(({ y }) => y))].sort((above, below) => below - above);
        const sizes = new Map(column.map(({ y, size }) => [y, size]));
        for (const [index, y] of baselines.slice(1).entries())
          expect((baselines[index] ?? 0) - y).toBeGreaterThan((sizes.get(y) ?? 0) * 0.8);
      }
    }
  });
});
