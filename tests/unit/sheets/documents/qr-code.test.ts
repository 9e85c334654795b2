import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { qrCodeOf } from "@/lib/sheets/documents/qr-code";
import { renderSheets } from "@/lib/sheets/documents";
import { countTags, readPdf } from "@/tests/support/read-pdf";
import { classOf, context, layout, print } from "../sheet-samples";

/** The squares that a path fills, by « row,column ». */
function squaresOf(path: string): Set<string> {
  const squares = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/(\d+) (\d+) (\d+) 1 re/gu))
    for (let column = Number(x); column < Number(x) + Number(width); column += 1)
      squares.add(`${y},${column}`);
  return squares;
}

describe("qrCodeOf", () => {
  it("draws the three finders and the timing lines of any QR code", () => {
    const { size, path } = qrCodeOf(context.address);
    expect((size - 17) % 4).toBe(0);
    const dark = squaresOf(path);
    for (const [top, left] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const)
      for (let place = 0; place < 7; place += 1) {
        expect(dark).toContain(`${top},${left + place}`);
        expect(dark).toContain(`${top + 6},${left + place}`);
        expect(dark).toContain(`${top + place},${left}`);
        expect(dark).toContain(`${top + place},${left + 6}`);
      }
    for (let place = 8; place < size - 8; place += 1) expect(dark.has(`6,${place}`)).toBe(place % 2 === 0);
  });

  it("changes with the address, and takes one with accents", () => {
    expect(qrCodeOf("https://a.fr").path).not.toBe(qrCodeOf("https://b.fr").path);
    expect(qrCodeOf("https://éole.fr").size).toBe(qrCodeOf("https://eeole.fr").size);
  });
});

describe("a slip with a QR code", () => {
  it.each([1, 2, 8] as const)("has one figure a pupil, that says the address, %i a page", async (perPage) => {
    const { raw, tags } = await print(
      { contents: "SLIPS", slipsPerPage: perPage, qrCode: true },
      classOf("6e A", 9),
    );
    expect(countTags(tags, "Figure")).toBe(9);
    const alternatives = raw.match(/\/S \/Figure[^]*?\/Alt \(([^]*?[^\\])\)/gu) ?? [];
    expect(alternatives).toHaveLength(9);
    expect(raw.match(/\/BBox \[[\d. ]+\]/gu)?.length).toBeGreaterThanOrEqual(9);
  });

  it("draws the same code for all, whatever their secrets", async () => {
    const { proxy } = await print({ contents: "SLIPS", qrCode: true, slipsPerPage: 1 }, classOf("6e A", 2));
    const paths = await Promise.all(
      [1, 2].map(async (number) => {
        const page = await proxy.getPage(number);
        const { argsArray, fnArray } = await page.getOperatorList();
        return JSON.stringify(argsArray.filter((_args, index) => fnArray[index] === OPS.constructPath));
      }),
    );
    expect(paths[0]).toBe(paths[1]);
    expect(paths[0]?.length).toBeGreaterThan(1000);
  });

  it("says so to who cannot see it", async () => {
    const { proxy } = await readPdf(
      renderSheets(layout({ contents: "SLIPS", qrCode: true }), [classOf("6e A", 1)], context),
    );
    const tree = JSON.stringify(await (await proxy.getPage(1)).getStructTree());
    expect(tree).toContain(`"alt":"Code QR\u00a0: adresse de connexion ${context.address}"`);
  });
});
