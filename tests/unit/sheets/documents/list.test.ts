import { describe, expect, it } from "vitest";
import { countTags, textsOf } from "@/tests/support/read-pdf";
import { classOf, list } from "../sheet-samples";

describe("the class list", () => {
  it("is one table with column headers, five filled cells a pupil and one to sign", async () => {
    const { tags, raw } = await list(classOf("6e A", 8));
    const [page] = tags;
    expect(page?.children.map(({ role }) => role)).toEqual(["Document"]);
    expect(page?.children[0]?.children.map(({ role }) => role)).toEqual(["Sect"]);
    expect(page?.children[0]?.children[0]?.children.map(({ role }) => role)).toEqual([
      "P",
      "H1",
      "P",
      "P",
      "P",
      "Table",
    ]);
    expect(countTags(tags, "TR")).toBe(9);
    expect(countTags(tags, "TH")).toBe(6);
    expect(raw.match(/\/S \/TH\b[^]*?\/Scope \/Column/gu)).toHaveLength(6);
    expect(raw.match(/\/S \/TD\b/gu)).toHaveLength(8 * 6);
  });

  it("prints each name, identifier and password exactly once, in order", async () => {
    const schoolClass = classOf("6e A", 33);
    const drawn = textsOf(await list(schoolClass));
    const expected = schoolClass.students.flatMap((pupil, index) => [
      String(index + 1),
      pupil.lastName,
      pupil.firstName,
      pupil.identifier,
      pupil.provisionalPassword,
    ]);
    const start = drawn.indexOf("Signature") + 1;
    expect(drawn.slice(start, start + expected.length)).toEqual(expected);
  });

  it("repeats its column titles on each page, tagged once", async () => {
    const { pages, tags } = await list(classOf("6e A", 80));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      const titles = ["N°", "Nom", "Prénom", "Identifiant", "Mot de passe provisoire", "Signature"];
      expect(page.map(({ text }) => text)).toEqual(expect.arrayContaining(titles));
    }
    expect(countTags(tags, "TH")).toBe(6);
  });

  it("keeps a class of 35 on one page and turns the page for the 36th", async () => {
    expect((await list(classOf("6e A", 35))).pages).toHaveLength(1);
    expect((await list(classOf("6e A", 36))).pages).toHaveLength(2);
  });
});
