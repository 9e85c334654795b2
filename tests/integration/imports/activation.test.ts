import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { chooseColumns } from "@/lib/imports/actions/columns";
import { chooseDepartures } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { voidActivatedSecrets } from "@/lib/resets/activation";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import {
  apply,
  changes,
  importFile,
  journal,
  makeDesk,
  preview,
  stored,
  students,
  work,
  type Desk,
} from "./desk";
import { filePupil, filePupils, listCsv, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const minuteMs = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs);
const frenchDay = (day: Date) => day.toISOString().slice(0, 10).split("-").reverse().join("/");

/** A provisional password that still works, as a campaign leaves it. */
async function giveSecret({ uai, operator }: Desk, studentId: string, madeAt: Date): Promise<void> {
  const campaignId = randomUUID();
  await asOwner(
    `insert into reset_campaign (uai, id, request_id, name, scope, exclusions, selected_count, excluded_count, validity_days, created_by, created_by_name, created_at)
     values ($1, $2, $2, 'Essai', '{}', '{}', 1, 0, 90, $3, 'Claire', $4)`,
    [uai, campaignId, operator.id, madeAt],
  );
  await asOwner(
    `insert into provisional_secret (uai, id, student_id, live_student_id, campaign_id, sealed, created_at, expires_at)
     values ($1, $2, $3, $3, $4, 'sealed', $5, now() + interval '90 days')`,
    [uai, randomUUID(), studentId, campaignId, madeAt],
  );
  await asOwner(
    "update student_account set state = 'PROVISIONAL', must_change_password = true, last_reset_at = $2 where id = $1",
    [studentId, madeAt],
  );
}

const secretsOf = (uai: string) =>
  asOwner<{ works: boolean; dated: boolean }>(
    `select sealed is not null and live_student_id is not null as works,
       voided_at is not null and purged_at is not null as dated
     from provisional_secret where uai = $1`,
    [uai],
  );
const works = [{ works: true, dated: false }];
const erased = [{ works: false, dated: true }];

/** A school of two pupils, the first of whom holds a provisional password. */
async function schoolWithSecret(madeAt: Date): Promise<{ desk: Desk; pupilId: string }> {
  const desk = await makeDesk();
  await importFile(desk, siecleZip(desk.uai, filePupils(2)));
  const [pupil] = await students(desk.uai);
  const pupilId = pupil?.id ?? "";
  await giveSecret(desk, pupilId, madeAt);
  return { desk, pupilId };
}

async function readList(desk: Desk, state: string): Promise<string> {
  const header = "Nom;Prénom;Classe;Identifiant;État du compte";
  const id = await preview(desk, listCsv(header, [`MARTIN1;Zoé;4 D;z.martin1;${state}`]));
  const columns = { lastName: "0", firstName: "1", className: "2", identifier: "3", sourceState: "4" };
  await make(chooseColumns, { uai: desk.uai, importId: id, ...columns }, desk.operator);
  await work();
  return id;
}

describe("a list that shows a first activation", () => {
  test.each([
    ["Actif", erased],
    ["FranceConnect", erased],
    ["Jamais activé", works],
    ["Bloqué", works],
  ])("in the state %s", async (state, expected) => {
    const { desk, pupilId } = await schoolWithSecret(ago(5));
    const id = await readList(desk, state);
    await apply(desk, id);
    expect(await secretsOf(desk.uai)).toEqual(expected);
    const purged = expected === erased ? 1 : 0;
    expect(await stored(id)).toMatchObject({ counts: { secretsToErase: purged, applied: { purged } } });
    const entries = await journal(desk.uai, "student.imported");
    const said = entries.filter(
      ({ target_id, text }) => target_id === pupilId && text.includes('"purged":true'),
    );
    expect(said).toHaveLength(purged);
    const [pupil] = await asOwner("select must_change_password as must from student_account where id = $1", [
      pupilId,
    ]);
    expect(pupil).toEqual({ must: expected === works });
  });

  test("leaves alone a password made since it was received, and the state that came with it", async () => {
    const { desk, pupilId } = await schoolWithSecret(ago(5));
    const id = await readList(desk, "Actif");
    await asOwner("update provisional_secret set created_at = now() + interval '1 second' where uai = $1", [
      desk.uai,
    ]);
    await apply(desk, id);
    expect(await stored(id)).toMatchObject({ status: "APPLIED", counts: { applied: { purged: 0 } } });
    expect(await secretsOf(desk.uai)).toEqual(works);
    const [pupil] = await asOwner("select state from student_account where id = $1", [pupilId]);
    expect(pupil).toEqual({ state: "PROVISIONAL" });
  });
});

describe("a departure", () => {
  const day = 24 * 60;

  test.each([
    ["known before the reset", 3 * day, works],
    ["known after the reset", 1 * day, erased],
  ])("%s, told by the file", async (_, exportedAgo, expected) => {
    const { desk } = await schoolWithSecret(ago(2 * day));
    const left = filePupil(1, { leftOn: frenchDay(ago(10 * day)) });
    const file = siecleZip(desk.uai, [left, filePupil(2)], { exportedOn: frenchDay(ago(exportedAgo)) });
    const id = await importFile(desk, file);
    expect(await secretsOf(desk.uai)).toEqual(expected);
    expect(await stored(id)).toMatchObject({ counts: { applied: { purged: expected === erased ? 1 : 0 } } });
  });

  test("ticked by a person erases the password of who has left", async () => {
    const { desk, pupilId } = await schoolWithSecret(ago(2 * day));
    await importFile(desk, siecleZip(desk.uai, filePupils(3)));
    const others = [filePupil(2), filePupil(3)];
    const id = await preview(desk, siecleZip(desk.uai, others, { exportedOn: frenchDay(new Date()) }));
    const [gone] = await changes(id);
    const line = String(gone?.seq);
    await make(chooseDepartures, { uai: desk.uai, importId: id, shown: line, gone: line }, desk.operator);
    await apply(desk, id);
    expect(await secretsOf(desk.uai)).toEqual(erased);
    const said = (await journal(desk.uai, "student.imported")).filter(({ text }) =>
      text.includes('"purged":true'),
    );
    expect(said.map(({ target_id }) => target_id)).toEqual([pupilId]);
  });
});

describe("voidActivatedSecrets", () => {
  test("erases what was made before, of these pupils, of this school", async () => {
    const madeAt = ago(60);
    const { desk, pupilId } = await schoolWithSecret(madeAt);
    const void_ = (uai: string, ids: readonly string[], before: Date) =>
      inTransaction(scopeOf([uai]), (tx) => voidActivatedSecrets(tx, uai, ids, { before, now: new Date() }));
    expect(await void_(desk.uai, [], ago(0))).toEqual([]);
    expect(await void_(desk.uai, [randomUUID()], ago(0))).toEqual([]);
    expect(await void_(desk.uai, [pupilId], madeAt)).toEqual([]);
    const other = await makeDesk();
    expect(await void_(other.uai, [pupilId], ago(0))).toEqual([]);
    expect(await secretsOf(desk.uai)).toEqual(works);
    expect(await void_(desk.uai, [pupilId], new Date(madeAt.getTime() + 1))).toEqual([pupilId]);
    expect(await secretsOf(desk.uai)).toEqual(erased);
    expect(await void_(desk.uai, [pupilId], ago(0))).toEqual([]);
  });
});
