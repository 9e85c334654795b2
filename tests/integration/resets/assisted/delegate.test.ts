import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { abandonList, finishWithoutThem, pasteList } from "@/lib/resets/actions/lists";
import { readAssistedGuide } from "@/lib/resets/read/lists";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { items, liveSecrets } from "../campaigns";
import {
  bringList,
  campaignRow,
  header,
  keptLists,
  lineOf,
  listOf,
  makeAssistedDesk,
  nameOf,
  reportOf,
  take,
  takeIn,
  viewOf,
} from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

/** Two pupils in 6e A, one in 4 D, and the delegate of 6e A. */
async function makeShared(identifierOfThird: string | null = "z.eleve2") {
  const desk = await makeAssistedDesk(3, (rank) => ({
    className: rank < 2 ? "6e A" : "4 D",
    identifier: rank === 2 ? identifierOfThird : null,
  }));
  const delegate = await makeOperator({ uai: desk.uai, roles: ["DELEGATE"], classNames: ["6e A"] });
  return { desk, delegate };
}

test("a delegate takes the list of the classes held, and of those only", async () => {
  const { desk, delegate } = await makeShared();
  const whole = [header, lineOf(0), lineOf(1), lineOf(2, { className: "4 D" })].join("\n");
  const listId = await bringList(desk, whole, delegate);
  const view = await viewOf(desk, listId, delegate);
  expect(view).toMatchObject({ matched: 2, missingCount: 0, elsewhere: [] });
  // The very line that the delegate brought, as anybody unknown.
  expect(view.unexpected).toMatchObject([
    { who: `${nameOf(2)} Zoé`, why: expect.stringContaining("Inconnu") as string },
  ]);
  expect(await take(desk, listId, {}, delegate)).toMatchObject({ status: "led" });
  expect((await liveSecrets(desk.uai)).map(({ student_id }) => student_id).sort()).toEqual(
    desk.ids.slice(0, 2).sort(),
  );
  expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "AWAITING_LIST", done_count: 2 });
  await takeIn(desk, [header, lineOf(2, { className: "4 D" })].join("\n"));
  expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE" });
});

test("a delegate who reads the last class ends the campaign", async () => {
  const { desk, delegate } = await makeShared();
  await takeIn(desk, [header, lineOf(2, { className: "4 D" })].join("\n"));
  const listId = await bringList(desk, listOf([0, 1]), delegate);
  expect(await take(desk, listId, {}, delegate)).toMatchObject({ status: "led" });
  expect(await campaignRow(desk.campaignId)).toMatchObject({ status: "DONE", done_count: 3 });
});

test("a delegate never sees the list that another brought, and cannot destroy it", async () => {
  const { desk, delegate } = await makeShared();
  const listId = await bringList(desk, listOf([0, 1]));
  expect(await reportOf(desk, listId, delegate)).toBeNull();
  const gesture = { uai: desk.uai, campaignId: desk.campaignId, listId };
  expect(await make(abandonList, gesture, delegate)).toMatchObject({ status: "refused" });
  expect(await keptLists(desk.campaignId)).toHaveLength(1);
  const own = await bringList(desk, listOf([0]), delegate);
  const guide = await asRequest({ now: new Date(), sessionToken: delegate.sessionToken }, () =>
    readAssistedGuide(desk.uai, desk.campaignId),
  );
  expect(guide?.lists.map(({ id }) => id)).toEqual([own]);
  // The principal answers for all of them.
  expect(await viewOf(desk, own)).toMatchObject({ total: 1 });
});

test("a delegate does not end what others still wait for", async () => {
  const { desk, delegate } = await makeShared();
  await takeIn(desk, listOf([0]));
  const gesture = { uai: desk.uai, campaignId: desk.campaignId, motif: "Absents depuis la rentrée" };
  expect(await make(finishWithoutThem, gesture, delegate)).toMatchObject({ status: "refused" });
  expect(await items(desk.campaignId)).toEqual([
    { status: "PENDING", outcome: null, count: 2 },
    { status: "DONE", outcome: null, count: 1 },
  ]);
});

test("an identifier held in a class out of sight is refused in a sentence, and nothing is sealed", async () => {
  const { desk, delegate } = await makeShared("z.eleve0");
  const listId = await bringList(desk, listOf([0, 1]), delegate);
  expect(await take(desk, listId, {}, delegate)).toMatchObject({
    status: "refused",
    reason: expect.stringContaining("déjà celui d’un autre élève") as string,
  });
  expect(await liveSecrets(desk.uai)).toEqual([]);
  expect(await keptLists(desk.campaignId)).toHaveLength(1);
});

test("a delegate of another class finds no campaign, and one withdrawn finds nothing at once", async () => {
  const { desk, delegate } = await makeShared();
  const stranger = await makeOperator({ uai: desk.uai, roles: ["DELEGATE"], classNames: ["3 C"] });
  const pasted = { uai: desk.uai, campaignId: desk.campaignId, passwordList: listOf([0]) };
  expect(await make(pasteList, pasted, stranger)).toMatchObject({ status: "refused" });
  await asOwner("update membership set valid_until = now() - interval '1 second' where operator_id = $1", [
    delegate.id,
  ]);
  expect(await make(pasteList, pasted, delegate)).toMatchObject({ status: "refused" });
  expect(await keptLists(desk.campaignId)).toEqual([]);
});
