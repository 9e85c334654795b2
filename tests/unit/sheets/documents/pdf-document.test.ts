import { describe, expect, it } from "vitest";
import { inflateSync } from "node:zlib";
import { both, classOf } from "../sheet-samples";

describe("the bytes of the file", () => {
  it("has each object where its table says", async () => {
    const { raw } = await both(classOf("6e É", 33), classOf("5e B", 0));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(raw)?.[1]);
    const [title, range, ...lines] = raw.slice(start).split("\n");
    expect(title).toBe("xref");
    const count = Number(range?.split(" ")[1]);
    const offsets = lines.slice(1, count).map((line) => Number(line.slice(0, 10)));
    expect(offsets).toHaveLength(count - 1);
    const astray = offsets.filter((offset, index) => !raw.startsWith(`${index + 1} 0 obj\n`, offset));
    expect(astray).toEqual([]);
  });

  it("tells the true length of each stream, and marks each content once in balance", async () => {
    const { raw, pages } = await both(classOf("6e A", 9));
    const streams = [...raw.matchAll(/\/Length (\d+)(?:\n\/\w+ \/?\w+)*\n>>\nstream\n/gu)].map((head) => {
      const start = head.index + head[0].length;
      const end = start + Number(head[1]);
      expect(raw.slice(end, end + 11)).toBe("\nendstream\n");
      return raw.slice(start, end);
    });
    const contents = streams.map(inflated).filter((content) => content.includes(" Tf "));
    expect(contents).toHaveLength(pages.length);
    for (const content of contents) {
      const begun = content.match(/ BDC$/gmu) ?? [];
      expect(begun.length).toBeGreaterThan(3);
      expect(content.match(/^EMC$/gmu)).toHaveLength(begun.length);
      const numbers = [...content.matchAll(/<<\/MCID (\d+)>> BDC/gu)].map(([, mcid]) => Number(mcid));
      expect(numbers).toEqual(numbers.map((_number, index) => index));
    }
  });
});

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}
