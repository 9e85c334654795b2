import { describe, expect, it } from "vitest";
import { renderHandOutList, renderStudentSheet } from "@/lib/sheets/documents";
import { countTags, readPdf, solidText, textsOf } from "@/tests/support/read-pdf";
import { classOf, context, layout, longName, student } from "../sheet-samples";

describe("the teacher’s list", () => {
  it("names the pupils by number, with a box, a date and a signature to fill", async () => {
    const students = [
      student({ lastName: "ZOLA", firstName: "Ana", listNumber: 1 }),
      student({ lastName: "ABEL", firstName: "Bao", listNumber: 2, usageName: "LUU" }),
    ];
    const pdf = await readPdf(renderHandOutList([{ name: "6e A", students }], context));
    const texts = textsOf(pdf).map((text) => text.replace(/\s/gu, " "));
    const titles = ["N°", "Nom", "Prénom", "Remis", "Date", "Signature de l’élève"];
    const start = texts.indexOf("N°");
    expect(texts.slice(start, start + 12)).toEqual([
      ...titles,
      ...["1", "ZOLA", "Ana"],
      ...["2", "ABEL (usage : LUU)", "Bao"],
    ]);
    expect(texts).toEqual(expect.arrayContaining(["Distribué par", "le", "Feuilles rapportées"]));
    expect(countTags(pdf.tags, "TH")).toBe(6);
    expect(pdf.raw.match(/\/S \/TD\b/gu)).toHaveLength(12);
    expect((await pdf.proxy.getMetadata()).info).toMatchObject({ Title: "Feuille de remise – Classe 6e A" });
  });

  it("holds no identifier, password or address, even when it is given some", async () => {
    const schoolClass = classOf("6e A", 35);
    const { raw, pages } = await readPdf(renderHandOutList([schoolClass], context));
    const drawn = solidText(pages.flat());
    expect(pages).toHaveLength(1);
    expect(drawn).toContain("Cettepagenecontientniidentifiantnimotdepasse.");
    for (const { identifier, provisionalPassword, lastName } of schoolClass.students) {
      expect(drawn).toContain(lastName);
      for (const secret of [identifier ?? "", provisionalPassword, context.address]) {
        expect(drawn).not.toContain(secret);
        expect(raw).not.toContain(secret);
      }
    }
  });

  it("has its bookmark a class, its page for an empty one, and room for long names", async () => {
    const crowd = Array.from({ length: 40 }, () => student({ lastName: longName, firstName: longName }));
    const classes = [
      classOf("6e A", 36),
      { name: "5e B", students: [] },
      { name: "Sans classe", students: crowd },
    ];
    const { proxy, pages } = await readPdf(renderHandOutList(classes, context));
    expect((await proxy.getOutline()).map(({ title }) => title)).toEqual([
      "Classe 6e A",
      "Classe 5e B",
      "Sans classe",
    ]);
    expect(pages.flat().map(({ text }) => text)).toContain("Aucun élève à imprimer dans cette classe.");
    for (const { text, x, y, width } of pages.flat()) {
      expect(x + width, text).toBeLessThanOrEqual(555.4);
      expect(y, text).toBeGreaterThan(18);
    }
  });
});

describe("the sheet of one pupil", () => {
  const pupil = student({ lastName: "N’DIAYE", firstName: "Awa", provisionalPassword: "Kp7!mzRt4+wQ" });

  it.each([1, 2, 8] as const)(
    "is one slip on one page, %i a page, under the pupil’s name",
    async (slipsPerPage) => {
      const chosen = layout({ contents: "BOTH", slipsPerPage });
      const pdf = await readPdf(renderStudentSheet(chosen, "6e A", pupil, context));
      const { proxy, pages, tags, raw } = pdf;
      expect(pages).toHaveLength(1);
      expect(countTags(tags, "H2")).toBe(1);
      expect(countTags(tags, "Table")).toBe(0);
      expect(textsOf(pdf)).toContain("Kp7!mzRt4+wQ");
      const { info } = await proxy.getMetadata();
      expect(info).toMatchObject({ Title: "Fiche de N’DIAYE Awa – Classe 6e A" });
      expect(raw).not.toContain("Kp7!mzRt4+wQ");
      const heading = pages.flat()[0]?.text ?? "";
      expect(heading).toMatch(slipsPerPage === 1 ? /Lettre à remettre/u : /Étiquette à découper/u);
    },
  );

  it("is refused as any other when paper would not show its secret", async () => {
    const unreadable = { ...pupil, provisionalPassword: "пароль" };
    await expect(renderStudentSheet(layout(), "6e A", unreadable, context).next()).rejects.toThrow(
      RangeError,
    );
  });
});
