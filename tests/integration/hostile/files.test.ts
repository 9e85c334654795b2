import { afterAll, describe, expect, test } from "vitest";
import { readImportReport } from "@/lib/imports/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import {
  apply,
  changes,
  importFile,
  makeDesk,
  preview,
  stored,
  students,
} from "@/tests/integration/imports/desk";
import { filePupil, siecleZip } from "@/tests/integration/imports/files";
import { useTestDatabase } from "@/tests/support/test-database";
import { strangeLists, templateList, traps } from "./traps";

useTestDatabase();
afterAll(closeDatabase);

describe.each(traps)("$name", ({ file }) => {
  test("is refused in a sentence, and nothing of it is kept", async () => {
    const desk = await makeDesk();
    const id = await preview(desk, file(desk.uai));
    const refused = await stored(id);
    expect(refused.status).toBe("REFUSED");
    expect(refused.refusal).toMatch(/^(Ce|Cet|Cette|La ligne) .{20,}\.$/su);
    expect(refused.data_key).toBeNull();
    expect(await changes(id)).toEqual([]);
    expect(await students(desk.uai)).toEqual([]);
  });
});

describe.each(strangeLists)("a list with $name", ({ rows, pupils }) => {
  test("is previewed, applied, and reported without a formula", async () => {
    const desk = await makeDesk();
    const id = await preview(desk, templateList(rows));
    expect((await stored(id)).status).toBe("READY");
    const request = { now: new Date(), sessionToken: desk.operator.sessionToken };
    const report = await asRequest(request, () => readImportReport(desk.uai, id));
    expect(report?.csv).not.toMatch(/(?:^|[;\n"])[=+\-@\t]/u);
    await apply(desk, id);
    expect((await stored(id)).status).toBe("APPLIED");
    expect(await students(desk.uai)).toHaveLength(pupils);
  });
});

describe("a second export", () => {
  const numbers = (rows: Awaited<ReturnType<typeof students>>) =>
    rows.map(({ last_name, class_name, ine, source_id }) => [last_name, class_name, ine, source_id]);

  test("that renames a pupil and moves another keeps both accounts", async () => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, [filePupil(1), filePupil(2)]));
    const ids = (await students(desk.uai)).map(({ id }) => id);
    const changed = [filePupil(1, { lastName: "MARTIN-DURAND" }), filePupil(2, { className: "3 B" })];
    await importFile(desk, siecleZip(desk.uai, changed));
    const after = await students(desk.uai);
    expect(after.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(numbers(after)).toEqual([
      ["MARTIN-DURAND", "4 D", "000000001AB", "1001"],
      ["MARTIN2", "3 B", "000000002AB", "1002"],
    ]);
  });

  test("in which two pupils swap their INE merges nobody silently", async () => {
    const desk = await makeDesk();
    const [one, two] = [filePupil(1), filePupil(2)];
    await importFile(desk, siecleZip(desk.uai, [one, two]));
    const known = numbers(await students(desk.uai));
    const swapped = [filePupil(1, { ine: two.ine ?? "" }), filePupil(2, { ine: one.ine ?? "" })];
    const id = await preview(desk, siecleZip(desk.uai, swapped));
    expect((await changes(id)).map(({ kind }) => kind)).toEqual(["DOUBTFUL", "DOUBTFUL"]);
    await apply(desk, id);
    expect(numbers(await students(desk.uai))).toEqual(known);
  });
});
