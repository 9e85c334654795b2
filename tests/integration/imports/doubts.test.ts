import { afterAll, describe, expect, test } from "vitest";
import { chooseColumns } from "@/lib/imports/actions/columns";
import { settleDoubts } from "@/lib/imports/actions/imports";
import { readChanges, readColumns, readImportReport, readImports } from "@/lib/imports/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, importFile, makeDesk, preview, stored, students, work, type Desk } from "./desk";
import { filePupil, filePupils, listCsv, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const as = <Result>({ operator }: Desk, work: () => Promise<Result>) =>
  asRequest({ now: new Date(), sessionToken: operator.sessionToken }, work);

const settle = (desk: Desk, importId: string, choice: readonly string[]) =>
  make(settleDoubts, { uai: desk.uai, importId, choice }, desk.operator);

describe("a doubtful line", () => {
  test("is ignored as long as nobody chooses, and the report says so", async () => {
    const desk = await makeDesk();
    const twice = [filePupil(1), filePupil(2), filePupil(2, { sourceId: "7777" })];
    const id = await preview(desk, siecleZip(desk.uai, twice));
    expect(await changes(id)).toMatchObject([
      { seq: 1, kind: "NEW" },
      { seq: 2, kind: "DOUBTFUL", doubt: "DUPLICATE_IN_FILE" },
      { seq: 3, kind: "DOUBTFUL", doubt: "DUPLICATE_IN_FILE" },
    ]);
    await apply(desk, id);
    expect(await students(desk.uai)).toHaveLength(1);
    expect(await stored(id)).toMatchObject({ counts: { applied: { added: 1, ignored: 2 } } });
    const report = await as(desk, () => readImportReport(desk.uai, id));
    expect(report?.csv).toContain("Douteux, ignoré");
  });

  test("matches the pupil chosen, and only one of its candidates may be chosen", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(3)));
    const [one, two] = await students(desk.uai);
    const changed = [filePupil(1, { ine: "999999999ZZ", className: "3e A" }), filePupil(2), filePupil(3)];
    const id = await preview(desk, siecleZip(desk.uai, changed));
    const [line] = await changes(id);
    expect(line).toMatchObject({ kind: "DOUBTFUL", doubt: "INE_CHANGED", candidates: [one?.id] });
    expect(await settle(desk, id, [`1:${two?.id ?? ""}`])).toMatchObject({ status: "refused" });
    expect(await settle(desk, id, ["1:n-importe-quoi"])).toMatchObject({ status: "refused" });
    expect(await settle(desk, id, [`1:${one?.id ?? ""}`])).toMatchObject({ status: "done" });
    await apply(desk, id);
    expect((await students(desk.uai))[0]).toMatchObject({
      id: one?.id,
      ine: "999999999ZZ",
      class_name: "3e A",
    });
  });

  test("that would give one number to two pupils applies nothing, and names the line", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(3)));
    const before = await students(desk.uai);
    const changed = [filePupil(1, { ine: "999999999ZZ" }), filePupil(2, { className: "3e A" }), filePupil(3)];
    const id = await preview(desk, siecleZip(desk.uai, changed));
    await settle(desk, id, ["1:create"]);
    await apply(desk, id);
    const refused = await stored(id);
    expect(refused).toMatchObject({ status: "READY" });
    expect(refused.refusal).toContain("ligne 1");
    expect(await students(desk.uai)).toEqual(before);
    await settle(desk, id, ["1:ignore"]);
    await apply(desk, id);
    expect(await stored(id)).toMatchObject({
      status: "APPLIED",
      counts: { applied: { changed: 1, ignored: 1 } },
    });
  });

  test("chosen for the same pupil as another line applies nothing", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(2)));
    const [one] = await students(desk.uai);
    const twice = [filePupil(1, { className: "5e A" }), filePupil(1, { className: "5e B" }), filePupil(2)];
    const id = await preview(desk, siecleZip(desk.uai, twice));
    await settle(desk, id, [`1:${one?.id ?? ""}`, `2:${one?.id ?? ""}`]);
    await apply(desk, id);
    expect((await stored(id)).refusal).toContain("lignes 1, 2");
    expect((await students(desk.uai))[0]).toMatchObject({ class_name: "4 D" });
  });
});

describe("what an import leaves behind", () => {
  test("nothing of the file once applied: neither its bytes, nor its lines, nor its remarks", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(2)));
    const ignored = filePupil(3, { lastName: "DISPARAITRE", ine: "MAL-FORMÉ" });
    const id = await importFile(desk, siecleZip(desk.uai, [...filePupils(2), ignored]));
    expect(await asOwner("select seq from import_chunk where uai = $1", [desk.uai])).toEqual([]);
    expect(await stored(id)).toMatchObject({ data_key: null, warnings: [] });
    expect(await changes(id)).toMatchObject([{ record: null, candidates: [] }]);
    expect(await dumpDatabase()).not.toContain("DISPARAITRE");
  });

  test("a report whose cells no spreadsheet runs", async () => {
    const desk = await makeDesk();
    const id = await preview(
      desk,
      siecleZip(desk.uai, [filePupil(1, { lastName: '=cmd("a";1)', firstName: "@B" })]),
    );
    const waiting = await as(desk, () => readImportReport(desk.uai, id));
    expect(waiting?.csv.startsWith("\u{FEFF}Ligne;Résultat;Nom;Classe;Détail\r\n")).toBe(true);
    expect(waiting?.csv).toContain(`1;À ajouter;"'=cmd(""a"";1) @B";4 D;`);
    await apply(desk, id);
    const done = await as(desk, () => readImportReport(desk.uai, id));
    expect(done?.csv).toContain(`1;Ajouté;"'=cmd(""a"";1) @B";4 D;`);
  });

  test("examples of columns without passwords, until it is read", async () => {
    const desk = await makeDesk();
    const list = listCsv("Nom;Prénom;Classe;Code", ["MARTIN;Zoé;6e A;Abc!23xyz", "PETIT;Léa;6e B;Xyz?45abc"]);
    const id = await preview(desk, list);
    const columns = await as(desk, () => readColumns(desk.uai, id));
    expect(columns?.examples).toEqual([["MARTIN", "PETIT"], ["Zoé", "Léa"], ["6e A", "6e B"], []]);
  });

  test("nothing that another school can read", async () => {
    const desk = await makeDesk();
    const stranger = await makeDesk();
    const id = await preview(desk, siecleZip(desk.uai, filePupils(2)));
    const query = { importId: id, kind: "NEW", field: null, doubt: null, after: 0 } as const;
    expect((await as(desk, () => readChanges(desk.uai, query))).rows).toHaveLength(2);
    expect((await as(stranger, () => readChanges(stranger.uai, query))).rows).toEqual([]);
    expect(await as(stranger, () => readImportReport(stranger.uai, id))).toBeNull();
    expect((await as(stranger, () => readImports(stranger.uai, null))).imports).toEqual([]);
    await expect(as(stranger, () => readImportReport(desk.uai, id))).rejects.toThrow();
  });
});

test("a list of 3,000 pupils whose texts are cut in the middle of a sign is read", async () => {
  const desk = await makeDesk();
  const pupils = filePupils(3000);
  await importFile(desk, siecleZip(desk.uai, pupils));
  expect(await students(desk.uai)).toHaveLength(3000);
  const label = `${"x".repeat(39)}😀`;
  const rows = pupils.map(({ lastName }) => `${lastName};Zoé;${lastName.toLowerCase()};${label}`);
  const list = new File([["Nom;Prénom;Identifiant;État", ...rows].join("\n")], "liste.csv");
  const id = await preview(desk, list);
  const columns = { lastName: "0", firstName: "1", identifier: "2", sourceState: "3" };
  await make(chooseColumns, { uai: desk.uai, importId: id, ...columns }, desk.operator);
  await work();
  expect(await stored(id)).toMatchObject({ status: "READY", counts: { read: 3000 } });
  expect((await stored(id)).warnings.join()).toContain(label);
});
