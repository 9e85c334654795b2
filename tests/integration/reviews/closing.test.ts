import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { closeReview } from "@/lib/reviews/actions";
import { readClosing, readReview } from "@/lib/reviews/read";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal } from "../imports/desk";
import { jeanne, schoolOf } from "../people/school";
import { grants } from "../rights/school";
import {
  as,
  because,
  campaigns,
  close,
  decide,
  decidedReview,
  inDays,
  items,
  open,
  plain,
  schoolOfRights,
  today,
  told,
  grantOf,
} from "./school";

useTestDatabase();
afterAll(closeDatabase);

describe("closing", () => {
  test("applies removals and limits as one batch, attests what was kept, and is journalled with its seal", async () => {
    const { school, id, lines } = await decidedReview();
    const { uai } = school;
    expect(await as(school.operator, () => readClosing(uai, id))).toEqual({
      ...{ revoked: 1, limited: 1, attested: 1, undecided: 0 },
    });
    expect(await close(school, id, 2)).toMatchObject({ status: "done" });
    const [kept, removed, limited] = await Promise.all(lines.map((line) => grantOf(uai, line.grant_id)));
    expect(kept).toEqual({ revoked_on: null, ends_on: null, reviewed_on: today });
    expect(removed).toMatchObject({ revoked_on: today, reviewed_on: null });
    expect(limited).toMatchObject({ revoked_on: null, ends_on: inDays(30), reviewed_on: null });
    const [review] = await campaigns(uai);
    const batches = await asOwner("select id, gesture from rights_batch where uai = $1", [uai]);
    expect(batches).toEqual([{ id: review?.batch_id, gesture: "REVIEW" }]);
    expect((await items(id)).map(({ outcome }) => outcome)).toEqual([
      expect.stringContaining("Gardé et attesté"),
      "Retiré à la clôture.",
      expect.stringContaining("Limité au"),
    ]);
    const written = await journal(uai, "review.closed");
    expect(written.map(({ target_kind: kind }) => kind)).toEqual([
      "review",
      "rights-batch",
      "grant",
      "grant",
    ]);
    expect(written[0]?.text).toContain(review?.sha256 ?? "no seal");
    expect((await told(school.operator.id)).every(({ read_at: at }) => at !== null)).toBe(true);
  });

  test("twice makes one; nothing is decided nor handed over afterwards", async () => {
    const { school, id } = await decidedReview();
    const [one, other] = await Promise.all([close(school, id, 2), close(school, id, 2)]);
    expect([one.status, other.status].sort()).toEqual(["done", "refused"]);
    expect(await decide(school, school.operator, id, [1, "KEEP"])).toMatchObject({
      reason: expect.stringContaining("close") as string,
    });
    expect(await asOwner("select 1 from rights_batch where uai = $1", [school.uai])).toHaveLength(1);
    expect(await as(school.operator, () => readClosing(school.uai, id))).toBeNull();
  });

  test("is refused when decisions moved since they were announced, and from another school; no trace", async () => {
    const { school, id } = await decidedReview();
    await decide(school, school.operator, id, [1, "REMOVE"], because);
    expect(await close(school, id, 2)).toMatchObject({
      reason: expect.stringContaining("ont changé") as string,
    });
    const far = await schoolOf(jeanne);
    const foreign = { uai: far.uai, campaignId: id, retraits: "3" };
    expect(await make(closeReview, foreign, far.operator)).toMatchObject({
      reason: "Cette revue n’existe pas.",
    });
    expect(await campaigns(school.uai)).toMatchObject([{ status: "OPEN", sha256: null, batch_id: null }]);
    expect((await grants(school.uai)).every((grant) => grant.revoked_on === null)).toBe(true);
    expect(await journal(school.uai, "review.closed")).toEqual([]);
  });

  test("leaves in place what nobody decided or what is to be converted, and says so; no batch without an order", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    await decide(school, school.operator, id, [1, "CONVERT"], because);
    expect(await close(school, id, 0)).toMatchObject({ status: "done" });
    expect((await items(id)).map(({ outcome }) => plain(outcome)?.split(" : ")[0])).toEqual([
      "À convertir",
      "Sans décision",
      "Sans décision",
    ]);
    expect((await grants(school.uai)).every((grant) => grant.revoked_on === null)).toBe(true);
    const page = await as(school.operator, () => readReview(school.uai, id, {}));
    expect(page?.conversions).toMatchObject([{ target: { kind: "RUBRIC" }, name: "CDI" }]);
    expect(await campaigns(school.uai)).toMatchObject([{ status: "CLOSED", batch_id: null }]);
  });

  test("of a grant revoked or a target removed meanwhile does nothing to it, says so, applies the rest", async () => {
    const { school, id, lines } = await decidedReview();
    await asOwner("update rights_grant set revoked_on = $2, revoked_by_name = 'Anne Roy' where id = $1", [
      lines[1]?.grant_id,
      today,
    ]);
    await asOwner("delete from rubric where uai = $1 and key = 'cdi'", [school.uai]);
    expect(await close(school, id, 1)).toMatchObject({ status: "done" });
    expect((await items(id)).map(({ outcome }) => plain(outcome))).toEqual([
      expect.stringContaining("n’existe plus"),
      expect.stringMatching(/^Déjà retiré le .* par Anne Roy/),
      expect.stringContaining("Limité au"),
    ]);
  });

  test("attests nothing of an account that is gone, nor of a right that changed; removes what was to be", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    for (const line of [1, 2]) await decide(school, school.operator, id, [line, "KEEP"]);
    await decide(school, school.operator, id, [3, "REMOVE"], because);
    const { ids, uai } = school;
    await asOwner("update ent_account set status = 'DEPARTED' where id = $1", [ids[0]]);
    await asOwner("update rights_grant set reason = 'Autre' where account_id = $1", [ids[2]]);
    await asOwner("delete from ent_account where last_name = 'LEROY' and uai = $1", [uai]);
    expect(await close(school, id, 1)).toMatchObject({ status: "done" });
    const outcomes = (await items(id)).map(({ outcome }) => plain(outcome) ?? "");
    expect(outcomes[0]).toContain("parti");
    expect(outcomes[1]).toContain("a changé");
    expect(outcomes[2]).toContain("déjà parti");
    expect(
      await asOwner("select 1 from rights_grant where uai = $1 and reviewed_on is not null", [uai]),
    ).toEqual([]);
  });

  test("revokes a right whose limit passed before the close", async () => {
    const { school, id, lines } = await decidedReview();
    await asOwner("update review_item set limit_on = $2 where campaign_id = $1 and seq = 3", [
      id,
      inDays(-1),
    ]);
    expect(await close(school, id, 2)).toMatchObject({ status: "done" });
    expect(await grantOf(school.uai, lines[2]?.grant_id)).toMatchObject({ revoked_on: today });
  });
});
