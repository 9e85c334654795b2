import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, importFile, journal, makeDesk, preview, stored, students } from "./desk";
import { filePupil, filePupils, siecleZip } from "./files";

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

    await importFile(desk, siecleZip(desk.uai, filePupils(620)));
    const rows = await students(desk.uai);
    expect(rows).toHaveLength(620);
    expect(rows.find(({ source_id }) => source_id === "1001")).toMatchObject({
      last_name: "MARTIN1",
      class_name: "4 D",
      state: "UNKNOWN",
      ine: "000000001AB",
    });
  });

  test("sent again changes nobody", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, filePupils(30)));
    const id = await preview(desk, siecleZip(desk.uai, filePupils(30)));
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
    await importFile(desk, siecleZip(desk.uai, moved));
    const student = (await students(desk.uai)).find(({ source_id }) => source_id === "1010");
    expect(student?.class_name).toBe("5e C");
    const entries = (await journal(desk.uai, "student.imported")).filter(
      ({ target_id }) => target_id === student?.id,
    );
    expect(entries).toHaveLength(2);
    expect(JSON.parse(entries[1]?.text ?? "{}")).toMatchObject({
      detail: { fields: ["className"], className: "5e C" },
    });
  });
});
