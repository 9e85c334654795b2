import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { startCampaign } from "@/lib/resets/actions/campaigns";
import { readPlanPreview } from "@/lib/resets/read/plans";
import { settleLeak } from "@/lib/selections/actions";
import { readLeak } from "@/lib/selections/read";
import { planFor } from "@/tests/integration/resets/campaigns";
import { makeOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { as, filled, list, search, selections } from "./lists";

useTestDatabase();
afterAll(closeDatabase);

describe("a search belongs to the one who sent it", () => {
  test("another operator, another school and an unknown id find nothing", async () => {
    const { uai, operator } = await filled();
    const other = await filled();
    const selectionId = await search(uai, operator, list);
    const colleague = await makeOperator({ uai });
    const plan = { portee: "SELECTION", selection: selectionId };
    for (const [person, where] of [
      [colleague, uai],
      [other.operator, other.uai],
    ] as const) {
      expect(await as(person, () => readLeak(where, selectionId, 1))).toBeNull();
      expect(await as(person, () => readPlanPreview(where, plan))).toMatchObject({
        selection: "GONE",
        includedCount: 0,
        excluded: expect.arrayContaining([expect.objectContaining({ count: 0 })]) as unknown,
      });
      expect(await make(settleLeak, { uai: where, selectionId }, person)).toMatchObject({
        status: "refused",
      });
      expect(await make(startCampaign, planFor(where, 3, plan), person)).toMatchObject({ status: "refused" });
    }
    expect(await as(operator, () => readLeak(uai, randomUUID(), 1))).toBeNull();
    expect(await as(operator, () => readLeak(uai, "’--", 1))).toBeNull();
    expect((await selections(uai))[0]?.student_ids).toHaveLength(3);
  });

  test("a delegate finds the pupils of the classes they hold, and no other", async () => {
    const { uai, lea1 } = await filled();
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["5e B"] });
    const id = await search(uai, delegate, list);
    const leak = await as(delegate, () => readLeak(uai, id, 1));
    expect(leak?.counts).toMatchObject({ exact: 0, normalised: 1, doubtful: 0, without: 4 });
    expect(leak?.found.map(({ pupil }) => pupil.id)).toEqual([lea1]);
  });

  test("classes taken back from a delegate take the selection away at once", async () => {
    const { uai } = await filled();
    const delegate = await makeOperator({ uai, roles: ["DELEGATE"], classNames: ["5e B", "4 D"] });
    const selection = await search(uai, delegate, "lea.roy1\nlea.roy2");
    const plan = { portee: "SELECTION", selection };
    const preview = () => as(delegate, () => readPlanPreview(uai, plan));
    expect(await preview()).toMatchObject({ scope: "2 élèves visés par une fuite", includedCount: 2 });
    await asOwner("update membership set class_names = '{5e B}' where operator_id = $1", [delegate.id]);
    expect(await preview()).toMatchObject({ selection: "GONE", includedCount: 0 });
  });
});
