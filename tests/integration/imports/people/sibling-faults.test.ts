import { afterAll, describe, expect, test } from "vitest";
import { applyTogether } from "@/lib/imports/actions/together";
import { readImport } from "@/lib/imports/jobs/read-import";
import { readImportPreview } from "@/lib/imports/read";
import { closeDatabase, database } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { type Fed, schoolEntry } from "@/tests/integration/people/files";
import { makeSchool } from "@/tests/support/factories";
import { breakableStatements } from "@/tests/support/broken-statement";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal, preview, send, stored, work } from "../desk";
import { copyOf, importsOf, makeBench, names, one, readingOf, setOf, together, two } from "./sibling-desk";

useTestDatabase();
afterAll(closeDatabase);
const { breakAt, mend } = breakableStatements();

describe("the role held in the other school", () => {
  test.each(["AUDITOR", "DELEGATE", "ACADEMY"] as const)("of %s prepares nothing there", async (role) => {
    const bench = await makeBench(role);
    const id = await preview(bench.home, setOf(bench));
    expect(await importsOf(bench.second)).toEqual([]);
    expect((await stored(id)).warnings.join(" ")).toMatch(/^2\spersonnes de ce fichier sont d’autres/);
  });

  test("ended before the gesture: that school is refused, which is said and journalled; the others are applied", async () => {
    const bench = await makeBench();
    const fourth = (await makeSchool({ name: "Collège Quatre" })).uai;
    await database().membership.create({
      data: { operatorId: bench.home.operator.id, uai: fourth, role: "PRINCIPAL" },
    });
    const four: Fed = { id: "4", sn: "QUATRE", givenName: "Dan", functions: ["ENS"], structure: "74" };
    const file = setOf(bench, [one, two, four], [schoolEntry(fourth, "74", "COLLEGE QUATRE")]);
    const id = await preview(bench.home, file);
    const [refused, applied] = [await copyOf(bench.second), await copyOf(fourth)];
    await database().membership.updateMany({
      where: { operatorId: bench.home.operator.id, uai: bench.second },
      data: { validUntil: new Date(Date.now() - 1) },
    });
    const outcome = await together(bench, id, [`${bench.second}:${refused.id}`, `${fourth}:${applied.id}`]);
    expect(outcome).toMatchObject({
      status: "done",
      message: expect.stringMatching(/dans 2\sétablissements.*Refusée dans Collège Deux/) as string,
    });
    await work();
    expect(await names(bench.home.uai)).toEqual(["UN"]);
    expect(await names(fourth)).toEqual(["QUATRE"]);
    expect(await names(bench.second)).toEqual([]);
    expect(await copyOf(bench.second)).toMatchObject({
      status: "READY",
      refusal: expect.stringMatching(/ne lui permet plus d’importer/) as string,
    });
    expect(await journal(bench.second, "import.applied", "REFUSED")).toHaveLength(1);
    const seen = await asRequest({ now: new Date(), sessionToken: bench.home.operator.sessionToken }, () =>
      readImportPreview(bench.home.uai, id),
    );
    expect(seen?.siblings.map(({ uai, isHeld }) => [uai, isHeld])).toEqual([
      [bench.second, false],
      [fourth, true],
    ]);
  });
});

describe("a kill", () => {
  test.each([
    ["as the copy begins", "import", "update", "new.sibling_of is not null and new.status = 'RECEIVING'"],
    ["in a piece of the copy", "import_chunk", "insert", "true"],
    ["as the copy ends", "import", "update", "new.sibling_of is not null and new.status = 'RECEIVED'"],
    ["once the copy is there", "import", "update", "new.sibling_of is null and new.status = 'READY'"],
  ])("%s: the set is read again, and prepared once", async (_, table, event, when) => {
    const bench = await makeBench();
    await send(bench.home, [setOf(bench)]);
    const { id } = await copyOf(bench.home.uai);
    const order = await readingOf(id);
    await breakAt(table, event, when);
    await expect(readImport.perform(order)).rejects.toThrow();
    expect(await copyOf(bench.home.uai)).toMatchObject({ status: "RECEIVED" });
    await mend();
    await work();
    expect(await copyOf(bench.home.uai)).toMatchObject({ status: "READY" });
    expect(await importsOf(bench.second)).toMatchObject([{ status: "READY", sibling_of: id }]);
  });

  test("between two schools leaves one applied and the other to be applied", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const copy = await copyOf(bench.second);
    await together(bench, id, `${bench.second}:${copy.id}`);
    await breakAt("ent_account", "insert", "new.last_name = 'DEUX'");
    await work();
    expect(await names(bench.home.uai)).toEqual(["UN"]);
    expect(await names(bench.second)).toEqual([]);
    expect(await copyOf(bench.second)).toMatchObject({ status: "APPLYING" });
    await mend();
    await asOwner("update graphile_worker._private_jobs set run_at = now() where key like $1", [
      `%${copy.id}`,
    ]);
    await work();
    expect(await names(bench.second)).toEqual(["DEUX"]);
  });
});

describe("another’s school", () => {
  test("is applied nothing from here, whatever the form says", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const stranger = await makeBench();
    const theirs = await preview(stranger.home, setOf(stranger));
    for (const sibling of [`${stranger.home.uai}:${theirs}`, `${bench.third}:${theirs}`])
      expect(await together(bench, id, sibling)).toMatchObject({
        status: "refused",
        reason: expect.stringContaining("n’existent plus") as string,
      });
    // A school of theirs, with the id of another import.
    expect(await together(bench, id, `${bench.second}:${theirs}`)).toMatchObject({ status: "done" });
    await work();
    expect(await stored(theirs)).toMatchObject({ status: "READY" });
    expect(await names(bench.second)).toEqual([]);
    const fields = { uai: bench.home.uai, importId: theirs, sibling: `${bench.second}:${theirs}` };
    expect(await make(applyTogether, fields, bench.home.operator)).toMatchObject({ status: "refused" });
  });

  test("never sees the copy of this one, and each has a key of its own", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const keys = await asOwner<{ data_key: Buffer }>("select data_key from import where id = any($1)", [
      [id, (await copyOf(bench.second)).id],
    ]);
    const seen = await inTransaction(scopeOf([bench.second]), (tx) =>
      tx.importChunk.findMany({ select: { uai: true } }),
    );
    expect([...new Set(seen.map(({ uai }) => uai))]).toEqual([bench.second]);
    expect(keys[0]?.data_key.equals(keys[1]?.data_key ?? Buffer.alloc(0))).toBe(false);
  });
});
