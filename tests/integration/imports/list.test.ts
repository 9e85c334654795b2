import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { chooseColumns } from "@/lib/imports/actions/columns";
import { refreshImport, saveStateLabels, settleDoubts } from "@/lib/imports/actions/imports";
import { columnFields, guessStudentColumns } from "@/lib/imports/rules/columns";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, importFile, makeDesk, preview, stored, students, work, type Desk } from "./desk";
import { filePupils, listCsv, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const header =
  "Nom;Prénom;Classe;Identifiant;État du compte;Mot de passe;Dernière modification du mot de passe";
const rowOf = (rank: number, state: string, { identifier = `z.martin${String(rank)}`, changed = "" } = {}) =>
  `MARTIN${String(rank)};ZOE;${rank % 2 === 0 ? "6EA" : "4D"};${identifier};${state};Prov!sOire${String(rank)};${changed}`;

/** The columns as the form sends them. */
function columnsOf(titles: string) {
  const mapping = guessStudentColumns(titles.split(";"));
  return Object.fromEntries(columnFields.map((field) => [field, mapping[field]?.toString() ?? ""]));
}

async function schoolOf(count: number): Promise<Desk> {
  const desk = await makeDesk();
  await importFile(desk, siecleZip(desk.uai, filePupils(count)));
  return desk;
}

async function readList(desk: Desk, rows: readonly string[]): Promise<string> {
  const id = await preview(desk, listCsv(header, rows));
  if ((await stored(id)).status === "NEEDS_MAPPING") {
    await make(chooseColumns, { uai: desk.uai, importId: id, ...columnsOf(header) }, desk.operator);
    await work();
  }
  return id;
}

const statesOf = async (uai: string) =>
  Object.fromEntries((await students(uai)).map(({ last_name, state }) => [last_name, state]));

/** A pupil whose provisional password, handed out by a campaign, is still valid. */
async function giveSecret(desk: Desk, studentId: string, resetAt: Date): Promise<void> {
  const campaignId = randomUUID();
  await asOwner(
    `insert into reset_campaign (uai, id, request_id, name, scope, exclusions, selected_count, excluded_count, validity_days, created_by, created_by_name, created_at)
     values ($1, $2, $2, 'Essai', '{}', '{}', 1, 0, 90, $3, 'Claire', now())`,
    [desk.uai, campaignId, desk.operator.id],
  );
  await asOwner(
    `insert into provisional_secret (uai, id, student_id, live_student_id, campaign_id, sealed, created_at, expires_at)
     values ($1, $2, $3, $3, $4, 'sealed', now(), now() + interval '90 days')`,
    [desk.uai, randomUUID(), studentId, campaignId],
  );
  await asOwner(
    "update student_account set state = 'PROVISIONAL', must_change_password = true, last_reset_at = $2 where id = $1",
    [studentId, resetAt],
  );
}

const secretsOf = (uai: string) =>
  asOwner<{ live: boolean; sealed: boolean }>(
    "select live_student_id is not null as live, sealed is not null as sealed from provisional_secret where uai = $1",
    [uai],
  );

describe("an EduConnect list", () => {
  test("asks for its columns once, then remembers them", async () => {
    const desk = await schoolOf(4);
    const id = await preview(desk, listCsv(header, [rowOf(1, "Actif")]));
    expect(await stored(id)).toMatchObject({ status: "NEEDS_MAPPING", format: "EDUCONNECT" });
    const fields = { uai: desk.uai, importId: id };
    expect(await make(chooseColumns, { ...fields, lastName: "0" }, desk.operator)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("le prénom") as string,
    });
    expect(
      await make(chooseColumns, { ...fields, ...columnsOf(header), firstName: "0" }, desk.operator),
    ).toMatchObject({ status: "refused", reason: expect.stringContaining("deux fois") as string });
    await make(chooseColumns, { ...fields, ...columnsOf(header) }, desk.operator);
    await work();
    expect(await stored(id)).toMatchObject({ status: "READY", counts: { changed: 1 } });

    const again = await preview(desk, listCsv(header.toUpperCase(), [rowOf(2, "Actif")]));
    expect(await stored(again)).toMatchObject({ status: "READY", counts: { changed: 1 } });
    const other = await makeDesk();
    const elsewhere = await preview(other, listCsv(header, [rowOf(2, "Actif")]));
    expect(await stored(elsewhere)).toMatchObject({ status: "NEEDS_MAPPING" });
  });

  test("gives identifiers and states, renames nobody, never reads a password", async () => {
    const desk = await schoolOf(4);
    const id = await readList(desk, [rowOf(1, "Actif"), rowOf(2, "Jamais activé"), rowOf(3, "Drôle d'état")]);
    expect((await stored(id)).warnings.join()).toContain("Drôle d'état");
    expect((await stored(id)).warnings.join()).toContain("elle n’est ni lue ni conservée");
    expect(JSON.stringify(await changes(id))).not.toContain("Prov!sOire");
    await apply(desk, id);
    expect(await statesOf(desk.uai)).toEqual({
      MARTIN1: "ACTIVE",
      MARTIN2: "NEVER_ACTIVATED",
      MARTIN3: "UNKNOWN",
      MARTIN4: "UNKNOWN",
    });
    const [first] = await students(desk.uai);
    expect(first).toMatchObject({
      identifier: "z.martin1",
      first_name: "Zoé",
      class_name: "4 D",
      left_on: null,
    });
    const history = await asOwner(
      "select state, source, source_state from student_state_change where uai = $1 order by state",
      [desk.uai],
    );
    expect(history).toEqual([
      { state: "NEVER_ACTIVATED", source: "IMPORT", source_state: "Jamais activé" },
      { state: "ACTIVE", source: "IMPORT", source_state: "Actif" },
    ]);
  });

  test("is read again with the labels that the school has named", async () => {
    const desk = await schoolOf(2);
    const id = await readList(desk, [rowOf(1, "Ouvert")]);
    const table = { label: ["Ouvert", ""], state: ["ACTIVE", "UNKNOWN"] };
    await make(saveStateLabels, { uai: desk.uai, ...table }, desk.operator);
    await make(refreshImport, { uai: desk.uai, importId: id }, desk.operator);
    await work();
    await apply(desk, id);
    expect(await statesOf(desk.uai)).toMatchObject({ MARTIN1: "ACTIVE" });
  });

  test("that shows a first use erases the provisional password, after a warning", async () => {
    const desk = await schoolOf(2);
    const [pupil] = await students(desk.uai);
    await giveSecret(desk, pupil?.id ?? "", new Date());
    const id = await readList(desk, [rowOf(1, "Actif")]);
    expect((await stored(id)).warnings.join()).toContain("1 élève a un mot de passe provisoire");
    expect(await secretsOf(desk.uai)).toEqual([{ live: true, sealed: true }]);
    await apply(desk, id);
    expect(await secretsOf(desk.uai)).toEqual([{ live: false, sealed: false }]);
    expect(await statesOf(desk.uai)).toMatchObject({ MARTIN1: "ACTIVE" });
  });

  test("made before the reset leaves the provisional password alone", async () => {
    const desk = await schoolOf(2);
    const [pupil] = await students(desk.uai);
    await giveSecret(desk, pupil?.id ?? "", new Date("2026-11-20T10:00:00Z"));
    await apply(desk, await readList(desk, [rowOf(1, "Actif", { changed: "19/11/2026" })]));
    expect(await statesOf(desk.uai)).toMatchObject({ MARTIN1: "PROVISIONAL" });
    expect(await secretsOf(desk.uai)).toEqual([{ live: true, sealed: true }]);

    await apply(desk, await readList(desk, [rowOf(1, "Actif", { changed: "20/11/2026" })]));
    expect(await statesOf(desk.uai)).toMatchObject({ MARTIN1: "ACTIVE" });
    expect(await secretsOf(desk.uai)).toEqual([{ live: false, sealed: false }]);
  });

  test("doubts a pupil whom SIECLE does not have, and an identifier already held", async () => {
    const desk = await schoolOf(2);
    await apply(desk, await readList(desk, [rowOf(1, "Actif"), rowOf(2, "Actif")]));
    const id = await readList(desk, [rowOf(9, "Actif"), rowOf(2, "Actif", { identifier: "z.martin1" })]);
    expect(await changes(id)).toMatchObject([
      { kind: "DOUBTFUL", doubt: "UNKNOWN_IN_LIST", candidates: [] },
      { kind: "DOUBTFUL", doubt: expect.stringMatching(/NUMBER_TAKEN|NAME_DIFFERS/) as string },
    ]);
  });

  test("swaps the identifiers of two pupils, once both lines are settled", async () => {
    const desk = await schoolOf(2);
    await apply(desk, await readList(desk, [rowOf(1, "Actif"), rowOf(2, "Actif")]));
    const [one, two] = await students(desk.uai);
    const swapped = [
      rowOf(1, "Actif", { identifier: "z.martin2" }),
      rowOf(2, "Actif", { identifier: "z.martin1" }),
    ];
    const id = await readList(desk, swapped);
    const lines = await changes(id);
    expect(lines.map(({ kind }) => kind)).toEqual(["DOUBTFUL", "DOUBTFUL"]);
    const choice = [`${String(lines[0]?.seq)}:${one?.id ?? ""}`, `${String(lines[1]?.seq)}:${two?.id ?? ""}`];
    expect(await make(settleDoubts, { uai: desk.uai, importId: id, choice }, desk.operator)).toMatchObject({
      status: "done",
    });
    await apply(desk, id);
    expect((await students(desk.uai)).map(({ identifier }) => identifier)).toEqual([
      "z.martin2",
      "z.martin1",
    ]);
  });
});
