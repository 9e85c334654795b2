import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alteredNames, checkSheets, renderSheets } from "@/lib/sheets/documents";
import { maxPupilsPerDocument } from "@/lib/sheets/rules";
import { readPdf, textsOf } from "@/tests/support/read-pdf";
import { both, classOf, context, layout, list, slips, student } from "./sheet-samples";

describe("the file", () => {
  it("is French, titled, signed by the school, tagged, PDF/UA, and opens on its title and bookmarks", async () => {
    const { proxy } = await both(classOf("6e A", 1));
    const { info, metadata } = await proxy.getMetadata();
    expect(info).toMatchObject({
      Title: "Liste et étiquettes des comptes – Classe 6e A",
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
    const { proxy } = await readPdf(renderSheets(layout({ contents: "LIST" }), [classOf("6e A", 1)], named));
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
    const rendered = renderSheets(layout({ contents: "SLIPS" }), [classOf("6e A", 200)], context);
    while (!(await rendered.next()).done) continue;
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it("is the same twice, so that nothing but what is given gets in", async () => {
    const [first, second] = await Promise.all([both(classOf("6e A", 9)), both(classOf("6e A", 9))]);
    expect(first.raw).toBe(second.raw);
  });
});

describe("what is read back", () => {
  it("is every name of the world’s Latin alphabets, composed", async () => {
    const names = ["ĐẶNG", "Łukasz", "Özgür", "Nguyễn", "Ŵyn", "Cœur", "N’Diaye", "Țurcanu", "İnönü", "Þóra"];
    const students = names.map((lastName) => student({ lastName: lastName.normalize("NFD") }));
    const drawn = textsOf(await list({ name: "6e A", students }));
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
      const drawn = textsOf(await both({ name: "6e A", students: pairs.map((pair) => student(pair)) }));
      for (const { identifier, provisionalPassword } of pairs) {
        expect(drawn).toContain(identifier);
        expect(drawn.filter((text) => text === provisionalPassword).length).toBeGreaterThanOrEqual(2);
      }
    });
    await fc.assert(read, { numRuns: 10 });
  });

  it("says where to ask when an identifier is unknown", async () => {
    const drawn = textsOf(await both({ name: "6e A", students: [student({ identifier: null })] }));
    expect(drawn.filter((text) => text === "à demander au secrétariat")).toHaveLength(2);
  });
});

describe("refusals", () => {
  it("announces altered names and lets them print", async () => {
    const classes = [{ name: "6e A", students: [student({ lastName: "محمد" })] }];
    const named = [{ ...student({ lastName: "محمد" }), className: "6e A" }];
    expect(alteredNames(named)).toMatchObject([
      { className: "6e A", name: "محمد Emma", printed: "¤¤¤¤ Emma" },
    ]);
    expect(checkSheets(classes).accepted).toBe(true);
    expect(textsOf(await list(...classes))).toContain("¤¤¤¤");
  });

  it("writes no byte of a document that the check refuses", async () => {
    const unprintable = [{ name: "6e A", students: [student({ provisionalPassword: "пароль" })] }];
    await expect(renderSheets(layout({ contents: "LIST" }), unprintable, context).next()).rejects.toThrow(
      RangeError,
    );
    await expect(renderSheets(layout({ contents: "LIST" }), [], context).next()).rejects.toThrow(RangeError);
    const crowd = [classOf("6e A", maxPupilsPerDocument + 1)];
    expect(checkSheets(crowd).accepted).toBe(false);
    await expect(renderSheets(layout({ contents: "SLIPS" }), crowd, context).next()).rejects.toThrow(
      RangeError,
    );
  });
});
