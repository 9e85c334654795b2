import { afterAll, describe, expect, test } from "vitest";
import { readClassTable, readStudent, readStudents } from "@/lib/students/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { searchText } from "@/lib/students/rules/search";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const now = new Date("2026-11-23T08:00:00Z");

async function school(roles?: Parameters<typeof makeOperator>[0]["roles"]) {
  const { uai } = await makeSchool();
  return { uai, operator: await makeOperator({ uai, now, ...(roles && { roles }) }) };
}

const as = <Result>({ sessionToken }: TestOperator, work: () => Promise<Result>) =>
  asRequest({ now, sessionToken }, work);

const list = (uai: string, operator: TestOperator, query: Record<string, string> = {}) =>
  as(operator, () => readStudents(uai, query));

const named = (lastName: string, firstName: string, identifier: string | null = null) => ({
  lastName,
  firstName,
  identifier,
  searchText: searchText({ lastName, usageName: null, firstName, identifier }),
});

async function everyPage(uai: string, operator: TestOperator, query: Record<string, string> = {}) {
  const pages: string[][] = [];
  let apres: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(uai, operator, {
      ...query,
      ...(apres !== null && { apres }),
    });
    pages.push(page.students.map(({ id }) => id));
    apres = page.next;
  } while (apres !== null);
  return pages;
}

describe("pages", () => {
  test("go over everybody exactly once, homonyms included", async () => {
    const { uai, operator } = await school();
    const ids = await makeStudents(uai, 173, (rank) => ({
      // Seven names for all: most pages end among homonyms.
      lastName: ["ÉTIENNE", "ETIENNE", "Etienne", "D’ESTRÉES", "DE BRÉ", "ŒUVRARD", "ZOLA"][rank % 7] ?? "",
      firstName: ["Zoé", "Zoe"][rank % 2] ?? "",
    }));
    const pages = await everyPage(uai, operator);
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 50, 23]);
    expect(pages.flat().sort()).toEqual([...ids].sort());
    const whole = await list(uai, operator);
    expect(whole).toMatchObject({ total: 173, isFirstPage: true });
  });

  test.each([
    [50, [50]],
    [51, [50, 1]],
  ])("%i pupils make pages of %j", async (count, sizes) => {
    const { uai, operator } = await school();
    await makeStudents(uai, count);
    const pages = await everyPage(uai, operator);
    expect(pages.map(({ length }) => length)).toEqual(sizes);
  });

  test("sort as a French reader does: accents count after letters", async () => {
    const { uai, operator } = await school();
    const names = ["ZOLA", "ÉTÉ", "ETE", "ETABLE", "ÉTOILE", "eau"];
    await makeStudents(uai, names.length, (rank) => named(names[rank] ?? "", "A"));
    const { students } = await list(uai, operator);
    expect(students.map(({ lastName }) => lastName)).toEqual([
      "eau",
      "ETABLE",
      "ETE",
      "ÉTÉ",
      "ÉTOILE",
      "ZOLA",
    ]);
  });

  test("of a search go over everybody found exactly once, in the order of names", async () => {
    const { uai, operator } = await school();
    const lastResetAt = new Date("2026-11-01T08:00:00.123Z");
    await makeStudents(uai, 130, (rank) => ({
      ...named(rank % 10 === 9 ? "MOREL" : `LÉVY ${String(rank).padStart(3, "0")}`, "Zoé"),
      lastResetAt,
    }));
    const pages = await everyPage(uai, operator, { q: "levy" });
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 17]);
    expect(new Set(pages.flat()).size).toBe(117);
    const [first, second] = [
      await list(uai, operator, { q: "levy" }),
      await list(uai, operator, { q: "levy", apres: pages[0]?.at(-1) ?? "" }),
    ];
    expect(first).toMatchObject({ total: 117, isFirstPage: true });
    expect(second).toMatchObject({ total: 117, isFirstPage: false });
    const names = [...first.students, ...second.students].map(({ lastName }) => lastName);
    expect(names).toEqual([...names].sort());
    expect(first.students[0]?.lastResetAt).toEqual(lastResetAt);
  });

  test("keep the filters: a page of a class stays in the class", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 120, (rank) => ({ className: rank % 2 === 0 ? "6e A" : "6e B" }));
    const pages = await everyPage(uai, operator, { classe: "6e A" });
    expect(pages.map(({ length }) => length)).toEqual([50, 10]);
  });

  test("a position that is not of the school, or makes no sense, is the start", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 2);
    const other = await school();
    const [foreign = ""] = await makeStudents(other.uai, 1);
    for (const apres of [foreign, "n’importe quoi"])
      expect(await list(uai, operator, { apres })).toMatchObject({ isFirstPage: true, total: 2 });
  });
});

describe("search and filters", () => {
  test.each([
    ["zoe", 1],
    ["ZOÉ DESTREES", 1],
    ["zoé dang", 0],
    ["d'estrees zoé", 1],
    ["zoé d’ESTRÉES", 1],
    ["dang", 1],
    ["Đặng", 1],
    ["l.dang2", 1],
    ["%", 0],
    ["_", 0],
    ["\\", 0],
    ["0123456789a", 1],
    ["0123456789", 0],
    ["personne", 0],
  ])("%j finds %i", async (q, found) => {
    const { uai, operator } = await school();
    const people = [
      { ...named("D’ESTRÉES", "Zoé", "z.destrees"), ine: "0123456789A" },
      named("ĐẶNG", "Linh", "l.dang2"),
    ];
    await makeStudents(uai, 2, (rank) => people[rank] ?? {});
    expect((await list(uai, operator, { q })).total).toBe(found);
  });

  test("each filter, alone and together", async () => {
    const { uai, operator } = await school();
    const facts = [
      { className: "6e A", state: "ACTIVE" as const },
      { className: "6e A", state: "NEVER_ACTIVATED" as const },
      { className: null, state: "NEVER_ACTIVATED" as const },
      { className: "6e B", state: "BLOCKED" as const, withheldReason: "Suivi par la famille" },
      { className: "6e A", state: "ACTIVE" as const, leftOn: "2026-11-22" },
      { className: "6e A", state: "ACTIVE" as const, leftOn: "2026-11-23" },
    ];
    const ids = await makeStudents(uai, facts.length, (rank) => facts[rank] ?? {});
    const found = async (query: Record<string, string>) =>
      (await list(uai, operator, query)).students.map(({ id }) => ids.indexOf(id)).sort();
    // Who leaves today is still there; who left yesterday is not.
    expect(await found({})).toEqual([0, 1, 2, 3, 5]);
    expect(await found({ classe: "6e A" })).toEqual([0, 1, 5]);
    expect(await found({ etat: "NEVER_ACTIVATED" })).toEqual([1, 2]);
    expect(await found({ classe: "6e A", etat: "NEVER_ACTIVATED" })).toEqual([1]);
    expect(await found({ situation: "SANS_CLASSE" })).toEqual([2]);
    expect(await found({ situation: "ECARTES" })).toEqual([3]);
    expect(await found({ situation: "PARTIS" })).toEqual([4]);
    for (const query of [{ situation: "SANS_CLASSE" }, { situation: "PARTIS" }, { q: "zoe" }] as const) {
      const { total, school: whole, lines } = await list(uai, operator, query);
      // What is searched changes neither the school's own counts nor its classes.
      expect(whole.total).toBe(5);
      expect(lines.map(({ className, total: pupils }) => [className, pupils])).toEqual([
        ["6e A", 3],
        ["6e B", 1],
        [null, 1],
      ]);
      expect(total).toBe((await found(query)).length);
    }
    expect(await found({ etat: "AUTRE", situation: "", classe: "" })).toEqual([0, 1, 2, 3, 5]);
  });
});

describe("the table of classes", () => {
  test("counts the pupils present, and agrees with the list", async () => {
    const { uai, operator } = await school();
    await makeStudents(uai, 30, (rank) => ({
      className: rank % 3 === 0 ? "4 D" : "10e",
      state: rank % 2 === 0 ? ("ACTIVE" as const) : ("BLOCKED" as const),
      leftOn: rank === 29 ? "2026-11-01" : null,
    }));
    const { lines, school: whole } = await as(operator, () => readClassTable(uai));
    expect(lines.map(({ className }) => className)).toEqual(["4 D", "10e"]);
    expect(whole.total).toBe(29);
    for (const { className, states } of lines)
      for (const etat of ["ACTIVE", "BLOCKED"] as const)
        expect((await list(uai, operator, { classe: className ?? "", etat })).total).toBe(states[etat]);
  });
});

describe("another school", () => {
  test("sees neither the list, nor the pupil, nor the counts", async () => {
    const { uai } = await school();
    const [id = ""] = await makeStudents(uai, 3);
    const stranger = await school();
    await expect(list(uai, stranger.operator)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    await expect(as(stranger.operator, () => readStudent(uai, id))).rejects.toThrow("404");
    expect(await as(stranger.operator, () => readStudent(stranger.uai, id))).toBeNull();
    expect(await list(stranger.uai, stranger.operator)).toMatchObject({ total: 0, lines: [] });
  });

  test("an id that is none is a pupil that is not", async () => {
    const { uai, operator } = await school();
    expect(await as(operator, () => readStudent(uai, "1 or 1=1"))).toBeNull();
  });
});
