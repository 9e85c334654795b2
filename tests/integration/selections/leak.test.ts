import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { readCampaign } from "@/lib/resets/read/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { settleLeak } from "@/lib/selections/actions";
import { sweepSelections } from "@/lib/selections/jobs";
import { readLeak } from "@/lib/selections/read";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { campaignOf, journalled, planFor } from "@/tests/integration/resets/campaigns";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { workQueue } from "@/tests/support/queue";
import { makeStudents } from "@/tests/support/students";
import { useTestDatabase } from "@/tests/support/test-database";
import { as, filled, list, search, selections, sendList } from "./lists";

useTestDatabase();
afterAll(closeDatabase);

test("exact, normalised and doubtful matches are kept apart, the first two ticked", async () => {
  const { uai, operator, jean, zoe, chloe, lea1, lea2 } = await filled();
  const id = await search(uai, operator, list);
  const leak = await as(operator, () => readLeak(uai, id, 1));
  expect(leak).toMatchObject({
    counts: { lines: 6, exact: 1, normalised: 2, doubtful: 1, without: 1 },
    silent: 1,
    chosenCount: 3,
    none: [[5, 5]],
  });
  expect(
    leak?.found.map(({ certainty, pupil, lines }) => [certainty, pupil.id, pupil.isChosen, lines]),
  ).toEqual(
    expect.arrayContaining([
      ["EXACT", jean, true, [[1, 1]]],
      ["NORMALISED", zoe, true, [[2, 2]]],
      ["NORMALISED", chloe, true, [[3, 3]]],
    ]),
  );
  const [doubt] = leak?.doubts ?? [];
  expect(doubt?.reason).toBe("HOMONYMS");
  expect(doubt?.candidates.map((pupil) => [pupil.id, pupil.isChosen]).sort()).toEqual(
    [lea1, lea2].map((candidate) => [candidate, false]).sort(),
  );
  const [entry] = await journalled(uai, "selection.made");
  expect(JSON.parse(entry?.text ?? "{}")).toMatchObject({
    target: { id },
    detail: { source: "LEAK", lines: 6, exact: 1, normalised: 2, doubtful: 1, without: 1 },
  });
});

test("a file in the accents of Windows with titles is read as a table", async () => {
  const { uai, operator, chloe } = await filled();
  const text = "Nom;Pr\xe9nom;Mot de passe\r\nD'Oeuvre;Chlo\xe9;secret\r\n";
  const id = await search(uai, operator, new File([Buffer.from(text, "latin1")], "fuite.csv"));
  const leak = await as(operator, () => readLeak(uai, id, 1));
  expect(leak?.found.map(({ pupil }) => pupil.id)).toEqual([chloe]);
});

describe("the ticks", () => {
  test("are kept page by page: what was shown and not ticked leaves, the rest stays", async () => {
    const { uai, operator, jean, zoe, chloe, lea1 } = await filled();
    const selectionId = await search(uai, operator, list);
    const form = { uai, selectionId, montre: [jean, lea1], retenu: [lea1], aller: "2" };
    expect(await make(settleLeak, form, operator)).toEqual({
      status: "led",
      href: `/e/${uai}/reinitialisations/fuite/${selectionId}?page=2`,
    });
    const [row] = await selections(uai);
    expect([...(row?.student_ids ?? [])].sort()).toEqual([zoe, chloe, lea1].sort());
    expect(await journalled(uai, "selection.settled")).toHaveLength(1);
  });

  test("never bring in somebody whom the list did not name", async () => {
    const { uai, operator, jean } = await filled();
    const [stranger = ""] = await makeStudents(uai, 1, () => ({ identifier: "somebody.else" }));
    const other = await filled();
    const selectionId = await search(uai, operator, "jean.dupont12");
    const form = { uai, selectionId, montre: [jean], retenu: [jean, stranger, other.jean] };
    expect(await make(settleLeak, form, operator)).toMatchObject({ status: "led" });
    expect((await selections(uai))[0]?.student_ids).toEqual([jean]);
  });

  test("are kept when nobody is left or the date is to come, and the page says why", async () => {
    const { uai, operator, jean } = await filled();
    const selectionId = await search(uai, operator, "jean.dupont12");
    const page = `/e/${uai}/reinitialisations/fuite/${selectionId}?page=1`;
    const none = await make(settleLeak, { uai, selectionId, montre: [jean] }, operator);
    expect(none).toEqual({ status: "led", href: `${page}&refus=personne` });
    expect((await selections(uai))[0]?.student_ids).toEqual([]);
    const late = await make(
      settleLeak,
      { uai, selectionId, montre: [jean], retenu: [jean], jour: "2999-01-01" },
      operator,
    );
    expect(late).toEqual({ status: "led", href: `${page}&refus=date` });
    expect((await selections(uai))[0]?.student_ids).toEqual([jean]);
  });
});

test("the wizard takes the selection with its dates; the campaign takes its pupils, and the search is erased", async () => {
  const { uai, operator, jean, zoe, chloe } = await filled();
  await asOwner("update student_account set password_changed_on = '2026-03-02' where id = $1", [zoe]);
  await asOwner("update student_account set password_changed_on = '2026-03-01' where id = $1", [chloe]);
  const selectionId = await search(uai, operator, list);
  const led = await make(settleLeak, { uai, selectionId, jour: "2026-03-01" }, operator);
  const query = Object.fromEntries(
    new URL(led.status === "led" ? led.href : "", "http://console.test").searchParams,
  );
  expect(query).toEqual({
    etape: "exclure",
    portee: "SELECTION",
    selection: selectionId,
    changeDepuis: "2026-03-02",
    reinitialiseDepuis: "2026-03-02",
  });
  const preview = await as(operator, () => readPlanPreview(uai, query));
  expect(preview).toMatchObject({
    scope: "3 élèves visés par une fuite",
    selection: "LEAK",
    includedCount: 2,
  });

  const outcome = await make(startCampaign, planFor(uai, 2, query), operator);
  const items = await asOwner<{ student_id: string; status: string }>(
    "select student_id, status from reset_item where campaign_id = $1",
    [campaignOf(outcome)],
  );
  expect(
    items
      .filter(({ status }) => status === "PENDING")
      .map((item) => item.student_id)
      .sort(),
  ).toEqual([jean, chloe].sort());
  expect(await selections(uai)).toEqual([]);
  const campaign = await as(operator, () => readCampaign(uai, campaignOf(outcome)));
  expect(campaign?.scope).toBe("3 élèves visés par une fuite");
  expect(await as(operator, () => readLeak(uai, selectionId, 1))).toBeNull();
  expect(await as(operator, () => readPlanPreview(uai, query))).toMatchObject({
    selection: "GONE",
    includedCount: 0,
  });
});

test("without a date every targeted password changes, and the reason is written", async () => {
  const { uai, operator, jean } = await filled();
  await asOwner(
    "update student_account set password_changed_on = to_char(now(), 'YYYY-MM-DD') where id = $1",
    [jean],
  );
  const selectionId = await search(uai, operator, "jean.dupont12");
  const led = await make(settleLeak, { uai, selectionId }, operator);
  const query = Object.fromEntries(
    new URL(led.status === "led" ? led.href : "", "http://console.test").searchParams,
  );
  expect(await as(operator, () => readPlanPreview(uai, query))).toMatchObject({ includedCount: 1 });
  expect(await make(startCampaign, planFor(uai, 1, query), operator)).toMatchObject({ status: "led" });
});

test("a selection is swept after thirty days, and not before", async () => {
  const { uai, operator } = await filled();
  const kept = await search(uai, operator, "jean.dupont12");
  const old = await search(uai, operator, "zoe.martin");
  await asOwner("update student_selection set created_at = now() - interval '29 days' where id = $1", [kept]);
  await asOwner("update student_selection set created_at = now() - interval '30 days' where id = $1", [old]);
  await inTransaction(scopeOf([uai]), (tx) =>
    sweepSelections.enqueue(tx, { uai, actor: null, payload: {}, key: uai }),
  );
  await workQueue([sweepSelections]);
  expect((await selections(uai)).map(({ id }) => id)).toEqual([kept]);
  expect((await journalled(uai, "selection.erased")).map(({ target_id }) => target_id)).toEqual([old]);
});

test("a list that does not come from the console is refused", async () => {
  const { uai, operator } = await filled();
  expect(await sendList(uai, operator, list, "https://ailleurs.example")).toMatchObject({ httpStatus: 403 });
  expect(await selections(uai)).toEqual([]);
});
