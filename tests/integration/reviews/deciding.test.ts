import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { readReview, readReviews } from "@/lib/reviews/read";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, schoolOf } from "../people/school";
import { as, colleague, decide, inDays, items, open, schoolOfRights } from "./school";

useTestDatabase();
afterAll(closeDatabase);

describe("deciding", () => {
  test("is kept, journalled, leads to the next line, and is put right until the close", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    expect(await decide(school, school.operator, id, [1, "KEEP"], { duree: "4200" })).toEqual({
      status: "led",
      href: `/e/${school.uai}/droits/revues/${id}?ligne=2`,
    });
    await decide(school, school.operator, id, [1, "REMOVE"], { motif: "A changé de poste", duree: "300" });
    await decide(school, school.operator, id, [2, "LIMIT"], { motif: "Intérim", jusquAu: inDays(30) });
    expect(await decide(school, school.operator, id, [3, "CONVERT"], { motif: "Un groupe" })).toEqual({
      status: "led",
      href: `/e/${school.uai}/droits/revues/${id}`,
    });
    expect(await items(id)).toMatchObject([
      { decision: "REMOVE", reason: "A changé de poste", elapsed_ms: 4200, decided_by_name: "Claire Martin" },
      { decision: "LIMIT", limit_on: inDays(30), elapsed_ms: null },
      { decision: "CONVERT", limit_on: null },
    ]);
    expect(await journal(school.uai, "review.decided")).toHaveLength(4);
    const page = await as(school.operator, () => readReview(school.uai, id, {}));
    expect(page).toMatchObject({ desk: null, numbers: { REMOVE: 1, LIMIT: 1, CONVERT: 1, undecided: 0 } });
    expect(page?.conversions).toMatchObject([{ target: { kind: "SERVICE" }, name: "Messagerie", lines: 1 }]);
  });

  test("needs a reason but to keep, a possible day to limit, and one of the four decisions; no trace", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    const answers = [
      await decide(school, school.operator, id, [1, "REMOVE"]),
      await decide(school, school.operator, id, [1, "CONVERT"]),
      await decide(school, school.operator, id, [1, "LIMIT"], { motif: "Intérim" }),
      await decide(school, school.operator, id, [1, "LIMIT"], { motif: "Intérim", jusquAu: inDays(0) }),
      await decide(school, school.operator, id, [1, "LIMIT"], { motif: "Intérim", jusquAu: inDays(366) }),
      await decide(school, school.operator, id, [1, "FORGET"]),
    ];
    expect(answers.map(({ status }) => status)).toEqual([...Array<string>(5).fill("refused"), "invalid"]);
    expect((await items(id))[0]).toMatchObject({ decision: null, reason: null });
    expect(await journal(school.uai, "review.decided")).toEqual([]);
  });

  test("is refused on somebody else’s line, from another school, and on what does not exist", async () => {
    const school = await schoolOfRights();
    const other = await colleague(school);
    const id = await open(school);
    expect(await decide(school, other, id, [1, "KEEP"])).toMatchObject({ status: "refused" });
    expect(await decide(school, school.operator, id, [99, "KEEP"])).toMatchObject({ status: "refused" });
    const far = await schoolOf(jeanne);
    expect(await decide({ uai: far.uai }, far.operator, id, [1, "KEEP"])).toMatchObject({
      reason: "Cette revue n’existe pas.",
    });
    expect(await as(far.operator, () => readReview(far.uai, id, {}))).toBeNull();
    expect((await as(far.operator, () => readReviews(far.uai))).reviews).toEqual([]);
    expect((await items(id)).every(({ decision }) => decision === null)).toBe(true);
  });

  test("of a right that changed since it was read is refused, then taken on what it has become", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    const [line] = await items(id);
    await asOwner("update rubric set parent_id = null where uai = $1", [school.uai]);
    await asOwner("update rights_grant set ends_on = $2 where id = $1", [line?.grant_id, inDays(10)]);
    expect(await decide(school, school.operator, id, [1, "KEEP"])).toMatchObject({
      reason: expect.stringContaining("a changé") as string,
    });
    const page = await as(school.operator, () => readReview(school.uai, id, { ligne: "1" }));
    expect(page?.desk).toMatchObject({ hasChanged: true });
    const phrase = page?.desk?.shown ?? "";
    const late = { phrase, motif: "Intérim", jusquAu: inDays(11) };
    expect(await decide(school, school.operator, id, [1, "LIMIT"], late)).toMatchObject({
      reason: expect.stringContaining("finit déjà") as string,
    });
    expect(await decide(school, school.operator, id, [1, "KEEP"], { phrase })).toMatchObject({
      status: "led",
    });
    expect((await items(id))[0]).toMatchObject({ sentence: phrase, decision: "KEEP" });
  });
});
