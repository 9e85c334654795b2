import { describe, expect, it } from "vitest";
import { slipsPerPageOf, type SheetLayout } from "@/lib/sheets/rules/layout";
import { orderStudents } from "@/lib/sheets/rules/order";
import type { SheetClass } from "@/lib/sheets/rules";
import { countTags, solidText, type DrawnText, type ReadPdf } from "@/tests/support/read-pdf";
import { classOf, layout, longName, print, student } from "../sheet-samples";

const passwords = ["Kp7!mzRt4+wQ", "WWWWWWWWWWWW", "lxz*23=q?Tm7"];
const phrases = [
  "abeille-kiwi-orage-tulipe-voisin",
  "facture-facture-facture-facture-facture",
  "abri-abri-abri-abri-abri",
];

/** A class as they come: a long name, a short one, a usage name, no identifier, no number. */
function mixedClass(secrets: readonly string[]): SheetClass {
  const people = [
    { lastName: "LI", firstName: "Na" },
    { lastName: "DA SILVA FERREIRA", firstName: "Maria Beatriz", usageName: "PEREIRA" },
    { lastName: "DE LA ROCHEFOUCAULD-LIANCOURT", firstName: "Marie-Charlotte Éléonore", identifier: null },
    { lastName: "N’DIAYE", firstName: "Ousmane", identifier: "identifiant.tres.long.2026" },
    { lastName: "ȚURCANU", firstName: "Ștefan", listNumber: null },
  ];
  const students = Array.from({ length: 9 }, (_, index) =>
    student({
      listNumber: index + 1,
      ...people[index % people.length],
      provisionalPassword: secrets[index % secrets.length] ?? "",
    }),
  );
  return { name: "6e A", students };
}

const slipLayouts = ([1, 2, 8] as const).flatMap((slipsPerPage) =>
  [false, true].flatMap((largePrint) =>
    [false, true].flatMap((qrCode) =>
      ([null, "RO"] as const).map((secondLanguage) =>
        layout({ contents: "SLIPS", slipsPerPage, largePrint, qrCode, secondLanguage }),
      ),
    ),
  ),
);
const tables = [false, true].map((largePrint) => layout({ contents: "LIST", largePrint }));

const titleOf = ({ contents, slipsPerPage, largePrint, qrCode, secondLanguage }: SheetLayout) =>
  `${contents} ${slipsPerPage}${largePrint ? " large" : ""}${qrCode ? " qr" : ""}${secondLanguage ? ` ${secondLanguage}` : ""}`;

/** What belongs to the pupils: neither the foot of the page nor the line above the slips. */
const bodyOf = (page: readonly DrawnText[]) => page.filter(({ y }) => y > 46 && y < 803);

type Box = { left: number; right: number; bottom: number; top: number };

const boxOf = ({ x, y, width, size }: DrawnText): Box => ({
  left: x,
  right: x + width,
  bottom: y - size * 0.1,
  top: y + size * 0.65,
});

const meet = (one: Box, other: Box) =>
  one.left < other.right - 0.1 &&
  other.left < one.right - 0.1 &&
  one.bottom < other.top - 0.1 &&
  other.bottom < one.top - 0.1;

function expectApart({ pages }: ReadPdf): void {
  for (const page of pages)
    for (const [index, text] of page.entries())
      for (const other of page.slice(index + 1))
        expect(meet(boxOf(text), boxOf(other)), `« ${text.text} » on « ${other.text} »`).toBe(false);
}

function expectInside({ pages }: ReadPdf): void {
  for (const { text, x, y, width, size } of pages.flat()) {
    expect(x, text).toBeGreaterThanOrEqual(39.9);
    expect(x + width, text).toBeLessThanOrEqual(555.4);
    expect(y - size * 0.3, text).toBeGreaterThanOrEqual(18);
    expect(y + size, text).toBeLessThanOrEqual(841.89 - 18);
  }
}

function expectSound(pdf: ReadPdf, schoolClass: SheetClass, titles = 1): void {
  expect(pdf.raw.match(/\/FontFile2 /gu)).toHaveLength(3);
  expect(pdf.raw).toContain("/Lang (fr-FR)");
  expect(countTags(pdf.tags, "H1")).toBe(titles);
  const drawn = solidText(pdf.pages.flat());
  for (const { provisionalPassword, identifier } of schoolClass.students) {
    expect(drawn).toContain(provisionalPassword);
    if (identifier) expect(drawn).toContain(identifier);
  }
  expectInside(pdf);
  expectApart(pdf);
}

/** Where the figures of each page stand, as the file says. */
function figuresOf({ raw }: ReadPdf): Box[] {
  return [...raw.matchAll(/\/BBox \[([\d. ]+)\]/gu)].flatMap(([, numbers]) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = (numbers ?? "").split(" ").map(Number);
    return right - left < 200 ? [{ left, bottom, right, top }] : [];
  });
}

describe.each([
  ["passwords", passwords],
  ["passphrases", phrases],
] as const)("%s", (_kind, secrets) => {
  it.each(slipLayouts.map((chosen) => [titleOf(chosen), chosen] as const))(
    "on %s",
    async (_title, chosen) => {
      const schoolClass = mixedClass(secrets);
      const pdf = await print(chosen, schoolClass);
      expectSound(pdf, schoolClass);
      const perPage = slipsPerPageOf(chosen);
      expect(pdf.pages).toHaveLength(Math.ceil(9 / perPage));
      expect(countTags(pdf.tags, "H2")).toBe(9);
      expect(countTags(pdf.tags, "LBody")).toBe(36);

      const bodies = pdf.pages.map(bodyOf);
      const largest = bodies.flatMap((page) => {
        const size = Math.max(...page.map((text) => text.size));
        return page.filter((text) => text.size === size).map(({ text }) => text);
      });
      for (const text of largest) expect(secrets.join(" ")).toContain(text.replace(/-$/u, ""));
      if (chosen.largePrint)
        for (const { text, size } of bodies.flat()) expect(size, text).toBeGreaterThanOrEqual(16);

      const figures = figuresOf(pdf);
      expect(figures).toHaveLength(chosen.qrCode ? 9 : 0);
      bodies.forEach((page, index) => {
        for (const figure of figures.slice(index * perPage, (index + 1) * perPage))
          for (const text of page)
            expect(
              text.text === "Adresse" || !meet(boxOf(text), figure),
              `« ${text.text} » on the code`,
            ).toBe(true);
      });
    },
  );

  it.each(tables.map((chosen) => [titleOf(chosen), chosen] as const))("on %s", async (_title, chosen) => {
    const schoolClass = mixedClass(secrets);
    const pdf = await print(chosen, schoolClass);
    expectSound(pdf, schoolClass);
    expect(countTags(pdf.tags, "Table")).toBe(pdf.pages.length);
    expect(pdf.raw.match(/\/S \/TD\b/gu)).toHaveLength(9 * (chosen.largePrint ? 4 : 6));
    if (!chosen.largePrint) return;
    // A table has no small line above it: only the foot is left out.
    const body = pdf.pages.flat().filter(({ y }) => y > 46);
    for (const { text, size } of body) expect(size, text).toBeGreaterThanOrEqual(16);
    const big = body.filter(({ size }) => size === 28).map(({ text }) => text);
    const byName = orderStudents(schoolClass.students, "NAME");
    expect(big.join("")).toBe(byName.map(({ provisionalPassword }) => provisionalPassword).join(""));
  });
});

describe("extremes", () => {
  const long = student({
    lastName: longName,
    firstName: longName,
    usageName: "DUVAL ".repeat(33),
    identifier: "identifiant.".repeat(16),
    listNumber: 1000,
    provisionalPassword: "cheval-agrafe-".repeat(4).slice(0, -1),
  });

  it.each([...slipLayouts, ...tables].map((chosen) => [titleOf(chosen), chosen] as const))(
    "keep every text whole and on the page on %s",
    async (_title, chosen) => {
      const schoolClass = { name: "Classe relais", students: Array.from({ length: 3 }, () => long) };
      const pdf = await print(chosen, schoolClass);
      const drawn = solidText(pdf.pages.flat());
      for (const text of [long.lastName, long.identifier ?? "", long.provisionalPassword])
        expect(drawn).toContain(text);
      expectInside(pdf);
    },
  );

  it.each([1, 35])("prints a class of %i whole, whatever the layout", async (pupils) => {
    const schoolClass = classOf("Sans classe", pupils);
    for (const slipsPerPage of [1, 2, 8] as const)
      for (const largePrint of [false, true]) {
        const pdf = await print({ contents: "BOTH", slipsPerPage, largePrint }, schoolClass);
        expectSound(pdf, schoolClass, 2);
        expect((await pdf.proxy.getOutline()).map(({ title }) => title)).toEqual(["Sans classe"]);
      }
  });
});

describe("the numbers of a class", () => {
  const students = ["ZOLA", "ABEL", "MARTIN"].map((lastName, index) =>
    student({ lastName, firstName: "A", listNumber: [1, 3, null][index] ?? null }),
  );

  it("stand under N° on the list, in the order asked for", async () => {
    const rows = async (order: SheetLayout["order"]) => {
      const { pages } = await print({ contents: "LIST", order }, { name: "6e A", students });
      const texts = pages.flat().map(({ text }) => text);
      return texts
        .slice(texts.indexOf("Signature") + 1)
        .filter((text) => /^(\d+|ZOLA|ABEL|MARTIN)$/u.test(text));
    };
    expect(await rows("LIST_NUMBER")).toEqual(["1", "ZOLA", "3", "ABEL", "MARTIN"]);
    expect(await rows("NAME")).toEqual(["3", "ABEL", "MARTIN", "1", "ZOLA"]);
  });

  it("stand beside the class on the slips that have one", async () => {
    const { pages } = await print({ contents: "SLIPS", order: "LIST_NUMBER" }, { name: "6e A", students });
    const texts = pages.flat().map(({ text }) => text.replace(/\s/gu, " "));
    expect(texts.filter((text) => text.startsWith("N°"))).toEqual(["N° 1", "N° 3"]);
  });
});
