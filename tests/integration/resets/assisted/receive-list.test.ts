import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { chooseListColumns, pasteList } from "@/lib/resets/actions/lists";
import { readListColumns } from "@/lib/resets/read/lists";
import { encode } from "@/scripts/sample/encodings";
import { make } from "@/tests/support/gestures";
import { zip } from "@/tests/support/zip";
import { useTestDatabase } from "@/tests/support/test-database";
import {
  bringList,
  type Desk,
  keptLists,
  lineOf,
  listOf,
  makeAssistedDesk,
  nameOf,
  passwordOf,
  reportOf,
  sendList,
  take,
  viewOf,
} from "./assisted-school";

useTestDatabase();
afterAll(closeDatabase);

const paste = ({ uai, campaignId, operator }: Desk, passwordList: string) =>
  make(pasteList, { uai, campaignId, passwordList }, operator);

const listIn = (outcome: { status: string; href?: string }) => outcome.href?.split("/").at(-1) ?? "";

async function pasted(desk: Desk, text: string) {
  const outcome = await paste(desk, text);
  expect(outcome).toMatchObject({ status: "led" });
  return viewOf(desk, listIn(outcome));
}

describe("a list is read", () => {
  test.each<[string, (text: string) => Uint8Array]>([
    ["in Windows-1252", (text) => encode(text, "Windows-1252")],
    ["in UTF-8 with its mark", (text) => Buffer.from(`\uFEFF${text}`, "utf8")],
    ["with tabs", (text) => Buffer.from(text.replaceAll(";", "\t"), "utf8")],
    [
      "under a title and a date",
      (text) => Buffer.from(`Liste des comptes\r\nClasse : 6e A\r\n\r\n${text}`, "utf8"),
    ],
  ])("%s", async (_, bytes) => {
    const desk = await makeAssistedDesk(2);
    const listId = await bringList(desk, bytes(listOf([0, 1])));
    expect(await viewOf(desk, listId)).toMatchObject({ matched: 2, unusableCount: 0 });
  });

  test("pasted, its columns set apart by spaces, tabs or points", async () => {
    const desk = await makeAssistedDesk(2);
    const spaced = listOf([0, 1]).replaceAll(";", "   ");
    expect(await pasted(desk, spaced)).toMatchObject({ matched: 2, unusableCount: 0 });
    expect(await pasted(desk, listOf([0, 1]).replaceAll(";", "\t"))).toMatchObject({ matched: 2 });
    expect(await pasted(desk, listOf([0, 1]))).toMatchObject({ matched: 2 });
  });

  test("by columns that one names once for all the lists of this header", async () => {
    const desk = await makeAssistedDesk(2, () => ({ identifier: null }));
    const odd = (rank: number) =>
      `Qui;Prénom;Compte ENT;Code initial\n${nameOf(rank)};Zoé;e.${rank};${passwordOf(rank)}`;
    const listId = await bringList(desk, odd(0));
    expect((await reportOf(desk, listId))?.content.state).toBe("columns");
    const columns = await asRequest({ now: new Date(), sessionToken: desk.operator.sessionToken }, () =>
      readListColumns(desk.uai, desk.campaignId, listId),
    );
    // « Code initial » may hold passwords, whatever it is: only known titles are shown.
    expect(columns?.examples).toEqual([[], ["Zoé"], [], []]);
    const choose = (fields: Record<string, string>) =>
      make(
        chooseListColumns,
        { uai: desk.uai, campaignId: desk.campaignId, listId, ...fields },
        desk.operator,
      );
    expect(await choose({ lastName: "0", firstName: "1", identifier: "2" })).toMatchObject({
      status: "refused",
    });
    expect(await choose({ lastName: "0", firstName: "0", provisionalPassword: "3" })).toMatchObject({
      status: "refused",
    });
    const chosen = { lastName: "0", firstName: "1", identifier: "2", provisionalPassword: "3" };
    expect(await choose({ ...chosen, classe: "6e A" })).toMatchObject({ status: "led" });
    expect(await viewOf(desk, listId)).toMatchObject({ matched: 1, identified: 1 });
    // The class was of that list alone; the columns are remembered.
    const next = await bringList(desk, odd(1));
    expect(await viewOf(desk, next)).toMatchObject({ matched: 0, doubtful: [{ line: 2 }] });
  });
});

describe("a wrong file is refused in a sentence, and nothing is lost", () => {
  const xlsx = zip([
    { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
    { name: "xl/workbook.xml", bytes: Buffer.from("<w/>") },
  ]);
  test.each<[string, string | Uint8Array, RegExp]>([
    ["a PDF", "%PDF-1.7\nliste", /PDF/],
    ["a spreadsheet", xlsx, /XLSX/],
    ["a web page", "<html><body>Session expirée</body></html>", /page web/],
    ["nothing", "", /vide/],
    ["a list without a header", lineOf(0), /ligne de titres/],
    ["a header alone", "Nom;Prénom;Identifiant;Mot de passe\r\n", /aucun élève/],
    ["a list of another school", `UAI;${listOf([0]).replace("\r\n", "\r\n0000000A;")}`, /0000000A/],
    [
      "more lines than a person checks",
      listOf(Array.from({ length: 3001 }, (_, rank) => rank)),
      /3000 lignes/,
    ],
  ])("%s", async (_, content, sentence) => {
    const desk = await makeAssistedDesk(1);
    const listId = await bringList(desk, content);
    const found = (await reportOf(desk, listId))?.content;
    expect(found).toMatchObject({ state: "unreadable", sentence: expect.stringMatching(sentence) as string });
    const good = await bringList(desk, listOf([0]));
    expect(await take(desk, good)).toMatchObject({ status: "led" });
  });

  test("a list without a column of passwords", async () => {
    const desk = await makeAssistedDesk(1);
    const listId = await bringList(desk, `Nom;Prénom;Identifiant\n${nameOf(0)};Zoé;z.eleve0`);
    expect((await reportOf(desk, listId))?.content).toMatchObject({
      state: "columns",
      missing: expect.stringContaining("mots de passe") as string,
    });
  });

  test("a list whose every line is unknown says that it may be another school’s", async () => {
    const desk = await makeAssistedDesk(1);
    const view = await viewOf(desk, await bringList(desk, listOf([7, 8, 9])));
    expect(view).toMatchObject({ matched: 0, unexpectedCount: 3 });
    expect(view.warnings.join()).toContain("autre établissement");
  });

  test("a file beyond 10 MB", async () => {
    const desk = await makeAssistedDesk(1);
    const result = await sendList(desk, Buffer.alloc(10 * 1024 * 1024 + 1, "a"), desk.operator);
    expect(result).toMatchObject({ status: "refused", httpStatus: 413 });
    expect(await keptLists(desk.campaignId)).toEqual([]);
  });

  test("an empty paste, and one too long", async () => {
    const desk = await makeAssistedDesk(1);
    expect(await paste(desk, " \n ")).toMatchObject({ status: "invalid" });
    const outcome = await paste(desk, `${listOf([0])}${" ".repeat(200_000)}`);
    expect(outcome).toMatchObject({ status: "invalid", values: { campaignId: desk.campaignId } });
    expect(JSON.stringify(outcome)).not.toContain(passwordOf(0));
  });
});
