import type { Typeface } from "./fonts";

type Reference = PDFKit.PDFKitReference;

/**
 * A typeface inside one document. The whole shipped file goes in, being a subset already and deflated once for the
 * process: making a smaller one for each class cost a third of its drawing. Source: ISO 32000-1, 9.7 and 9.10.3.
 */
export class EmbeddedFont {
  readonly reference: Reference;
  private readonly toUnicode: Reference;
  private readonly widths: (number | number[])[] = [];
  private readonly descendant: Reference;
  private readonly codes = new Map<string, string>();
  /** Whole texts: most of what a slip says is what the one before said. */
  private readonly encoded = new Map<string, string>();
  private readonly mappings: string[] = [];

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly typeface: Typeface,
    readonly id: string,
  ) {
    const { name } = typeface;
    this.toUnicode = document.ref({});
    this.descendant = document.ref({
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: name,
      CIDSystemInfo: { Registry: Buffer.from("Adobe"), Ordering: Buffer.from("Identity"), Supplement: 0 },
      FontDescriptor: this.describe(),
      W: this.widths,
      CIDToGIDMap: "Identity",
    });
    this.reference = document.ref({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [this.descendant],
      ToUnicode: this.toUnicode,
    });
  }

  /** The glyphs of a text in hexadecimal, as the content stream shows them. */
  encode(text: string): string {
    const known = this.encoded.get(text);
    if (known !== undefined) return known;
    let codes = "";
    for (const sign of text) codes += this.codes.get(sign) ?? this.learn(sign);
    this.encoded.set(text, codes);
    return codes;
  }

  /** Writes the font out, once the last page has said which signs it uses. */
  end(): void {
    this.toUnicode.end(characterMap(this.mappings));
    this.descendant.end(null);
    this.reference.end(null);
  }

  private learn(sign: string): string {
    const codePoint = sign.codePointAt(0) ?? 0;
    const glyph = this.typeface.glyph(codePoint);
    const code = hexadecimal(glyph);
    this.codes.set(sign, code);
    this.widths.push(glyph, [this.typeface.advance(codePoint)]);
    this.mappings.push(`<${code}> <${hexadecimal(codePoint)}>`);
    return code;
  }

  private describe(): Reference {
    const { name, file, deflated, scale, isFixedPitch, capHeight } = this.typeface;
    const program = this.document.ref({ Filter: "FlateDecode", Length1: deflated.fullLength });
    program.end(deflated.bytes);
    const descriptor = this.document.ref({
      Type: "FontDescriptor",
      FontName: name,
      Flags: isFixedPitch ? 5 : 4,
      FontBBox: [file.bbox.minX, file.bbox.minY, file.bbox.maxX, file.bbox.maxY].map(
        (value) => value * scale,
      ),
      ItalicAngle: 0,
      Ascent: file.ascent * scale,
      Descent: file.descent * scale,
      CapHeight: capHeight,
      StemV: 80,
      FontFile2: program,
    });
    descriptor.end(null);
    return descriptor;
  }
}

const mappingsPerBlock = 100;

function characterMap(mappings: readonly string[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < mappings.length; start += mappingsPerBlock) {
    const block = mappings.slice(start, start + mappingsPerBlock);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const hexadecimal = (value: number) => value.toString(16).padStart(4, "0");
