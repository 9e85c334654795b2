import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { takeList } from "@/lib/resets/actions/lists";
import { runCampaign } from "@/lib/resets/jobs";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, journalled, liveSecrets, startFor } from "../campaigns";
import {
  bringList,
  campaignRow,
  header,
  keptLists,
  lineOf,
  listOf,
  makeAssistedDesk,
  nameOf,
  ranksTo,
  take,
  takeIn,
  viewOf,
} from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

describe("a campaign of a school in assisted mode", () => {
  test("waits for the list, and generates nothing", async () => {
    const { uai, campaignId } = await makeAssistedDesk(2);
    await workQueue([runCampaign]);
    expect(await campaignRow(campaignId)).toMatchObject({ status: "AWAITING_LIST", done_count: 0 });
    expect(await items(campaignId)).toEqual([{ status: "PENDING", outcome: null, count: 2 }]);
    expect(await liveSecrets(uai)).toEqual([]);
  });

  test("takes a list: passwords sealed, accounts provisional, each pupil journalled, the file gone", async () => {
    const desk = await makeAssistedDesk(3, (rank) => (rank === 1 ? { identifier: null } : {}));
    await takeIn(desk, listOf(ranksTo(3)));
    expect(await liveSecrets(desk.uai)).toHaveLength(3);
    expect(await keptLists(desk.campaignId)).toEqual([]);
    expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE", done_count: 3 });
    const accounts = await asOwner(
      "select distinct state, must_change_password, last_reset_at is not null as reset from student_account where uai = $1",
      [desk.uai],
    );
    expect(accounts).toEqual([{ state: "PROVISIONAL", must_change_password: true, reset: true }]);
    const told = await journalled(desk.uai, "student.reset");
    expect(told.map(({ target_id }) => target_id).sort()).toEqual([...desk.ids, desk.campaignId].sort());
    expect(told.every(({ text }) => text.includes('"source":"list"'))).toBe(true);
  });

  test("keeps the identifier that an account had not, and finds the pupil by it", async () => {
    const desk = await makeAssistedDesk(2, (rank) => (rank === 1 ? { identifier: null } : {}));
    await takeIn(desk, listOf(ranksTo(2)));
    expect(
      await asOwner("select identifier, search_text from student_account where id = $1", [desk.ids[1]]),
    ).toEqual([{ identifier: "z.eleve1", search_text: "eleve 00001 zoe z eleve1" }]);
  });

  test("is read class after class, over several lists, and ends with the last pupil", async () => {
    const desk = await makeAssistedDesk(5, (rank) => ({ className: rank < 2 ? "6e A" : "4 D" }));
    await takeIn(desk, listOf([0, 1]));
    expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "AWAITING_LIST", done_count: 2 });
    await takeIn(desk, listOf([2, 3], { className: "4 D" }));
    expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "AWAITING_LIST", done_count: 4 });
    const extra = await bringList(desk, listOf([0]));
    await takeIn(desk, listOf([4], { className: "4 D" }));
    expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE", done_count: 5 });
    // Nothing is left to read: a list still waiting goes with the last one.
    expect(extra).not.toBe("");
    expect(await keptLists(desk.campaignId)).toEqual([]);
  });

  test("given the same list again, changes nothing and says so", async () => {
    const desk = await makeAssistedDesk(3);
    await takeIn(desk, listOf([0, 1]));
    const before = await liveSecrets(desk.uai);
    const again = await bringList(desk, listOf([0, 1]));
    expect(await bringList(desk, listOf([0, 1]))).toBe(again);
    expect(await viewOf(desk, again)).toMatchObject({ matched: 0, already: 2, renewed: [] });
    expect(await take(desk, again)).toMatchObject({ status: "refused" });
    expect(await liveSecrets(desk.uai)).toEqual(before);
    expect(await campaignRow(desk.campaignId)).toMatchObject({ done_count: 2 });
  });

  test("given newer passwords, keeps the old ones unless told to replace them", async () => {
    const desk = await makeAssistedDesk(3);
    await takeIn(desk, listOf([0, 1]));
    await asOwner("update reset_item set printed_at = now(), handed_out_at = now() where student_id = $1", [
      desk.ids[0],
    ]);
    const secrets = () =>
      asOwner("select id from provisional_secret where uai = $1 and sealed is not null order by id", [
        desk.uai,
      ]);
    const before = await secrets();
    const newer = [
      header,
      lineOf(0, { password: "Nouveau-Mdp-1" }),
      lineOf(1, { password: "Nouveau-Mdp-2" }),
    ].join("\n");
    const listId = await bringList(desk, newer);
    expect((await viewOf(desk, listId)).renewed).toEqual([`${nameOf(0)} Zoé`, `${nameOf(1)} Zoé`]);
    expect(await take(desk, listId, { renouveles: "garder" })).toMatchObject({ status: "refused" });
    expect(await secrets()).toEqual(before);
    expect(await take(desk, listId, { renouveles: "remplacer" })).toMatchObject({ status: "led" });
    expect(await secrets()).toHaveLength(2);
    expect((await secrets()).some(({ id }) => before.some((known) => known["id"] === id))).toBe(false);
    // Done twice is done once, and its old sheet is neither printed nor handed out any more.
    expect(await campaignRow(desk.campaignId)).toMatchObject({ done_count: 2, status: "AWAITING_LIST" });
    expect(
      await asOwner(
        "select 1 from reset_item where student_id = $1 and (printed_at is not null or handed_out_at is not null)",
        [desk.ids[0]],
      ),
    ).toEqual([]);
  });
});

describe("a list confirmed", () => {
  test("seals what is matched, and a doubt only as one answers", async () => {
    const desk = await makeAssistedDesk(4, (rank) => (rank === 2 ? { identifier: "z.ancien" } : {}));
    const lines = [header, lineOf(0), lineOf(1), `${nameOf(2)};Zoé;6e A;z.eleve2;Mdp-Du-Troisième`];
    const listId = await bringList(desk, lines.join("\n"));
    const view = await viewOf(desk, listId);
    expect(view).toMatchObject({ matched: 2, missing: [`${nameOf(3)} Zoé`] });
    expect(view.doubtful).toMatchObject([{ line: 4, candidates: [{ studentId: desk.ids[2] }] }]);
    expect(await take(desk, listId, { "choix-4": "no such pupil" })).toMatchObject({ status: "refused" });
    expect(await take(desk, listId, { "choix-4": desk.ids[2] ?? "" })).toMatchObject({ status: "led" });
    expect(await liveSecrets(desk.uai)).toHaveLength(3);
    expect(await asOwner("select identifier from student_account where id = $1", [desk.ids[2]])).toEqual([
      { identifier: "z.eleve2" },
    ]);
  });

  test("never seals an excluded pupil, one of another campaign, nor an unknown one", async () => {
    const desk = await makeAssistedDesk(3, (rank) => (rank === 2 ? { state: "FEDERATED" } : {}), 2);
    const listId = await bringList(
      desk,
      [listOf(ranksTo(3)), "INCONNU;Max;6e A;m.inconnu;Mdp-Inconnu"].join("\r\n"),
    );
    const view = await viewOf(desk, listId);
    expect(view.unexpected.map(({ line, who }) => [line, who])).toEqual([
      [4, `${nameOf(2)} Zoé`],
      [5, "INCONNU Max"],
    ]);
    await take(desk, listId);
    expect((await liveSecrets(desk.uai)).map(({ student_id }) => student_id).sort()).toEqual(
      desk.ids.slice(0, 2).sort(),
    );
  });

  test("refuses a line that paper would not show, and takes the others", async () => {
    const desk = await makeAssistedDesk(3);
    const lines = [header, lineOf(0), lineOf(1, { password: "mot\u3042passe" }), lineOf(2, { password: "" })];
    const listId = await bringList(desk, lines.join("\n"));
    const view = await viewOf(desk, listId);
    expect(view.unusable.map(({ line, why }) => [line, why.slice(0, 22)])).toEqual([
      [3, "Le mot de passe contie"],
      [4, "Pas de mot de passe pr"],
    ]);
    expect(await take(desk, listId)).toMatchObject({ status: "led" });
    expect(await liveSecrets(desk.uai)).toHaveLength(1);
  });

  test("voids the password of an earlier campaign", async () => {
    const desk = await makeAssistedDesk(1);
    await takeIn(desk, listOf([0]));
    await asOwner("update student_account set last_reset_at = '2020-01-01' where uai = $1", [desk.uai]);
    const next = { ...desk, campaignId: await startFor(desk.uai, desk.operator, 1) };
    await takeIn(next, listOf([0], { password: "Mdp-Suivant" }));
    expect(await liveSecrets(desk.uai)).toEqual([{ student_id: desk.ids[0], campaign_id: next.campaignId }]);
    expect(
      await asOwner(
        "select 1 from provisional_secret where uai = $1 and voided_at is not null and sealed is null",
        [desk.uai],
      ),
    ).toHaveLength(1);
  });

  test("is refused when the pupils have changed since its report, and once it was read", async () => {
    const desk = await makeAssistedDesk(2);
    const listId = await bringList(desk, listOf([0, 1]));
    const { mark } = await viewOf(desk, listId);
    const fields = { uai: desk.uai, campaignId: desk.campaignId, listId, vu: mark };
    await asOwner("update student_account set withheld_reason = 'réquisition' where id = $1", [desk.ids[0]]);
    expect(await make(takeList, fields, desk.operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("relisez") as string,
    });
    expect(await liveSecrets(desk.uai)).toEqual([]);
    expect(await take(desk, listId)).toMatchObject({ status: "led" });
    expect(await make(takeList, fields, desk.operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("n’existe plus") as string,
    });
    expect(await liveSecrets(desk.uai)).toHaveLength(1);
  });

  test("confirmed by two people in the same second is taken once", async () => {
    const desk = await makeAssistedDesk(20);
    const listId = await bringList(desk, listOf(ranksTo(20)));
    // Both have read the report before either confirms.
    const { mark } = await viewOf(desk, listId);
    const confirm = () =>
      make(takeList, { uai: desk.uai, campaignId: desk.campaignId, listId, vu: mark }, desk.operator);
    const outcomes = await Promise.all([confirm(), confirm()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["led", "refused"]);
    expect(await liveSecrets(desk.uai)).toHaveLength(20);
    expect(await campaignRow(desk.campaignId)).toMatchObject({ done_count: 20, status: "DONE" });
  });
});
