import { describe, expect, it } from "vitest";
import { createXmlParser, maxDepth, maxEventLength } from "@/lib/imports/formats/siecle/xml-parser";

function parse(xml: string, chunkLength = xml.length): string[] {
  const seen: string[] = [];
  const parser = createXmlParser({
    open: (name, attributes, depth) => seen.push(`<${name}${depth}${JSON.stringify(attributes)}`),
    close: (name, text, depth) => seen.push(`${text}>${name}${depth}`),
  });
  for (let at = 0; at < xml.length; at += chunkLength) parser.write(xml.slice(at, at + chunkLength));
  parser.end();
  return seen;
}

const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);

describe("createXmlParser", () => {
  it("gives the text of leaves, entities, CDATA and comments aside, wherever the chunks are cut", () => {
    const xml = '<r v="1&amp;2"><n>A&#233;<!-- non -->&lt;<![CDATA[<b>]]></n><vide/></r>';
    const whole = ['<r1{"v":"1&2"}', "<n2{}", "Aé<<b>>n2", "<vide2{}", ">vide2", ">r1"];
    for (let length = 1; length <= xml.length; length += 1) expect(parse(xml, length)).toEqual(whole);
  });

  it("refuses one level beyond the deepest", () => {
    expect(parse(nested(maxDepth))).toHaveLength(2 * maxDepth);
    expect(() => parse(nested(maxDepth + 1))).toThrow(/32 niveaux/);
  });

  it("refuses a text that goes on and on, even in small pieces", () => {
    expect(() => parse(`<r>${"x".repeat(maxEventLength + 1)}</r>`, 1000)).toThrow(/64\s000 caractères/);
    expect(parse(`<r>${"x".repeat(maxEventLength - 10)}</r>`)).toHaveLength(2);
  });

  it.each([
    ["an attribute", '<r a="'],
    ["a tag name", "<r"],
    ["a comment", "<r><!--"],
    ["a processing instruction", "<r><?p "],
    ["an internal subset", "<!DOCTYPE r ["],
  ])("refuses %s that never ends before it fills the memory", (_, start) => {
    expect(() => parse(start + "x".repeat(3 * maxEventLength), 1000)).toThrow(/64\s000 caractères/);
  });

  it.each([
    ["DOCTYPE", "\n<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", /ligne 2.*DOCTYPE/],
    ["an unknown entity", "<r>&x;</r>", /mal formé/],
    ["a tag closed by another", "<r>\n<a></b></r>", /ligne 2/],
    ["a truncated file", "<r><a>", /mal formé ou incomplet/],
    ["nothing", " ", /mal formé ou incomplet/],
    ["two roots", "<r/><r/>", /mal formé/],
  ])("refuses %s and says where", (_, xml, sentence) => {
    expect(() => parse(xml)).toThrow(sentence);
  });
});
