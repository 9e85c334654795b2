import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { chooseDepartures } from "@/lib/imports/actions/imports";
import { templateOf } from "@/lib/imports/rules/people/columns";
import { mostItems } from "@/lib/reviews/rules/campaign";
import { closeDatabase } from "@/lib/platform/database/client";
import { handOverRights } from "@/lib/reviews/actions";
import { sweepReviews } from "@/lib/reviews/jobs";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, journal, preview } from "../imports/desk";
import { csvFile } from "../people/files";
import { elodie, importPeople, jeanne, paul } from "../people/school";
import {
  campaigns,
  close,
  colleague,
  decide,
  inDays,
  items,
  open,
  type ReviewSchool,
  schoolOfRights,
  told,
} from "./school";

useTestDatabase();
afterAll(closeDatabase);

const sweep = (uai: string) =>
  sweepReviews.perform({ origin: { uai, batchId: randomUUID(), actor: null }, payload: {} });
const due = async (operatorId: string) =>
  (await told(operatorId)).filter(({ kind }) => kind === "REVIEW_DUE").length;
const endIn = (id: string, days: number) =>
  asOwner("update review_campaign set deadline = $2 where id = $1", [id, inDays(days)]);

describe("reminders", () => {
  test("come 30, 7 and 1 days before, once each however often the job runs, and are journalled", async () => {
    const school = await schoolOfRights();
    const id = await open(school);
    const after = async (days: number) => {
      await endIn(id, days);
      await sweep(school.uai);
      await sweep(school.uai);
      return due(school.operator.id);
    };
    expect(await after(31)).toBe(0);
    expect(await after(30)).toBe(1);
    expect(await after(8)).toBe(1);
    expect(await after(7)).toBe(2);
    expect(await after(1)).toBe(3);
    expect(await after(0)).toBe(3);
    expect(await after(-1)).toBe(3);
    expect(await journal(school.uai, "review.reminded")).toHaveLength(3);
  });

  test("go to nobody who has decided everything, and to nobody once it is closed", async () => {
    const school = await schoolOfRights();
    const other = await colleague(school);
    const id = await open(school, [school.operator, other]);
    for (const { seq, reviewer_id: reviewerId } of await items(id))
      if (reviewerId === other.id) await decide(school, other, id, [seq, "KEEP"]);
    await endIn(id, 7);
    await sweep(school.uai);
    expect([await due(school.operator.id), await due(other.id)]).toEqual([1, 0]);
    await close(school, id, 0);
    await endIn(id, 1);
    await sweep(school.uai);
    expect(await due(school.operator.id)).toBe(1);
  });

  test("say nothing again to who was told of the review that late", async () => {
    const school = await schoolOfRights();
    const late = await colleague(school);
    const id = await open(school, [school.operator], { echeance: inDays(7) });
    await make(handOverRights, { uai: school.uai, campaignId: id, a: late.id, ligne: "1" }, school.operator);
    await sweep(school.uai);
    expect([await due(school.operator.id), await due(late.id)]).toEqual([0, 0]);
    await endIn(id, 1);
    await sweep(school.uai);
    expect([await due(school.operator.id), await due(late.id)]).toEqual([1, 1]);
  });
});

/** Imports a list that no longer holds one of its people, and ticks them as gone. */
async function leave(school: ReviewSchool, staying: readonly Readonly<Record<string, string>>[]) {
  const titles = templateOf("ACCOUNTS");
  const lines = staying.map((person) => titles.map((title) => person[title] ?? "").join(";"));
  const id = await preview(school.desk, csvFile("modele.csv", [titles.join(";"), ...lines]));
  const gone = (await changes(id)).filter(({ kind }) => kind === "GONE").map(({ seq }) => String(seq));
  const form = { uai: school.uai, importId: id, shown: gone, gone };
  await make(chooseDepartures, form, school.operator);
  await apply(school.desk, id);
  return id;
}

describe("a micro-review", () => {
  test("opens by itself when somebody changes function, of their own rights, for who imported", async () => {
    const school = await schoolOfRights();
    const importId = await importPeople(school.desk, "ACCOUNTS", [
      { ...jeanne, Profil: "Documentation" },
      elodie,
      paul,
    ]);
    const [micro, ...others] = await campaigns(school.uai);
    expect(others).toEqual([]);
    expect(micro).toMatchObject({ kind: "MICRO", deadline: inDays(14), request_id: importId });
    expect(await items(micro?.id ?? "")).toMatchObject([
      {
        sentence: expect.stringContaining("Jeanne DUPONT (Documentation)") as string,
        reviewer_id: school.operator.id,
      },
    ]);
    expect(await told(school.operator.id)).toMatchObject([{ kind: "REVIEW_ASKED" }]);
    const written = await journal(school.uai, "account.imported");
    expect(written.filter(({ target_kind: kind }) => kind === "review")).toMatchObject([
      { target_id: micro?.id },
    ]);
  });

  test("of more rights than one can close opens as several, each told, for one import", async () => {
    const school = await schoolOfRights();
    await asOwner(
      `with made as (
         insert into ent_service (uai, id, key, name)
         select $1, gen_random_uuid(), 's' || rank, 'Service ' || rank from generate_series(1, $3::int) rank
         returning uai, id)
       insert into rights_grant (uai, id, service_id, role, holder_kind, account_id)
       select uai, gen_random_uuid(), id, 'ACCESS', 'ACCOUNT', $2::uuid from made`,
      [school.uai, school.ids[0], mostItems],
    );
    await importPeople(school.desk, "ACCOUNTS", [{ ...jeanne, Profil: "Documentation" }, elodie, paul]);
    const opened = await asOwner<{ name: string; lines: number }>(
      `select name, (select count(*)::int from review_item where campaign_id = review_campaign.id) as lines
       from review_campaign where uai = $1 order by name`,
      [school.uai],
    );
    expect(opened.map(({ lines }) => lines)).toEqual([mostItems / 2 + 1, mostItems / 2]);
    expect(opened.map(({ name }) => name.slice(-9))).toEqual(["(1 sur 2)", "(2 sur 2)"]);
    expect(await told(school.operator.id)).toHaveLength(2);
    const written = await journal(school.uai, "account.imported");
    expect(written.filter(({ target_kind: kind }) => kind === "review")).toHaveLength(2);
  });

  test("opens when somebody leaves, and is closed as any other", async () => {
    const school = await schoolOfRights();
    await leave(school, [jeanne, elodie]);
    const [micro] = await campaigns(school.uai);
    const id = micro?.id ?? "";
    expect(await items(id)).toMatchObject([{ sentence: expect.stringContaining("Paul LEROY") as string }]);
    await decide(school, school.operator, id, [1, "REMOVE"], { motif: "Parti" });
    expect(await close(school, id, 1)).toMatchObject({ status: "done" });
    expect((await items(id))[0]?.outcome).toContain("déjà parti");
  });

  test("does not open for another change, for who holds nothing in person, nor for a right already under review", async () => {
    const school = await schoolOfRights();
    await importPeople(school.desk, "ACCOUNTS", [{ ...jeanne, Classes: "6A" }, elodie, paul]);
    expect(await campaigns(school.uai)).toEqual([]);
    await asOwner("delete from rights_grant where uai = $1 and account_id = $2", [school.uai, school.ids[0]]);
    await importPeople(school.desk, "ACCOUNTS", [{ ...jeanne, Profil: "Documentation" }, elodie, paul]);
    expect(await campaigns(school.uai)).toEqual([]);
    await importPeople(school.desk, "ACCOUNTS", [jeanne, { ...elodie, Profil: "Enseignant" }, paul]);
    expect(await campaigns(school.uai)).toHaveLength(1);
    await importPeople(school.desk, "ACCOUNTS", [jeanne, elodie, paul]);
    expect(await campaigns(school.uai)).toHaveLength(1);
  });
});
