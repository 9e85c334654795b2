import { describe, expect, it } from "vitest";
import { boyNames, girlNames, lastNames } from "../../../scripts/sample/names";
import { encode } from "../../../scripts/sample/encodings";

describe("the encoding of a sample file", () => {
  it("puts each sign where the charset has it", () => {
    expect(encode("Cœur Œ Š Ÿ €", "ISO-8859-15").toString("hex")).toBe("43bd757220bc20a620be20a4");
    expect(encode("Cœur Œ Š Ÿ € ’", "Windows-1252").toString("hex")).toBe("439c7572208c208a209f20802092");
    expect(encode("Éloïse Özgür", "ISO-8859-15")).toEqual(Buffer.from("Éloïse Özgür", "latin1"));
  });

  it.each([
    ["Nguyễn", "Nguyên"],
    ["Đặng", "Dang"],
    ["Łukasz", "Lukasz"],
    ["Yıldız", "Yildiz"],
    ["Țepeș", "Tepes"],
    ["Wójcik", "Wójcik"],
    ["Şahin", "Sahin"],
    ["Thị", "Thi"],
  ])("takes from %s only what it cannot keep: %s", (name, kept) => {
    expect(encode(name, "ISO-8859-15").toString("latin1")).toBe(kept);
    expect(encode(name.normalize("NFD"), "Windows-1252").toString("latin1")).toBe(kept);
  });

  it("straightens the apostrophe that ISO-8859-15 lacks", () => {
    expect(encode("D’Alès", "ISO-8859-15").toString("latin1")).toBe("D'Alès");
  });

  it("can write every name of the lists, in capitals too", () => {
    for (const name of [...lastNames, ...girlNames, ...boyNames])
      for (const text of [name, name.toLocaleUpperCase("fr")])
        for (const charset of ["ISO-8859-15", "Windows-1252"] as const)
          expect(encode(text, charset)).toHaveLength(text.normalize("NFC").length);
  });

  it("stops rather than write a wrong sign", () => {
    expect(() => encode("Мария", "Windows-1252")).toThrow(/No spelling/);
    expect(() => encode("🦊", "ISO-8859-15")).toThrow(/No spelling/);
  });
});
