import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideDocumentSize,
  decidePrinting,
  listAlteredNames,
  maxPupilsPerDocument,
  missingSign,
  printableText,
  studentName,
} from "@/lib/sheets/rules";
import { student } from "./sheet-samples";

const latin = (codePoint: number) => (codePoint >= 0x20 && codePoint < 0x250) || codePoint === 0x2019;
const ascii = (codePoint: number) => codePoint >= 0x20 && codePoint < 0x7f;
const coverage = { names: latin, secrets: (codePoint: number) => ascii(codePoint) || codePoint === 0xad };

describe("decideDocumentSize", () => {
  it("accepts as many pupils as a document holds, over several classes", () => {
    const decision = decideDocumentSize([maxPupilsPerDocument - 1, 1]);
    expect(decision).toEqual({ accepted: true, change: { pupils: maxPupilsPerDocument } });
  });

  it("refuses one pupil more, saying how many and what to do", () => {
    const decision = decideDocumentSize([maxPupilsPerDocument, 1]);
    expect(decision).toMatchObject({ accepted: false });
    const reason = decision.accepted ? "" : decision.reason.replace(/\s/gu, " ");
    expect(reason).toContain("3 001 élèves");
    expect(reason).toContain("3 000");
    expect(reason).toContain("un document par classe");
  });

  it("accepts an empty class and refuses no class at all", () => {
    expect(decideDocumentSize([0]).accepted).toBe(true);
    expect(decideDocumentSize([])).toMatchObject({
      accepted: false,
      reason: "Choisissez au moins une classe à imprimer.",
    });
  });
});

describe("studentName", () => {
  it("shows the usage name only when it differs", () => {
    expect(studentName(student({ usageName: "MARTIN" }))).toBe("MARTIN Emma");
    expect(studentName(student({ usageName: "DUVAL" }))).toBe("MARTIN (usage\u00a0: DUVAL) Emma");
    expect(studentName(student({ firstName: "" }))).toBe("MARTIN");
  });
});

describe("printableText", () => {
  it("composes letters and leaves covered text alone", () => {
    expect(printableText("NGUYE\u0302N", latin)).toEqual({ text: "NGUYÊN", missing: [] });
    expect(printableText("N\u2019DIAYE", latin)).toEqual({ text: "N\u2019DIAYE", missing: [] });
  });

  it("brings a text to one line without invisible signs", () => {
    expect(printableText("\ufeffLE\tGOFF\r\nA\u200dB\u00adC", latin)).toEqual({
      text: "LE GOFF ABC",
      missing: [],
    });
  });

  it("draws the nearest covered form and says which sign it replaced", () => {
    expect(printableText("ṦONIA", latin)).toEqual({ text: "SONIA", missing: ["Ṧ"] });
    expect(printableText("ﬁlip", latin)).toEqual({ text: "filip", missing: ["ﬁ"] });
    expect(printableText("Cʼhoant", latin)).toEqual({ text: "C’hoant", missing: ["ʼ"] });
  });

  it("never drops a sign that has no near form", () => {
    expect(printableText("Али 😀", latin)).toEqual({
      text: `${missingSign.repeat(3)} ${missingSign}`,
      missing: ["А", "л", "и", "😀"],
    });
    expect(printableText("\ud800X", latin).text).toBe(`${missingSign}X`);
  });

  it("always answers covered text, and the same when asked again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const printed = printableText(text, latin).text;
        expect(Array.from(printed).every((sign) => latin(sign.codePointAt(0) ?? 0))).toBe(true);
        expect(printableText(printed, latin)).toEqual({ text: printed, missing: [] });
      }),
    );
  });
});

describe("decidePrinting", () => {
  it("accepts any name, and a pupil without an identifier", () => {
    const students = [student(), student({ identifier: null }), student({ lastName: "ЖUK" })];
    expect(decidePrinting([{ name: "6e A", students }], coverage)).toEqual({
      accepted: true,
      change: { pupils: 3 },
    });
  });

  it("names the pupils that paper shows otherwise, and no other", () => {
    const students = [student(), student({ lastName: "ЖUK" })].map((one) => ({ ...one, className: "6e A" }));
    expect(listAlteredNames(students, coverage.names)).toEqual([
      { className: "6e A", name: "ЖUK Emma", printed: `${missingSign}UK Emma`, signs: ["Ж"] },
    ]);
  });

  it.each([
    ["missing password", { provisionalPassword: "" }, "aucun mot de passe provisoire"],
    ["password sign without a glyph", { provisionalPassword: "Kp7€zRt4" }, "son mot de passe provisoire"],
    ["password that ends with a space", { provisionalPassword: "Kp7!zRt4 " }, "son mot de passe provisoire"],
    ["password with a soft hyphen", { provisionalPassword: "Kp7\u00adzRt4" }, "son mot de passe provisoire"],
    ["identifier sign without a glyph", { identifier: "é.martin" }, "son identifiant"],
  ])("refuses a %s, naming the pupil and not the secret", (_case, change, words) => {
    const decision = decidePrinting([{ name: "6e A", students: [student(change)] }], coverage);
    expect(decision.accepted).toBe(false);
    const reason = decision.accepted ? "" : decision.reason;
    expect(reason).toContain("MARTIN Emma (6e A)\u00a0: ");
    expect(reason).toContain(words);
    expect(reason).not.toContain("Kp7");
  });
});
