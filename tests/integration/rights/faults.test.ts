import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { applyImport } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { applyConversion, limitRights, revokeRights, undoRights } from "@/lib/rights/actions";
import { sweepRights } from "@/lib/rights/jobs";
import { dayPlus } from "@/lib/accounts/rules/days";
import { parisDay } from "@/lib/paris-day";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { makeCrew, until } from "@/tests/support/workers/crew";
import { journal, preview, stored } from "../imports/desk";
import { convertible, inForce, prepare } from "./convertible";
import { grants, rightsFile } from "./school";
import { holdAt, whileDiskIsFull } from "./traps";

useTestDatabase();
const crew = makeCrew("scripts/worker.ts", { MIGRATION_DATABASE_URL: "" });
afterEach(() => crew.dismiss());
afterAll(closeDatabase);

/** Starts a worker, and kills it once it writes at this place. */
async function killAt(place: Parameters<typeof holdAt>[0]): Promise<void> {
  const trap = await holdAt(place);
  try {
    const { process: worker } = crew.start();
    await trap.caught();
    const ended = once(worker, "exit");
    worker.kill("SIGKILL");
    await ended;
  } finally {
    await trap.release();
  }
}

const workAgain = async (isDone: () => Promise<boolean>) => {
  crew.start();
  await until(async () => ((await isDone()) ? true : undefined), 120_000);
};

describe("a worker killed", () => {
  test("while it applies a list of rights leaves nothing of it; another applies it once", async () => {
    const { uai, operator, desk } = await convertible();
    const lines = ["j.dupont", "l.nguyen", "r.silva", "e.martin", "p.leroy"];
    const file = rightsFile(
      "GRANTS",
      lines.map((Bénéficiaire) => ({ Cible: "msg", Bénéficiaire })),
    );
    const importId = await preview(desk, file);
    await make(applyImport, { uai, importId }, operator);
    await killAt({ table: "rights_grant", event: "insert", when: `new.uai = '${uai}'` });
    expect(await grants(uai)).toHaveLength(3);
    expect(await stored(importId)).toMatchObject({ status: "APPLYING" });
    await workAgain(async () => (await stored(importId)).status === "APPLIED");
    expect(await inForce(uai)).toHaveLength(5);
    expect(await stored(importId)).toMatchObject({ counts: { applied: { added: 2 } } });
  }, 240_000);

  test("while it revokes what ended leaves it in force; another revokes it once, and says so once", async () => {
    const { uai } = await convertible();
    await asOwner("update rights_grant set ends_on = '2026-01-31' where uai = $1", [uai]);
    await inTransaction(scopeOf([uai]), (tx) =>
      sweepRights.enqueue(tx, { uai, actor: null, payload: {}, key: uai }),
    );
    await killAt({
      ...{ table: "rights_grant", event: "update" },
      when: `new.uai = '${uai}' and new.revoked_on is not null`,
    });
    expect(await inForce(uai)).toHaveLength(3);
    expect(await journal(uai, "rights.ended")).toEqual([]);
    await workAgain(async () => (await inForce(uai)).length === 0);
    expect(await journal(uai, "rights.ended")).toHaveLength(3);
  }, 240_000);
});

/** A school with one conversion prepared, and everything that a gesture on its rights may change. */
async function prepared() {
  const school = await convertible();
  const { batchId } = await prepare(school);
  const [grant] = await inForce(school.uai);
  const state = async () => ({
    grants: await grants(school.uai),
    batches: await asOwner("select * from rights_batch where uai = $1 order by id", [school.uai]),
    lines: await asOwner("select * from rights_batch_line where uai = $1 order by batch_id, seq", [
      school.uai,
    ]),
    version: await asOwner("select rights_version from establishment where uai = $1", [school.uai]),
    orders: await asOwner("select id from outgoing_change where uai = $1", [school.uai]),
  });
  return { ...school, batchId, droit: grant?.id ?? "", state };
}

const today = parisDay(new Date());

describe("a disk that is full", () => {
  test.each([
    ["in the journal", "journal_entry", "insert", "new.outcome = 'DONE'"],
    ["at the last grant", "rights_grant", "insert", "true"],
    ["as the batch is closed", "rights_batch", "update", "new.status = 'DONE'"],
  ] as const)(
    "%s as a conversion is applied changes nothing; tried again, it is applied once",
    async (_, table, event, when) => {
      const { uai, operator, batchId, state } = await prepared();
      const before = await state();
      const apply = () => make(applyConversion, { uai, batchId }, operator);
      const failed = await whileDiskIsFull({ table, event, when: `new.uai = '${uai}' and ${when}` }, apply);
      expect(failed).toMatchObject({ status: "refused", reason: expect.stringContaining("réf.") as string });
      expect(await state()).toEqual(before);
      expect(await apply()).toMatchObject({ status: "done" });
      expect(await inForce(uai)).toMatchObject([{ holder_kind: "PROFILE" }]);
      expect(await journal(uai, "rights.converted")).toHaveLength(5);
    },
  );

  test("as a right is revoked, limited, or a batch undone changes nothing", async () => {
    const { uai, operator, batchId, droit, state } = await prepared();
    const full = { table: "journal_entry", event: "insert", when: "new.outcome = 'DONE'" } as const;
    const form = { uai, droit, requestId: randomUUID() };
    const before = await state();
    await whileDiskIsFull(full, () => make(revokeRights, form, operator));
    await whileDiskIsFull(full, () => make(limitRights, { ...form, fin: dayPlus(today, 5) }, operator));
    expect(await state()).toEqual(before);
    await make(applyConversion, { uai, batchId }, operator);
    const applied = await state();
    await whileDiskIsFull(full, () => make(undoRights, { uai, batchId }, operator));
    expect(await state()).toEqual(applied);
  });
});
