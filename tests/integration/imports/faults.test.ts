import { afterAll, describe, expect, test } from "vitest";
import { applyImport } from "@/lib/imports/actions/imports";
import { applyImport as applyJob } from "@/lib/imports/jobs/apply-import";
import { readImport } from "@/lib/imports/jobs/read-import";
import { closeDatabase } from "@/lib/platform/database/client";
import { makeOperator } from "@/tests/support/factories";
import { breakableStatements } from "@/tests/support/broken-statement";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import {
  changes,
  importFile,
  journal,
  makeDesk,
  preview,
  send,
  stored,
  students,
  work,
  type Desk,
} from "./desk";
import { filePupil, filePupils, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);
const { breakAt, mend } = breakableStatements();

/** The order of a job as the queue holds it. */
async function orderOf(name: string, importId: string): Promise<unknown> {
  const [job] = await asOwner<{ payload: unknown }>(
    "select payload from graphile_worker._private_jobs where key = $1",
    [`${name}:${importId}`],
  );
  return job?.payload;
}

async function sent(desk: Desk, file: File): Promise<string> {
  const result = await send(desk, [file]);
  if (result.status !== "received") throw new Error(result.reason);
  return result.ids[0] ?? "";
}

const withoutIds = (lines: Awaited<ReturnType<typeof changes>>) =>
  lines.map(({ seq, kind, differences, record }) => ({ seq, kind, differences, record }));

describe("a reading killed", () => {
  const places = [
    ["at its first line", "import_change", "insert", "new.seq = 7"],
    ["further on", "import_change", "insert", "new.seq = 640"],
    ["while it finds the departures", "import_change", "insert", "new.kind = 'GONE'"],
    ["when it forgets the unchanged", "import_change", "delete", "old.seq > 0"],
    ["in its last statement", "import", "update", "new.status = 'READY'"],
    ["as it writes the journal", "journal_entry", "insert", "new.action = 'import.read'"],
  ] as const;

  test.each(places)("%s shows nothing, then gives the same preview", async (_, table, event, when) => {
    const desk = await makeDesk();
    await importFile(desk, siecleZip(desk.uai, [...filePupils(700), filePupil(9000)]));
    // One pupil whose date says nothing has to be looked at before it is found unchanged.
    const lines = new Map([
      [7, { className: "3e C" }],
      [30, { born: "31/02/2014" }],
      [640, { className: "3e C" }],
    ]);
    const moved = [
      ...filePupils(690).map((pupil, index) => ({ ...pupil, ...lines.get(index + 1) })),
      filePupil(701, { className: "3e B" }),
    ];
    const id = await sent(desk, siecleZip(desk.uai, moved));
    const order = await orderOf("import-read", id);
    await breakAt(table, event, when);
    await expect(readImport.perform(order)).rejects.toThrow();
    expect(await stored(id)).toMatchObject({ status: "RECEIVED" });
    await mend();

    await readImport.perform(order);
    const whole = await preview(desk, siecleZip(desk.uai, moved));
    expect(await stored(id)).toMatchObject({ status: "READY", counts: (await stored(whole)).counts });
    expect(withoutIds(await changes(id))).toEqual(withoutIds(await changes(whole)));
  });

  test("and run twice at once gives one preview", async () => {
    const desk = await makeDesk();
    const id = await sent(desk, siecleZip(desk.uai, filePupils(1200)));
    const order = await orderOf("import-read", id);
    await Promise.allSettled([readImport.perform(order), readImport.perform(order)]);
    await work();
    expect(await stored(id)).toMatchObject({ status: "READY", counts: { added: 1200 } });
    expect(await changes(id)).toHaveLength(1200);
  });
});

describe("an import killed while it is applied", () => {
  const places = [
    ["in its first pupils", "student_account", "insert", "new.source_id = '1003'"],
    ["in its last pupils", "student_account", "insert", "new.source_id = '1900'"],
    [
      "at the version of the pupils",
      "establishment",
      "update",
      "new.students_version > old.students_version",
    ],
    ["as it erases the file", "import_chunk", "delete", "old.seq = 0"],
    ["as it writes the journal", "journal_entry", "insert", "new.action = 'student.imported'"],
  ] as const;

  test.each(places)("%s changes nobody, then changes everybody once", async (_, table, event, when) => {
    const desk = await makeDesk();
    const id = await preview(desk, siecleZip(desk.uai, [...filePupils(600), filePupil(900)]));
    await make(applyImport, { uai: desk.uai, importId: id }, desk.operator);
    const order = await orderOf("import-apply", id);
    await breakAt(table, event, when);
    await expect(applyJob.perform(order)).rejects.toThrow();
    expect(await students(desk.uai)).toEqual([]);
    expect(await journal(desk.uai, "student.imported")).toEqual([]);
    expect(await stored(id)).toMatchObject({ status: "APPLYING" });
    await mend();

    await applyJob.perform(order);
    await applyJob.perform(order);
    expect(await students(desk.uai)).toHaveLength(601);
    expect(await stored(id)).toMatchObject({ status: "APPLIED", counts: { applied: { added: 601 } } });
    expect(await journal(desk.uai, "student.imported")).toHaveLength(602);
  });
});

describe("two operators", () => {
  test("who apply one import at once apply it once", async () => {
    const desk = await makeDesk();
    const deputy = await makeOperator({ uai: desk.uai });
    const id = await preview(desk, siecleZip(desk.uai, filePupils(40)));
    const outcomes = await Promise.all(
      [desk.operator, deputy, desk.operator, deputy].map((operator) =>
        make(applyImport, { uai: desk.uai, importId: id }, operator),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "done")).toHaveLength(1);
    await work();
    expect(await students(desk.uai)).toHaveLength(40);
    expect(await journal(desk.uai, "import.applied")).toHaveLength(1);
    expect(await journal(desk.uai, "import.applied", "REFUSED")).toHaveLength(3);
    expect(await journal(desk.uai, "student.imported")).toHaveLength(41);
  });

  test("with a preview each: the second is read again, never applied over the first", async () => {
    const desk = await makeDesk();
    const first = await preview(desk, siecleZip(desk.uai, filePupils(6)));
    const second = await preview(desk, siecleZip(desk.uai, filePupils(7)));
    const fields = (importId: string) => ({ uai: desk.uai, importId });
    await make(applyImport, fields(first), desk.operator);
    await make(applyImport, fields(second), desk.operator);
    await work();
    expect(await students(desk.uai)).toHaveLength(6);
    expect(await stored(second)).toMatchObject({ status: "READY", counts: { added: 1, unchanged: 6 } });
    expect((await stored(second)).refusal).toContain("Rien n’a été appliqué");
    await make(applyImport, fields(second), desk.operator);
    await work();
    expect(await students(desk.uai)).toHaveLength(7);
  });

  test("of two schools: the import of one does not exist for the other", async () => {
    const desk = await makeDesk();
    const stranger = await makeDesk();
    const id = await preview(desk, siecleZip(desk.uai, filePupils(3)));
    const unknown = await make(
      applyImport,
      { uai: stranger.uai, importId: "0191b0a4-0000-7000-8000-000000000000" },
      stranger.operator,
    );
    const foreign = await make(applyImport, { uai: stranger.uai, importId: id }, stranger.operator);
    expect(foreign).toMatchObject({ status: "refused" });
    expect("reason" in foreign && foreign.reason).toBe("reason" in unknown && unknown.reason);
    expect(await make(applyImport, { uai: desk.uai, importId: id }, stranger.operator)).toMatchObject({
      status: "refused",
    });
    expect(await stored(id)).toMatchObject({ status: "READY" });
  });
});
