import { describe, expect, it } from "vitest";
import { readSiecleStructures } from "@/lib/imports/formats/siecle/structures";
import { encode } from "../../../files/one-byte-text";
import { file, refusalOf } from "../../../files/reading";
import { header } from "../siecle-file";

function structures(divisions: string, root = "BEE_STRUCTURES"): Buffer {
  const xml = `<?xml version="1.0" encoding="ISO-8859-15"?>
<${root} VERSION="3.0"><PARAMETRES>${header}</PARAMETRES><DONNEES><DIVISIONS>${divisions}</DIVISIONS></DONNEES></${root}>`;
  return encode(xml, "iso-8859-15");
}

describe("readSiecleStructures", () => {
  it("gives each class its long label, or its code when it has none", async () => {
    const divisions = `<DIVISION CODE_STRUCTURE="4 D"><LIBELLE_LONG>QUATRIÈME  D</LIBELLE_LONG></DIVISION>
      <DIVISION CODE_STRUCTURE="6A"><MEFS_APPARTENANCE/></DIVISION>
      <DIVISION CODE_STRUCTURE="3E"><LIBELLE_LONG> </LIBELLE_LONG></DIVISION><DIVISION/>`;
    const read = await readSiecleStructures(file(structures(divisions)));
    expect(read.header).toMatchObject({ uai: "0932048W", schoolYear: 2026 });
    expect(read.divisions).toEqual([
      { code: "4 D", label: "QUATRIÈME D" },
      { code: "6A", label: "6A" },
      { code: "3E", label: "3E" },
    ]);
  });

  it("refuses another export", async () => {
    expect(await refusalOf(readSiecleStructures(file(structures("", "BEE_ELEVES"))))).toContain(
      "structures de SIECLE",
    );
  });
});
