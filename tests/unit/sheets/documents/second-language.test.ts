import { describe, expect, it } from "vitest";
import { typefaces } from "@/lib/sheets/documents/fonts";
import { translationOf } from "@/lib/sheets/documents/second-language";
import { secondLanguageLabels, type SecondLanguage } from "@/lib/sheets/rules/layout";
import { countTags } from "@/tests/support/read-pdf";
import { classOf, print } from "../sheet-samples";

const languages = Object.keys(secondLanguageLabels) as SecondLanguage[];
const validUntil = new Date("2027-02-20T22:59:00Z");
const everyMonth = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, 15, 12)));

describe.each(languages)("the sentences in %s", (language) => {
  it("hold no sign that the typefaces lack, whatever the month", () => {
    for (const moment of everyMonth) {
      const { name, short, full } = translationOf(language, moment);
      for (const face of ["regular", "bold"] as const)
        for (const sign of name + short + full) {
          // A narrow space between figures is drawn as a plain one.
          const covered = typefaces[face].covers(sign.codePointAt(0) ?? 0) || /\s/u.test(sign);
          expect(covered, `${sign} in ${face}`).toBe(true);
        }
    }
  });

  it("say until when in the hour of Paris", () => {
    const { short, full } = translationOf(language, validUntil);
    for (const sentence of [short, full]) {
      expect(sentence).toContain("2027, 23:59");
      expect(sentence).toMatch(/\b20\b/u);
    }
  });

  it.each([1, 2, 8] as const)(
    "stand on each of %i slips a page, tagged as their language",
    async (perPage) => {
      const pupils = 9;
      const { raw, pages } = await print(
        { contents: "SLIPS", slipsPerPage: perPage, secondLanguage: language },
        classOf("6e A", pupils),
      );
      const { lang, short, full } = translationOf(language, validUntil);
      expect(raw.match(new RegExp(`/Lang \\(${lang}\\)`, "gu"))).toHaveLength(pupils);
      const solid = (text: string) => text.replace(/\s/gu, "");
      const drawn = solid(
        pages
          .flat()
          .map(({ text }) => text)
          .join(""),
      );
      expect(drawn.split(solid(perPage === 8 ? short : full))).toHaveLength(pupils + 1);
    },
  );
});

it("leaves the list in French", async () => {
  const { raw, tags } = await print(
    { contents: "LIST", secondLanguage: "EN", qrCode: true },
    classOf("6e A", 3),
  );
  expect(raw).not.toContain("/Lang (en-GB)");
  expect(countTags(tags, "Figure")).toBe(0);
});
