import { describe, expect, it } from "vitest";
import {
  contentsLabels,
  orderLabels,
  secondLanguageLabels,
  slipsPerPageLabels,
  slipsPerPageOf,
  usualLayout,
} from "@/lib/sheets/rules/layout";
import { layoutOf, sheetLayoutSchema } from "@/lib/sheets/schema";

describe("slipsPerPageOf", () => {
  it.each([
    [8, false, null, 8],
    [2, false, "TR", 2],
    [1, false, null, 1],
    [8, true, null, 2],
    [2, true, null, 2],
    [1, true, null, 1],
    [8, true, "EN", 1],
    [2, true, "EN", 1],
  ] as const)(
    "of %i, large print %s, language %s is %i",
    (slipsPerPage, largePrint, secondLanguage, expected) => {
      expect(slipsPerPageOf({ slipsPerPage, largePrint, secondLanguage })).toBe(expected);
    },
  );
});

describe("the form of a layout", () => {
  const read = (fields: Record<string, string>) => layoutOf("BOTH", sheetLayoutSchema.parse(fields));

  it("gives the usual layout when it says nothing", () => {
    expect(read({})).toEqual(usualLayout);
    expect(layoutOf("LIST", sheetLayoutSchema.parse({})).contents).toBe("LIST");
  });

  it("reads every choice", () => {
    const fields = { parPage: "2", ordre: "LIST_NUMBER", grandsCaracteres: "on", qr: "on", langue: "TR" };
    expect(read(fields)).toEqual({
      contents: "BOTH",
      slipsPerPage: 2,
      order: "LIST_NUMBER",
      largePrint: true,
      qrCode: true,
      secondLanguage: "TR",
    });
  });

  it("takes an empty language for none", () => {
    expect(read({ langue: "", grandsCaracteres: "", qr: "" })).toEqual(usualLayout);
  });

  it.each([
    ["parPage", "3"],
    ["ordre", "AGE"],
    ["langue", "AR"],
    ["qr", "secret"],
  ])("refuses %s = %s in French", (field, value) => {
    const { error } = sheetLayoutSchema.safeParse({ [field]: value });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^(Choisissez|Cochez)/u),
    ]);
  });

  it("has a French label for each of its choices", () => {
    const { parPage, ordre, langue } = sheetLayoutSchema.shape;
    const choices = (field: { unwrap(): { options: readonly string[] } }) =>
      field.unwrap().options.filter((value) => value !== "");
    expect(Object.keys(slipsPerPageLabels).sort()).toEqual([...choices(parPage)].sort());
    expect(Object.keys(orderLabels)).toEqual(choices(ordre));
    expect(Object.keys(secondLanguageLabels)).toEqual(choices(langue));
    expect(Object.keys(contentsLabels).sort()).toEqual(["BOTH", "LIST", "SLIPS"]);
  });
});
