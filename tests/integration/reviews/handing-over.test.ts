import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { handOverRights, reassignRights } from "@/lib/reviews/actions";
import { readReview } from "@/lib/reviews/read";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, schoolOf } from "../people/school";
import { as, colleague, decide, items, open, schoolOfRights, told } from "./school";

useTestDatabase();
afterAll(closeDatabase);

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
