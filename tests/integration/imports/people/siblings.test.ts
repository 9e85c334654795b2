import { afterAll, describe, expect, test } from "vitest";
import { abandonImport, applyImport } from "@/lib/imports/actions/imports";
import { readImport } from "@/lib/imports/jobs/read-import";
import { closeDatabase } from "@/lib/platform/database/client";
import { aafXml, aafZip, personEntry, schoolEntry } from "@/tests/integration/people/files";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal, preview, send, stored, work } from "../desk";
import { accounts } from "./desk";
import {
  copyOf,
  importsOf,
  makeBench,
  names,
  one,
  pieces,
  readingOf,
  schoolsOf,
  setOf,
  shared,
  together,
  two,
} from "./sibling-desk";

useTestDatabase();
afterAll(closeDatabase);

describe("a set of three schools, of which the operator holds two", () => {
  test("is prepared in both, each with its own people, and the third is counted and named", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const home = await stored(id);
    expect(home).toMatchObject({
      status: "READY",
      counts: { added: 1 },
      facts: { siblings: [{ uai: bench.second, name: "Collège Deux", people: 1 }] },
    });
    expect(home.warnings.join(" ")).toMatch(
      /^1\spersonne de ce fichier est d’autres.*COLLEGE TROIS \(.*\)\s: 1/,
    );
    const copy = await copyOf(bench.second);
    expect(copy).toMatchObject({ status: "READY", sibling_of: id });
    expect(await stored(copy.id)).toMatchObject({
      counts: { added: 1 },
      facts: { siblings: [{ uai: bench.home.uai, people: 1 }] },
    });
    expect(await importsOf(bench.third)).toEqual([]);
    expect(await importsOf(bench.home.uai)).toHaveLength(1);
  });

  test("one gesture applies both, each in its own journal with the digest of the file, and no copy stays", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const copy = await copyOf(bench.second);
    expect(await pieces(bench.second)).toBeGreaterThan(0);
    const outcome = await together(bench, id, `${bench.second}:${copy.id}`);
    expect(outcome).toMatchObject({ status: "done", message: "Application lancée dans 2 établissements." });
    await work();
    expect(await names(bench.home.uai)).toEqual(["UN"]);
    expect(await names(bench.second)).toEqual(["DEUX"]);
    expect(await names(bench.third)).toEqual([]);
    for (const uai of [bench.home.uai, bench.second]) {
      const [entry] = await journal(uai, "account.imported");
      expect(entry?.text).toContain(copy.sha256);
      expect(await pieces(uai)).toBe(0);
    }
    expect(await stored(copy.id)).toMatchObject({ status: "APPLIED", data_key: null });
  });

  test("the gesture made twice, or in two tabs, applies once", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const sibling = `${bench.second}:${(await copyOf(bench.second)).id}`;
    const outcomes = await Promise.all([1, 2, 3].map(() => together(bench, id, sibling)));
    expect(outcomes.filter(({ status }) => status === "done")).toHaveLength(1);
    await work();
    expect(await together(bench, id, sibling)).toMatchObject({ status: "done" });
    await work();
    expect(await journal(bench.second, "account.imported")).toHaveLength(2);
    expect(await names(bench.second)).toEqual(["DEUX"]);
  });

  test("applying here alone leaves the other to be applied from this page, or from its own", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    await make(applyImport, { uai: bench.home.uai, importId: id }, bench.home.operator);
    await work();
    const copy = await copyOf(bench.second);
    expect(copy.status).toBe("READY");
    expect(await together(bench, id, `${bench.second}:${copy.id}`)).toMatchObject({
      message: "Application lancée dans 1 établissement.",
    });
    await work();
    expect(await names(bench.second)).toEqual(["DEUX"]);
  });

  test("somebody of two schools lands in both", async () => {
    const bench = await makeBench();
    const file = aafZip(bench.home.uai, [one], schoolsOf(bench), [
      { name: "ENT_31_Complet_20260901_PersEducNat_0001.xml", bytes: Buffer.from(aafXml([shared])) },
    ]);
    const id = await preview(bench.home, file);
    await together(bench, id, `${bench.second}:${(await copyOf(bench.second)).id}`);
    await work();
    expect(await names(bench.home.uai)).toEqual(["COMMUN", "UN"]);
    expect(await names(bench.second)).toEqual(["COMMUN"]);
    expect((await accounts(bench.second))[0]).toMatchObject({ classes: ["6B"], functions: [] });
  });

  test("a set sent again prepares no second copy while one waits", async () => {
    const bench = await makeBench();
    const file = setOf(bench);
    await preview(bench.home, file);
    const again = await preview(bench.home, file);
    expect(await importsOf(bench.second)).toHaveLength(1);
    expect(await stored(again)).toMatchObject({ facts: { siblings: [{ uai: bench.second }] } });
  });

  test("two drops of one set at once prepare one copy", async () => {
    const bench = await makeBench();
    const file = setOf(bench);
    await send(bench.home, [file]);
    await send(bench.home, [file]);
    const ids = (await importsOf(bench.home.uai)).map(({ id }) => id);
    await Promise.all(ids.map(async (id) => readImport.perform(await readingOf(id))));
    expect(await importsOf(bench.second)).toHaveLength(1);
  });

  test("a copy given up does not come back when the set is read again", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    const copy = await copyOf(bench.second);
    await make(abandonImport, { uai: bench.second, importId: copy.id }, bench.home.operator);
    await asOwner("update import set status = 'RECEIVED' where id = $1", [id]);
    const origin = {
      uai: bench.home.uai,
      batchId: crypto.randomUUID(),
      actor: { id: bench.home.operator.id, name: "Claire Martin" },
    };
    await readImport.perform({ origin, payload: { importId: id } });
    expect(await importsOf(bench.second)).toMatchObject([{ id: copy.id, status: "ABANDONED" }]);
  });
});

describe("a Delta set", () => {
  test("of which a removal names nobody’s school is prepared where the person is known", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, setOf(bench));
    await together(bench, id, `${bench.second}:${(await copyOf(bench.second)).id}`);
    await work();
    const removal = "<deleteRequest><identifier><id>2</id></identifier></deleteRequest>";
    const xml = aafXml([personEntry({ ...one, mail: "a@ac-toulouse.fr" }, "modifyRequest"), removal]);
    const delta = await preview(bench.home, new File([xml], "ENT_31_Delta_20260902_PersEducNat_0000.xml"));
    expect(await stored(delta)).toMatchObject({ status: "READY", counts: { changed: 1, gone: 0 } });
    const [, copy] = await importsOf(bench.second);
    expect(await stored(copy?.id ?? "")).toMatchObject({ status: "READY", counts: { gone: 1 } });
  });
});

describe("a set that is not of the school", () => {
  test("is prepared in the operator’s school that it is of, and refused here with the way there", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, aafZip(bench.second, [{ ...two, structure: "43" }]));
    const refused = await stored(id);
    expect(refused).toMatchObject({
      status: "REFUSED",
      data_key: null,
      facts: { siblings: [{ uai: bench.second, people: 1 }] },
    });
    expect(refused.refusal).toMatch(/ne parle pas de .*mais de Collège Deux.*y est préparé/);
    const copy = await copyOf(bench.second);
    expect(copy.status).toBe("READY");
    await together(bench, id, `${bench.second}:${copy.id}`);
    await work();
    expect(await names(bench.second)).toEqual(["DEUX"]);
    expect(await names(bench.home.uai)).toEqual([]);
  });

  test("nor of any of theirs is refused as before", async () => {
    const bench = await makeBench();
    const id = await preview(bench.home, aafZip(bench.third, [one]));
    expect((await stored(id)).refusal).toMatch(/et non de .*demandez l’extraction/);
    expect(await importsOf(bench.third)).toEqual([]);
  });

  test("the file of structures alone is kept, here and in the schools that it names", async () => {
    const bench = await makeBench();
    const xml = aafXml([schoolEntry(bench.home.uai), ...schoolsOf(bench)]);
    const id = await preview(bench.home, new File([xml], "ENT_31_Complet_20260901_EtabEducNat_0000.xml"));
    await together(bench, id, `${bench.second}:${(await copyOf(bench.second)).id}`);
    await work();
    const known = await asOwner<{ structure_id: string }>(
      "select structure_id from aaf_structure where uai = any($1) order by structure_id",
      [[bench.home.uai, bench.second, bench.third]],
    );
    expect(known.map(({ structure_id }) => structure_id)).toEqual(["43", "52"]);
  });
});
