import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { createElementReader } from "@/lib/imports/formats/siecle/element-reader";
import { createMembershipReader } from "@/lib/imports/formats/siecle/memberships";
import { plainMemberships, plainStudents, writeAround } from "@/lib/imports/formats/siecle/plain-elements";
import { createXmlParser } from "@/lib/imports/formats/siecle/xml-parser";

type Way = "all by the parser" | "plainly where it can be";

/** All that a document says of its pupils, or why and where it is refused; cut into pieces of so many signs. */
function read(xml: string, way: Way, length = xml.length) {
  const said: unknown[] = [];
  const elements = createElementReader((element) => said.push(element));
  const memberships = createMembershipReader();
  const parser = createXmlParser({
    open(name, attributes, depth) {
      elements.open(name, attributes, depth);
      memberships.open(name, attributes);
    },
    close(name, text, depth) {
      elements.close(name, text, depth);
      memberships.close(name, text);
    },
  });
  const heard = vi.spyOn(parser, "write");
  try {
    for (let at = 0; at < xml.length; at += length) {
      const piece = xml.slice(at, at + length);
      if (way === "all by the parser") parser.write(piece);
      // Each half reads around the elements that are its own.
      else for (const part of piece.split(/(?<=<\/ELEVES>)/)) writeHalf(part);
    }
    parser.end();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    said.push(error.sentence);
  }
  return {
    said: [...said, ...["1", "2", "3", "a é"].map((id) => memberships.of(id)), elements.closedSections()],
    heard: heard.mock.calls.map(([text]) => text).join(""),
  };

  function writeHalf(part: string): void {
    const isOfStructures = part.includes("STRUCTURES_ELEVE");
    writeAround(parser, part, isOfStructures ? plainMemberships(memberships) : plainStudents(elements));
  }
}

const texts = [
  "",
  "Zoé",
  "Œuvre <",
  "a&amp;b",
  "a&b",
  "&#233;",
  "]]>",
  "\u0085",
  "\u0001",
  "🙂",
  "a\nb",
  "a\rb",
  "a\r\nb",
];
const gaps = ["", "", "", "\n", " ", "\r\n", "\r", "\t\n", "x", "<!-- </ELEVE> -->", "<!--", "-->", "<?p ?>"];
const ids = ["1", "2", "3", "a é", "&amp;", "<", "", "\n"];
const gap = fc.constantFrom(...gaps);
const names = [
  "ID_NATIONAL",
  "NOM_DE_FAMILLE",
  "PRENOM",
  "DATE_NAISS",
  "CODE_MEF",
  "PRENOM2",
  "ELEVE",
  "ELEVES",
  "é",
];
const name = fc.constantFrom(...names);
const tell = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((each) => each.join(""));
const leaf = fc
  .tuple(name, fc.oneof({ weight: 4, arbitrary: fc.constant("Zoé") }, fc.constantFrom(...texts)), fc.nat(30))
  .map(([tag, text, odd]) => {
    if (odd === 0) return `<${tag}/>`;
    if (odd === 1) return `<${tag}>${text}`;
    return odd === 2 ? `<${tag} >${text}</${tag}\n>` : `<${tag}>${text}</${tag}>`;
  });
const leaves = fc.array(tell(gap, leaf), { maxLength: 4 }).map((each) => each.join(""));
const field = fc.oneof(
  { weight: 5, arbitrary: leaf },
  tell(fc.constant("<SUITE>"), leaves, fc.constant("</SUITE>")),
);
const identity = fc
  .tuple(
    fc.constantFrom(...ids),
    fc.constantFrom("", ' ELENOET="9"', ' ELENOET="9" x="&lt;"', ' ELEVE_ID="7"', "  "),
  )
  .map(([id, rest]) => `ELEVE_ID="${id}"${rest}`);
const fields = fc.array(tell(gap, field), { maxLength: 5 }).map((each) => each.join(""));
const structure = fc
  .tuple(fc.constantFrom("4 D", "4LAT", ...texts), fc.constantFrom("D", "G", " D ", "X", "&#68;"), gap)
  .map(([code, type, between]) => {
    const tags = `<CODE_STRUCTURE>${code}</CODE_STRUCTURE>${between}<TYPE_STRUCTURE>${type}</TYPE_STRUCTURE>`;
    return `<STRUCTURE>${tags}</STRUCTURE>`;
  });
const listed = fc.array(tell(gap, structure), { maxLength: 3 }).map((each) => each.join(""));
const element = (tag: string, inside: fc.Arbitrary<string>) =>
  tell(gap, fc.constant(`<${tag} `), identity, fc.constant(">"), inside, gap, fc.constant(`</${tag}>`));
const many = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 6 }).map((all) => all.join(""));
const declaration = fc.constantFrom("", '<?xml version="1.0"?>\n', '<?xml version="1.1"?>');
const document = tell(
  ...[declaration, fc.constant("<R><ELEVES>"), many(element("ELEVE", fields)), gap, fc.constant("</ELEVES>")],
  ...[fc.constant("<S>"), many(element("STRUCTURES_ELEVE", listed)), gap, fc.constant("</S></R>")],
);
const wound = fc.option(fc.tuple(fc.nat(), fc.constantFrom("<", ">", "&", '"', "/", "\u0000", "", null)), {
  freq: 2,
});

/** One sign changed, or the rest cut off. Inside the root: where the parser sees a fault around it depends on the pieces. */
function hurt(xml: string, [place, sign]: [number, string | null]): string {
  const start = xml.indexOf("<R>") + 3;
  const at = start + (place % (xml.length - start));
  return xml.slice(0, at) + (sign === null ? "" : sign + xml.slice(at + 1));
}

const pupil = (id: number) =>
  `<ELEVE ELEVE_ID="${id}" ELENOET="9"><PRENOM2>Ève</PRENOM2><PRENOM>Zoé</PRENOM><SUITE>\n<PRENOM>non</PRENOM></SUITE></ELEVE>`;
const list = (id: number) =>
  `<STRUCTURES_ELEVE ELEVE_ID="${id}" ELENOET="9"><STRUCTURE><CODE_STRUCTURE>4 D</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>`;

describe("what SIECLE writes plainly", () => {
  it.each(["\n", "\r\n", ""])("is not heard by the parser after the first, when %j stands between", (end) => {
    const elements = [pupil(1), pupil(2), pupil(3), "</ELEVES><S>", list(1), list(2), list(3)];
    const xml = ["<R><ELEVES>", ...elements, "</S></R>"].join(end);
    const plain = read(xml, "plainly where it can be");
    expect(plain.said).toEqual(read(xml, "all by the parser").said);
    expect(plain.said).toContainEqual({ line: 2, sourceId: "2", fields: { PRENOM: "Zoé" } });
    expect(plain.heard.match(/ELEVE_ID="\d"/g)).toEqual(Array(2).fill('ELEVE_ID="1"'));
  });

  it("is read as the parser would, whatever stands in it and around it, refusals and their places included", () => {
    fc.assert(
      fc.property(document, wound, fc.integer({ min: 1, max: 400 }), (xml, wounded, length) => {
        const text = wounded ? hurt(xml, wounded) : xml;
        const { said } = read(text, "all by the parser");
        expect(read(text, "plainly where it can be").said).toEqual(said);
        expect(read(text, "plainly where it can be", length).said).toEqual(said);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["\n<ELEVE", /ligne 3, colonne \d+ : il est mal formé/],
    ["é</ELEVE>", /ligne 2, colonne 244 : il est mal formé/],
  ])("counts in the line and column of a fault %j after it", (fault, sentence) => {
    const xml = `<R>\n${pupil(1).replace("\n", "")}${pupil(2).replace("\n", "")}${fault}`;
    const { said } = read(xml, "plainly where it can be");
    expect(said).toContainEqual(expect.stringMatching(sentence));
    expect(said).toEqual(read(xml, "all by the parser").said);
  });
});
