import { afterAll, describe, expect, test } from "vitest";
import { schoolYearOf } from "@/lib/imports/rules/school-year";
import { closeDatabase } from "@/lib/platform/database/client";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, importFile, makeDesk, preview, stored, students } from "./desk";
import { filePupil, filePupils, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const thisYear = schoolYearOf(new Date());

describe("a second export", () => {
  test("writes down only what differs, and counts the rest", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(30)));
    const later = filePupils(30).map((pupil, index) =>
      index === 4 ? { ...pupil, className: "3e B" } : pupil,
    );
    const id = await preview(desk, siecleZip(desk.uai, [...later.slice(0, 29), filePupil(99)]));
    expect(await stored(id)).toMatchObject({
      counts: { read: 30, unchanged: 28, changed: 1, added: 1, gone: 1, doubtful: 0 },
    });
    expect((await changes(id)).map(({ kind, seq }) => [kind, seq])).toEqual([
      ["CHANGED", 5],
      ["NEW", 30],
      ["GONE", 31],
    ]);
  });

  test.each([
    ["first", 0],
    ["last", 1],
  ])("doubts a pupil told twice, unchanged the %s time", async (_, place) => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(10)));
    const told = [filePupil(1), filePupil(1, { firstName: "Zoé-Anne" })];
    const both = place === 0 ? told : told.toReversed();
    const id = await preview(desk, siecleZip(desk.uai, [...both, ...filePupils(10).slice(1)]));
    const [pupil] = await students(desk.uai);
    const lines = await changes(id);
    expect(lines).toMatchObject([
      { seq: 1, kind: "DOUBTFUL", doubt: "DUPLICATE_IN_FILE", student_id: null },
      { seq: 2, kind: "DOUBTFUL", doubt: "DUPLICATE_IN_FILE", student_id: null },
    ]);
    for (const { candidates } of lines) expect(candidates).toEqual([pupil?.id]);
    const names = lines.map(({ record }) => (record as { firstName: string }).firstName);
    expect(names).toEqual(both.map(({ firstName }) => firstName));
    expect(await stored(id)).toMatchObject({ counts: { unchanged: 9, doubtful: 2, gone: 0 } });
  });

  test("finds a pupil under the usual name, and by the name alone", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(3)));
    await asOwner(
      "update student_account set usage_name = 'LE GOFF' where uai = $1 and last_name = 'MARTIN2'",
      [desk.uai],
    );
    const renamed = { sourceId: "777", ine: "", lastName: "LE GOFF" };
    const pupils = [filePupil(1), filePupil(2, renamed), filePupil(3, { sourceId: "778", ine: "" })];
    const id = await preview(desk, siecleZip(desk.uai, pupils));
    expect(await changes(id)).toMatchObject([
      { kind: "CHANGED", seq: 2 },
      { kind: "CHANGED", seq: 3 },
    ]);
  });
});

describe("a new school year", () => {
  const nextYear = (rank: number) => filePupil(rank, { className: "5e C" });

  test("is announced in one sentence, ticks no departure, and is kept once applied", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(20), { year: thisYear }));
    const pupils = Array.from({ length: 16 }, (_, rank) => nextYear(rank + 1));
    const file = siecleZip(desk.uai, [...pupils, filePupil(50)], { year: thisYear + 1 });
    const id = await preview(desk, file);
    const { warnings } = await stored(id);
    expect(warnings.filter((sentence) => sentence.startsWith("Nouvelle année scolaire"))).toEqual([
      expect.stringMatching(/16 élèves connus changent de classe.*1 arrive.*4 n’y sont plus/),
    ]);
    const gone = (await changes(id)).filter(({ kind }) => kind === "GONE");
    expect(gone.map(({ choice }) => choice)).toEqual([null, null, null, null]);

    await importFile(desk, file);
    const [school] = await asOwner("select school_year from establishment where uai = $1", [desk.uai]);
    expect(school).toEqual({ school_year: thisYear + 1 });
    const older = await preview(desk, siecleZip(desk.uai, filePupils(20), { year: thisYear }));
    expect((await stored(older)).warnings.join()).toContain("plus ancien que les classes");
  });

  test("is guessed when most pupils change class in a school that holds no year", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(20)));
    await asOwner("update establishment set school_year = null where uai = $1", [desk.uai]);
    const pupils = Array.from({ length: 20 }, (_, rank) =>
      rank < 11 ? nextYear(rank + 1) : filePupil(rank + 1),
    );
    const id = await preview(desk, siecleZip(desk.uai, pupils));
    expect((await stored(id)).warnings.join()).toMatch(/11 des 20 élèves.*nouvelle année scolaire/);
  });
});
