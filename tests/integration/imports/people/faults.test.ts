import { afterAll, describe, expect, test } from "vitest";
import { applyImport } from "@/lib/imports/actions/imports";
import { applyPeopleImport } from "@/lib/imports/jobs/apply-people";
import { closeDatabase } from "@/lib/platform/database/client";
import { breakableStatements } from "@/tests/support/broken-statement";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal, makeDesk, stored, work } from "../desk";
import { accounts, origins, people, person, previewOf, receive } from "./desk";

useTestDatabase();
afterAll(closeDatabase);
const { breakAt, mend } = breakableStatements();

async function orderOf(name: string, importId: string): Promise<unknown> {
  const [job] = await asOwner<{ payload: unknown }>(
    "select payload from graphile_worker._private_jobs where key = $1",
    [`${name}:${importId}`],
  );
  return job?.payload;
}

const set = (count: number) => ({ kind: "AAF_COMPLETE", records: people(count) }) as const;

describe("a reading of people killed", () => {
  test.each([
    ["at its first line", "import_change", "insert", "new.seq = 7"],
    ["further on", "import_change", "insert", "new.seq = 540"],
    ["in its last statement", "import", "update", "new.status = 'READY'"],
  ] as const)("%s shows nothing, then gives the whole preview", async (_, table, event, when) => {
    const desk = await makeDesk();
    const { importId, read } = await receive(desk, set(600));
    await breakAt(table, event, when);
    await expect(read()).rejects.toThrow();
    expect(await stored(importId)).toMatchObject({ status: "RECEIVED" });
    await mend();
    await read();
    expect(await stored(importId)).toMatchObject({ status: "READY", counts: { added: 600 } });
  });
});

describe("an import of people killed while it is applied", () => {
  test.each([
    ["in its first accounts", "ent_account", "insert", "new.last_name = 'Martin3'"],
    ["in its last accounts", "ent_account", "insert", "new.last_name = 'Martin1200'"],
    ["as it writes their source", "account_origin", "insert", "new.source_id = '1200'"],
    ["at the version of the people", "establishment", "update", "new.people_version > old.people_version"],
    ["as it erases the file", "import_chunk", "delete", "old.seq = 0"],
    ["as it writes the journal", "journal_entry", "insert", "new.action = 'account.imported'"],
  ] as const)("%s changes nobody, then changes everybody once", async (_, table, event, when) => {
    const desk = await makeDesk();
    const id = await previewOf(desk, set(1200));
    await make(applyImport, { uai: desk.uai, importId: id }, desk.operator);
    const order = await orderOf("import-apply-people", id);
    await breakAt(table, event, when);
    await expect(applyPeopleImport.perform(order)).rejects.toThrow();
    expect(await accounts(desk.uai)).toEqual([]);
    expect(await journal(desk.uai, "account.imported")).toEqual([]);
    expect(await stored(id)).toMatchObject({ status: "APPLYING" });
    await mend();

    await applyPeopleImport.perform(order);
    await applyPeopleImport.perform(order);
    expect(await accounts(desk.uai)).toHaveLength(1200);
    expect(await origins(desk.uai)).toHaveLength(1200);
    expect(await stored(id)).toMatchObject({ status: "APPLIED", counts: { applied: { added: 1200 } } });
    expect(await journal(desk.uai, "account.imported")).toHaveLength(1201);
  });
});

describe("two imports at once", () => {
  test("the second preview is read again, never applied over the first", async () => {
    const desk = await makeDesk();
    const first = await previewOf(desk, set(6));
    const second = await receive(desk, set(7));
    await second.read();
    const fields = (importId: string) => ({ uai: desk.uai, importId });
    await make(applyImport, fields(first), desk.operator);
    await make(applyImport, fields(second.importId), desk.operator);
    await applyPeopleImport.perform(await orderOf("import-apply-people", first));
    await applyPeopleImport.perform(await orderOf("import-apply-people", second.importId));
    expect(await accounts(desk.uai)).toHaveLength(6);
    const { status, refusal } = await stored(second.importId);
    expect(status).toBe("RECEIVED");
    expect(refusal).toContain("les comptes avaient changé");
    await second.read();
    expect(await stored(second.importId)).toMatchObject({
      status: "READY",
      counts: { added: 1, unchanged: 6 },
    });
  });

  test("one import confirmed by two people is applied once", async () => {
    const desk = await makeDesk();
    const id = await previewOf(desk, set(5));
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => make(applyImport, { uai: desk.uai, importId: id }, desk.operator)),
    );
    expect(outcomes.filter(({ status }) => status === "done")).toHaveLength(1);
    await work();
    expect(await accounts(desk.uai)).toHaveLength(5);
  });
});

describe("another school", () => {
  test("cannot apply the import, nor is matched with", async () => {
    const desk = await makeDesk();
    const other = await makeDesk();
    const id = await previewOf(desk, set(3));
    const outcome = await make(applyImport, { uai: other.uai, importId: id }, other.operator);
    expect(outcome.status).toBe("refused");
    await work();
    expect(await accounts(other.uai)).toEqual([]);
    expect(await stored(id)).toMatchObject({ status: "READY" });

    await make(applyImport, { uai: desk.uai, importId: id }, desk.operator);
    await work();
    const theirs = await previewOf(other, { kind: "AAF_COMPLETE", records: [person(1)] });
    expect(await stored(theirs)).toMatchObject({ counts: { added: 1, unchanged: 0 } });
  });
});
