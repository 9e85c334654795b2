import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSheets, renderSheets } from "@/lib/sheets/documents";
import { maxPupilsPerDocument, type SheetClass } from "@/lib/sheets/rules";
import { findTags, readPdf, solidText, type ReadPdf, type Tag } from "./read-pdf";
import { classOf, context, student } from "./sheet-samples";

const list = (...classes: SheetClass[]) => readPdf(renderSheets("LIST", classes, context));
const slips = (...classes: SheetClass[]) => readPdf(renderSheets("SLIPS", classes, context));
const both = (...classes: SheetClass[]) => readPdf(renderSheets("BOTH", classes, context));
const texts = (pdf: ReadPdf) => pdf.pages.flat().map(({ text }) => text);
const count = (tags: readonly Tag[], role: string) => tags.flatMap((tag) => findTags(tag, role)).length;
const longName = "Montmorency-".repeat(17).slice(0, 200);

describe("the file", () => {
  it("is French, titled, signed by the school, tagged, PDF/UA, and opens on its title and bookmarks", async () => {
    const { proxy } = await both(classOf("6e A", 1));
    const { info, metadata } = await proxy.getMetadata();
    expect(info).toMatchObject({
      Title: "Liste et coupons des comptes – Classe 6e A",
      Author: "Collège Françoise-Dolto",
      Creator: "Vigie ENT",
      Language: "fr-FR",
      CreationDate: "D:20261122170500Z",
      PDFFormatVersion: "1.7",
    });
    expect(metadata.get("pdfuaid:part")).toBe("1");
    expect(await proxy.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await proxy.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await proxy.getPageMode()).toBe("UseOutlines");
  });

  it("keeps its metadata readable when the school’s name holds markup", async () => {
    const named = { ...context, schoolName: "Collège A & B <Sud>" };
    const { proxy } = await readPdf(renderSheets("LIST", [classOf("6e A", 1)], named));
    const { info, metadata } = await proxy.getMetadata();
    expect(info).toMatchObject({ Author: "Collège A & B <Sud>" });
    expect(metadata.get("dc:creator")).toEqual(["Collège A & B <Sud>"]);
  });

  it("embeds each font as a subset and runs no script", async () => {
    const { raw, proxy } = await both(classOf("6e A", 9));
    const names = [...raw.matchAll(/\/FontName \/(\S+)/gu)].map(([, name]) => name ?? "");
    expect(names).toHaveLength(3);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+/u);
    expect(raw.match(/\/FontFile2 /gu)).toHaveLength(3);
    expect(raw.match(/\/ToUnicode /gu)).toHaveLength(3);
    expect(raw).not.toMatch(/\/JavaScript|\/JS |\/OpenAction|\/Launch|\/URI/u);
    expect(await proxy.getJSActions()).toBeNull();
  });

  it("holds one bookmark a class, on the class’s first page", async () => {
    const { proxy } = await both(classOf("6e A", 9), classOf("5e B", 40), classOf("4e C", 0));
    const outline = await proxy.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(["Classe 6e A", "Classe 5e B", "Classe 4e C"]);
    const targets = outline.map(({ dest }) => (dest as [{ num: number; gen: number }])[0]);
    expect(await Promise.all(targets.map((ref) => proxy.getPageIndex(ref)))).toEqual([0, 3, 10]);
  });

  it("comes in pieces, at least one a page", async () => {
    const { chunks, pages } = await slips(classOf("6e A", 33));
    expect(pages).toHaveLength(5);
    expect(chunks).toBeGreaterThanOrEqual(5);
  });

  it("lets other work run between two pages", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    for await (const _chunk of renderSheets("SLIPS", [classOf("6e A", 200)], context));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it("is the same twice, so that nothing but what is given gets in", async () => {
    const [first, second] = await Promise.all([both(classOf("6e A", 9)), both(classOf("6e A", 9))]);
    expect(first.raw).toBe(second.raw);
  });
});

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
    expect(count(tags, "TR")).toBe(9);
    expect(count(tags, "TH")).toBe(6);
    expect(raw.match(/\/S \/TH\b[^]*?\/Scope \/Column/gu)).toHaveLength(6);
    expect(raw.match(/\/S \/TD\b/gu)).toHaveLength(8 * 6);
  });

  it("prints each name, identifier and password exactly once, in order", async () => {
    const schoolClass = classOf("6e A", 33);
    const drawn = texts(await list(schoolClass));
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
    expect(count(tags, "TH")).toBe(6);
  });

  it("keeps a class of 35 on one page and turns the page for the 36th", async () => {
    expect((await list(classOf("6e A", 35))).pages).toHaveLength(1);
    expect((await list(classOf("6e A", 36))).pages).toHaveLength(2);
  });
});

describe("the slips", () => {
  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [33, 5],
  ])("put %i pupils on %i pages", async (pupils, pages) => {
    const pdf = await slips(classOf("6e A", pupils));
    expect(pdf.pages).toHaveLength(pages);
    expect(count(pdf.tags, "H2")).toBe(pupils);
    expect(count(pdf.tags, "H1")).toBe(1);
    expect(count(pdf.tags, "LBody")).toBe(4 * pupils);
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
    const { pages } = await readPdf(renderSheets("BOTH", classes, wide));
    for (const { text, x, y, width, size } of pages.flat()) {
      expect(x, text).toBeGreaterThanOrEqual(18);
      expect(x + width, text).toBeLessThanOrEqual(595.28 - 18);
      expect(y - size * 0.3, text).toBeGreaterThanOrEqual(18);
      expect(y + size, text).toBeLessThanOrEqual(841.89 - 18);
    }
  });

  it.each(["LIST", "SLIPS"] as const)("shows a 200-sign name whole on a %s", async (kind) => {
    const named = { name: "6e A", students: [student({ lastName: longName, firstName: `${longName}!` })] };
    const { pages } = await readPdf(renderSheets(kind, [named], context));
    expect(solidText(pages.flat())).toContain(longName);
    expect(solidText(pages.flat())).toContain(`${longName}!`);
    const name = pages.flat().filter(({ text }) => text.includes("Montmorency"));
    for (const { size } of name) expect(size).toBeGreaterThanOrEqual(5);
  });

  it("says so when a class is empty", async () => {
    const { pages, tags } = await both(classOf("6e A", 0));
    expect(pages).toHaveLength(2);
    for (const page of pages)
      expect(page.map(({ text }) => text)).toContain("Aucun élève à imprimer dans cette classe.");
    expect(count(tags, "Table")).toBe(0);
  });
});

describe("what is read back", () => {
  it("is every name of the world’s Latin alphabets, composed", async () => {
    const names = ["ĐẶNG", "Łukasz", "Özgür", "Nguyễn", "Ŵyn", "Cœur", "N’Diaye", "Țurcanu", "İnönü", "Þóra"];
    const students = names.map((lastName) => student({ lastName: lastName.normalize("NFD") }));
    const drawn = texts(await list({ name: "6e A", students }));
    for (const name of names) expect(drawn).toContain(name.normalize("NFC"));
  });

  it("is the password and identifier, sign for sign", async () => {
    const ascii = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 4,
      maxLength: 14,
    });
    const secrets = fc.array(fc.record({ identifier: ascii, provisionalPassword: ascii }), {
      minLength: 1,
      maxLength: 30,
    });
    const read = fc.asyncProperty(secrets, async (pairs) => {
      const drawn = texts(await both({ name: "6e A", students: pairs.map((pair) => student(pair)) }));
      for (const { identifier, provisionalPassword } of pairs) {
        expect(drawn).toContain(identifier);
        expect(drawn.filter((text) => text === provisionalPassword).length).toBeGreaterThanOrEqual(2);
      }
    });
    await fc.assert(read, { numRuns: 10 });
  });

  it("says where to ask when an identifier is unknown", async () => {
    const drawn = texts(await both({ name: "6e A", students: [student({ identifier: null })] }));
    expect(drawn.filter((text) => text === "à demander au secrétariat")).toHaveLength(2);
  });
});

describe("refusals", () => {
  it("announces altered names and lets them print", async () => {
    const classes = [{ name: "6e A", students: [student({ lastName: "محمد" })] }];
    expect(checkSheets(classes)).toMatchObject({
      accepted: true,
      change: { altered: [{ className: "6e A", name: "محمد Emma", printed: "¤¤¤¤ Emma" }] },
    });
    expect(texts(await list(...classes))).toContain("¤¤¤¤");
  });

  it("writes no byte of a document that the check refuses", async () => {
    const unprintable = [{ name: "6e A", students: [student({ provisionalPassword: "пароль" })] }];
    await expect(renderSheets("LIST", unprintable, context).next()).rejects.toThrow(RangeError);
    await expect(renderSheets("LIST", [], context).next()).rejects.toThrow(RangeError);
    const crowd = [classOf("6e A", maxPupilsPerDocument + 1)];
    expect(checkSheets(crowd).accepted).toBe(false);
    await expect(renderSheets("SLIPS", crowd, context).next()).rejects.toThrow(RangeError);
  });
});
