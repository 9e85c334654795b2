import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { handOverRights, openReview, reassignRights } from "@/lib/reviews/actions";
import { readReview, readReviewForm, readReviews } from "@/lib/reviews/read";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { schoolOf, jeanne } from "../people/school";
import { grants } from "../rights/school";
import {
  as,
  campaigns,
  colleague,
  decide,
  inDays,
  items,
  open,
  opening,
  schoolOfRights,
  told,
} from "./school";

useTestDatabase();
afterAll(closeDatabase);

const plain = (text: string | null) => text?.replaceAll("\u00A0", " ");

describe("opening a review", () => {
  test("makes one plain sentence a right in force, shares them out, tells each reviewer, and is journalled", async () => {
    const school = await schoolOfRights();
    const other = await colleague(school);
    const id = await open(school, [school.operator, other]);
    const lines = await items(id);
    expect(lines.map(({ sentence }) => plain(sentence))).toEqual([
      "Jeanne DUPONT (Enseignant) est rédacteur sur « CDI », sous « Vie scolaire », donné par Anne Roy le 01/09/2024, sans motif.",
      "Élodie MARTIN (Direction) a accès à « Messagerie », donné on ne sait par qui ni quand, motif : « Intérim ».",
      "Paul LEROY (Vie scolaire) a accès à « Messagerie », donné on ne sait par qui ni quand, sans motif.",
    ]);
    const counts = [school.operator.id, other.id].map(
      (reviewer) => lines.filter(({ reviewer_id: id }) => id === reviewer).length,
    );
    expect([...counts].sort()).toEqual([1, 2]);
    expect(await told(other.id)).toMatchObject([{ kind: "REVIEW_ASKED" }]);
    expect(await journal(school.uai, "review.opened")).toMatchObject([{ target_id: id }]);
  });

  test("keeps to its scope: every holder, one target, one population", async () => {
    const school = await schoolOfRights();
    expect(await items(await open(school, undefined, { quoi: "ALL" }))).toHaveLength(5);
    const [cdi] = await asOwner<{ id: string }>("select id from rubric where uai = $1 and key = 'cdi'", [
      school.uai,
    ]);
    const target = { cible: `RUBRIC:${cdi?.id ?? ""}`, quoi: "ALL" };
    expect(await items(await open(school, undefined, target))).toHaveLength(2);
    const teachers = await items(await open(school, undefined, { quoi: "ALL", population: "PROFILE:ENS" }));
    expect(teachers).toHaveLength(2);
    expect((await campaigns(school.uai)).map(({ scope }) => plain(scope.words))).toEqual([
      "Tous les droits, sur toutes les rubriques et tous les services",
      "Tous les droits, sur « CDI »",
      "Tous les droits, sur toutes les rubriques et tous les services, titulaires : Profil Enseignant",
    ]);
  });

  test("sent twice makes one", async () => {
    const school = await schoolOfRights();
    const form = opening(school.uai, [school.operator]);
    const [first, second] = await Promise.all([
      make(openReview, form, school.operator),
      make(openReview, form, school.operator),
    ]);
    expect(first).toEqual(second);
    expect(await campaigns(school.uai)).toHaveLength(1);
  });

  test("is refused without a right, to somebody who may not decide, and outside tomorrow to a year; no trace", async () => {
    const school = await schoolOfRights();
    const academy = await colleague(school, "ACADEMY");
    const stranger = await colleague(await schoolOfRights());
    const refused = [
      opening(school.uai, []),
      opening(school.uai, [academy]),
      opening(school.uai, [stranger]),
      opening(school.uai, [school.operator], { echeance: inDays(0) }),
      opening(school.uai, [school.operator], { echeance: inDays(366) }),
      opening(school.uai, [school.operator], { population: "PROFILE:COL" }),
    ];
    for (const form of refused)
      expect((await make(openReview, form, school.operator)).status).toBe("refused");
    expect(await campaigns(school.uai)).toEqual([]);
    expect(await journal(school.uai, "review.opened")).toEqual([]);
    expect(await journal(school.uai, "review.opened", "REFUSED")).toHaveLength(refused.length);
  });

  test("offers the school’s own targets, populations and reviewers", async () => {
    const school = await schoolOfRights();
    const form = await as(school.operator, () => readReviewForm(school.uai));
    expect(form).toMatchObject({ first: inDays(1), last: inDays(365), hasGrants: true });
    expect(form.rubrics.map(({ name }) => name)).toEqual(["CDI", "Vie scolaire"]);
    expect(form.populations.map(({ label }) => label)).toContain("Profil Enseignant");
    expect(form.reviewers).toMatchObject([{ operatorId: school.operator.id }]);
  });
});

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
      await decide(school, school.operator, id, [1, "LIMIT"], { motif: "Intérim", jusquAu: inDays(-1) }),
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

describe("handing over", () => {
  test("one line or all those that wait, with trace: the other decides, and the first no longer", async () => {
    const school = await schoolOfRights();
    const auditor = await colleague(school, "AUDITOR");
    const id = await open(school);
    await decide(school, school.operator, id, [1, "KEEP"]);
    const { uai } = school;
    const one = await make(
      handOverRights,
      { uai, campaignId: id, a: auditor.id, ligne: "2" },
      school.operator,
    );
    expect(one).toMatchObject({ status: "done" });
    expect(await decide(school, school.operator, id, [2, "KEEP"])).toMatchObject({ status: "refused" });
    expect(await decide(school, auditor, id, [2, "KEEP"])).toMatchObject({ status: "led" });
    const all = { uai, campaignId: id, a: auditor.id, quoi: "TOUTES" };
    expect(await make(handOverRights, all, school.operator)).toMatchObject({ status: "done" });
    expect((await items(id)).map((item) => [item.reviewer_id, item.delegated_from])).toEqual([
      [school.operator.id, null],
      [auditor.id, "Claire Martin"],
      [auditor.id, "Claire Martin"],
    ]);
    expect(await told(auditor.id)).toHaveLength(2);
    expect(await journal(uai, "review.handed-over")).toHaveLength(2);
    const page = await as(auditor, () => readReview(uai, id, {}));
    const progress = new Map(page?.progress.map((one) => [one.operatorId, [one.decided, one.total]]));
    expect(progress.get(auditor.id)).toEqual([1, 2]);
    expect(progress.get(school.operator.id)).toEqual([1, 1]);
  });

  test("is refused to oneself, to who may not decide, of what is decided, and of another’s", async () => {
    const school = await schoolOfRights();
    const { uai } = school;
    const academy = await colleague(school, "ACADEMY");
    const other = await colleague(school);
    const id = await open(school);
    await decide(school, school.operator, id, [1, "KEEP"]);
    const give = (a: string, ligne: string, by = school.operator) =>
      make(handOverRights, { uai, campaignId: id, a, ligne }, by);
    expect(await give(school.operator.id, "2")).toMatchObject({ status: "refused" });
    expect(await give(academy.id, "2")).toMatchObject({ status: "refused" });
    expect(await give(other.id, "1")).toMatchObject({ status: "refused" });
    expect(await give(school.operator.id, "2", other)).toMatchObject({ status: "refused" });
    const far = await schoolOf(jeanne);
    expect(
      await make(handOverRights, { uai: far.uai, campaignId: id, a: far.operator.id }, far.operator),
    ).toMatchObject({ reason: "Cette revue n’existe pas." });
    expect((await items(id)).every((item) => item.reviewer_id === school.operator.id)).toBe(true);
  });

  test("of somebody who left is done by who manages the review, with trace", async () => {
    const school = await schoolOfRights();
    const { uai } = school;
    const leaver = await colleague(school, "AUDITOR");
    const id = await open(school, [leaver]);
    await asOwner("update membership set withdrawn_at = now(), valid_until = now() where operator_id = $1", [
      leaver.id,
    ]);
    const form = { uai, campaignId: id, de: leaver.id, a: school.operator.id };
    expect(await make(reassignRights, form, school.operator)).toMatchObject({ status: "done" });
    expect(await make(reassignRights, form, school.operator)).toMatchObject({ status: "refused" });
    expect((await items(id)).every((item) => item.reviewer_id === school.operator.id)).toBe(true);
    expect(await journal(uai, "review.reassigned")).toHaveLength(1);
    const far = await schoolOf(jeanne);
    const foreign = { uai: far.uai, campaignId: id, de: school.operator.id, a: far.operator.id };
    expect(await make(reassignRights, foreign, far.operator)).toMatchObject({ status: "refused" });
  });
});

test("a grant of another school is never in a review", async () => {
  const school = await schoolOfRights();
  const far = await schoolOfRights();
  const held = new Set((await grants(far.uai)).map(({ id }) => id));
  const lines = await items(await open(school, undefined, { quoi: "ALL" }));
  expect(lines.some((line) => held.has(line.grant_id))).toBe(false);
});
