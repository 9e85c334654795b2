import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { openReview } from "@/lib/reviews/actions";
import { readReviewForm } from "@/lib/reviews/read";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { grants } from "../rights/school";
import {
  as,
  campaigns,
  colleague,
  inDays,
  items,
  open,
  opening,
  plain,
  schoolOfRights,
  told,
} from "./school";

useTestDatabase();
afterAll(closeDatabase);

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

test("a grant of another school is never in a review", async () => {
  const school = await schoolOfRights();
  const far = await schoolOfRights();
  const held = new Set((await grants(far.uai)).map(({ id }) => id));
  const lines = await items(await open(school, undefined, { quoi: "ALL" }));
  expect(lines.some((line) => held.has(line.grant_id))).toBe(false);
});
