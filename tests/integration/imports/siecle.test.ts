import { afterAll, describe, expect, test } from "vitest";
import { abandonImport, chooseDepartures } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, importFile, journal, makeDesk, preview, stored, students } from "./desk";
import { filePupil, filePupils, siecleZip, structuresXml } from "./files";
import { asOwner } from "@/tests/support/owner";

useTestDatabase();
afterAll(closeDatabase);

describe("a SIECLE export", () => {
  test("is previewed without touching the pupils, then applied", async () => {
    const desk = await makeDesk();
    const id = await preview(desk, siecleZip(desk.uai, filePupils(620)));
    expect(await stored(id)).toMatchObject({
      status: "READY",
      format: "SIECLE_STUDENTS",
      counts: { read: 620, added: 620, changed: 0, unchanged: 0, gone: 0, doubtful: 0 },
    });
    expect(await students(desk.uai)).toEqual([]);

    await apply(desk, id);
    const rows = await students(desk.uai);
    expect(rows).toHaveLength(620);
    expect(rows.find(({ source_id }) => source_id === "1001")).toMatchObject({
      last_name: "MARTIN1",
      class_name: "4 D",
      state: "UNKNOWN",
      ine: "000000001AB",
      name_key: "martin1|zoe",
      search_text: "martin1 zoe",
    });
  });

  test("sent again changes nobody, and says that it was already applied", async () => {
    const desk = await makeDesk();
    const file = siecleZip(desk.uai, filePupils(30));
    await importFile(desk, file);
    const id = await preview(desk, file);
    expect(await stored(id)).toMatchObject({
      counts: { read: 30, added: 0, changed: 0, unchanged: 30, gone: 0 },
    });
    expect(await changes(id)).toEqual([]);
    expect((await stored(id)).warnings.join()).toContain("déjà été appliqué");
  });

  test("moves a pupil to another class, and the journal names the field", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(10)));
    const moved = [...filePupils(9), filePupil(10, { className: "5e C" })];
    const id = await preview(desk, siecleZip(desk.uai, moved));
    expect(await changes(id)).toMatchObject([
      { kind: "CHANGED", differences: [{ field: "className", before: "6e A", after: "5e C" }] },
    ]);
    await apply(desk, id);
    const student = (await students(desk.uai)).find(({ source_id }) => source_id === "1010");
    expect(student?.class_name).toBe("5e C");
    const entries = (await journal(desk.uai, "student.imported")).filter(
      ({ target_id }) => target_id === student?.id,
    );
    expect(entries).toHaveLength(2);
    expect(JSON.parse(entries[1]?.text ?? "{}")).toMatchObject({
      actor: { id: desk.operator.id },
      detail: { fields: ["className"], className: "5e C", import: id },
    });
  });

  test("tells each pupil in the journal, in one batch, and names nobody there", async () => {
    const desk = await makeDesk();
    const id = await importFile(desk, siecleZip(desk.uai, filePupils(12)));
    const entries = await journal(desk.uai, "student.imported");
    expect(entries.filter(({ target_kind }) => target_kind === "student")).toHaveLength(12);
    expect(entries.filter(({ target_id }) => target_id === id)).toHaveLength(1);
    expect(new Set(entries.map(({ batch_id }) => batch_id)).size).toBe(1);
    expect(entries.map(({ text }) => text).join()).not.toMatch(/MARTIN|Zoé|000000001AB|2014/);
  });

  test("proposes the departure of absent pupils, ticks none, and keeps those that nobody ticked", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(10)));
    const id = await preview(desk, siecleZip(desk.uai, filePupils(7)));
    const gone = await changes(id);
    expect(gone).toMatchObject([
      { kind: "GONE", choice: null },
      { kind: "GONE", choice: null },
      { kind: "GONE", choice: null },
    ]);
    const shown = gone.map(({ seq }) => String(seq));
    const [first = ""] = shown;
    const fields = { uai: desk.uai, importId: id };
    await make(chooseDepartures, { ...fields, all: "tick" }, desk.operator);
    await make(chooseDepartures, { ...fields, shown, gone: [first] }, desk.operator);
    await apply(desk, id);
    const left = (await students(desk.uai)).filter(({ left_on }) => left_on !== null);
    expect(left.map(({ id: student }) => student)).toEqual([gone[0]?.student_id]);

    const back = await preview(desk, siecleZip(desk.uai, filePupils(10)));
    expect(await changes(back)).toMatchObject([
      { kind: "CHANGED", differences: [{ field: "leftOn", after: null }] },
    ]);
    await apply(desk, back);
    expect((await students(desk.uai)).filter(({ left_on }) => left_on !== null)).toEqual([]);
  });

  test("that holds few of the known pupils is announced as partial and proposes no departure", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(20)));
    const id = await preview(desk, siecleZip(desk.uai, filePupils(11)));
    expect(await changes(id)).toEqual([]);
    expect((await stored(id)).warnings.join()).toContain("partiel");
    expect(await changes(await preview(desk, siecleZip(desk.uai, filePupils(12))))).toHaveLength(8);
  });

  test("leaves out a pupil who already left and whom nobody knows", async () => {
    const desk = await makeDesk();
    const id = await preview(
      desk,
      siecleZip(desk.uai, [filePupil(1), filePupil(2, { leftOn: "15/09/2020" })]),
    );
    expect(await stored(id)).toMatchObject({ counts: { read: 2, added: 1, left: 1 } });
  });

  test.each([
    [
      "another school",
      (uai: string) => siecleZip(uai === "0312345A" ? "0312345B" : "0312345A", filePupils(2)),
      "établissement",
    ],
    ["an older year", (uai: string) => siecleZip(uai, filePupils(2), { year: 2019 }), "2019-2020"],
    ["a PDF renamed", () => new File(["%PDF-1.7 Nom;Prénom"], "liste.csv"), "PDF"],
    ["an empty file", () => new File([], "vide.csv"), "vide"],
    [
      "a truncated ZIP",
      (uai: string) => new File([siecleZip(uai, filePupils(9)).slice(0, 200)], "x.zip"),
      "",
    ],
  ])("of %s is refused with a sentence, and the file is erased", async (_, fileOf, words) => {
    const desk = await makeDesk();
    const id = await preview(desk, fileOf(desk.uai));
    const refused = await stored(id);
    expect(refused).toMatchObject({ status: "REFUSED", data_key: null });
    expect(refused.refusal).toContain(words);
    expect(refused.refusal).toMatch(/[.?!]$/);
    expect(await asOwner("select seq from import_chunk where import_id = $1", [id])).toEqual([]);
    expect(await apply(desk, id)).toMatchObject({ status: "refused" });
  });

  test("abandoned leaves neither file nor preview", async () => {
    const desk = await makeDesk();
    const id = await preview(desk, siecleZip(desk.uai, filePupils(5)));
    await make(abandonImport, { uai: desk.uai, importId: id }, desk.operator);
    expect(await stored(id)).toMatchObject({ status: "ABANDONED", data_key: null });
    expect(await changes(id)).toEqual([]);
    expect(await asOwner("select seq from import_chunk where import_id = $1", [id])).toEqual([]);
    expect(await students(desk.uai)).toEqual([]);
  });
});

describe("a SIECLE structures file", () => {
  test("names the classes, and announces those that hold nobody", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(4)));
    const file = structuresXml(desk.uai, {
      "6e A": "SIXIEME A",
      "4 D": "QUATRIEME D",
      "3e Z": "TROISIEME Z",
    });
    const id = await preview(desk, file);
    expect(await stored(id)).toMatchObject({ status: "READY", counts: { added: 3, changed: 0 } });
    expect((await stored(id)).warnings.join()).toContain("1 classe n’a aucun élève");
    await apply(desk, id);
    const labels = () =>
      asOwner("select code, label from school_class where uai = $1 order by code", [desk.uai]);
    expect(await labels()).toContainEqual({ code: "4 D", label: "QUATRIEME D" });
    await importFile(desk, structuresXml(desk.uai, { "4 D": "Quatrième D" }));
    expect(await labels()).toContainEqual({ code: "4 D", label: "Quatrième D" });
    expect(await labels()).toHaveLength(3);
  });
});
