import { afterAll, describe, expect, test } from "vitest";
import { settleDoubts } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, journal, makeDesk, stored } from "../desk";
import {
  accounts,
  importPeople,
  lines,
  origins,
  people,
  person,
  previewOf,
  receive,
  type People,
} from "./desk";

useTestDatabase();
afterAll(closeDatabase);

const aaf = (records: People["records"]): People => ({ kind: "AAF_COMPLETE", records });

describe("a first set", () => {
  test("makes the accounts, their source and their profile, each in the journal", async () => {
    const desk = await makeDesk();
    const id = await importPeople(desk, aaf([person(1), person(2, { functions: ["XYZ"] })]));
    expect(await accounts(desk.uai)).toMatchObject([
      {
        last_name: "Martin1",
        profile: "ENS",
        status: "ACTIVE",
        activity: "UNKNOWN",
        name_key: "martin1|jeanne",
      },
      { last_name: "Martin2", profile: null, functions: ["XYZ"] },
    ]);
    expect(await origins(desk.uai)).toMatchObject([
      { source: "AAF", source_id: "1", gone_at: null },
      { source: "AAF", source_id: "2", gone_at: null },
    ]);
    expect(await stored(id)).toMatchObject({ counts: { added: 2, applied: { added: 2 } }, data_key: null });
    expect((await journal(desk.uai, "account.imported")).map(({ target_kind }) => target_kind)).toEqual([
      "import",
      "account",
      "account",
    ]);
    expect((await changes(id)).every(({ record }) => record === null)).toBe(true);
  });

  test("the school’s own table draws the profile", async () => {
    const desk = await makeDesk();
    await asOwner(`update establishment set function_profiles = '{"ENS": "DOC"}' where uai = $1`, [desk.uai]);
    await importPeople(desk, aaf([person(1)]));
    expect(await accounts(desk.uai)).toMatchObject([{ profile: "DOC" }]);
  });

  test("dropped again changes nothing, and says that the feed still holds them", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf(people(5)));
    await asOwner("update account_origin set last_seen_at = '2020-01-01' where uai = $1", [desk.uai]);
    const again = await importPeople(desk, aaf(people(5)));
    expect(await stored(again)).toMatchObject({
      counts: { added: 0, changed: 0, gone: 0, doubtful: 0, unchanged: 5 },
    });
    const old = await asOwner("select 1 from account_origin where uai = $1 and last_seen_at < '2021-01-01'", [
      desk.uai,
    ]);
    expect(old).toEqual([]);
    expect(await accounts(desk.uai)).toHaveLength(5);
  });
});

describe("another feed", () => {
  test("finds the same people by name and birth date, and keeps what it does not say", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1, { email: "m@ac-toulouse.fr" })]));
    await importPeople(desk, {
      kind: "STSWEB",
      records: [{ lastName: "MARTIN1", sourceId: "900", birthDate: "1980-01-02" }],
    });
    expect(await accounts(desk.uai)).toMatchObject([{ last_name: "Martin1", email: "m@ac-toulouse.fr" }]);
    expect(await origins(desk.uai)).toMatchObject([
      { source: "AAF", source_id: "1" },
      { source: "STSWEB", source_id: "900" },
    ]);
  });

  test("homonyms wait for a choice, and the choice is followed", async () => {
    const desk = await makeDesk();
    const two = [person(1, { sourceId: "1" }), person(1, { sourceId: "2", birthDate: "1990-01-02" })];
    await importPeople(desk, aaf(two));
    const id = await previewOf(desk, {
      kind: "ACCOUNTS",
      records: [{ lastName: "Martin1", login: "j.martin" }],
    });
    const [line] = await lines(id);
    expect(line).toMatchObject({ kind: "DOUBTFUL", doubt: "PERSON_HOMONYMS" });
    expect(line?.candidates).toHaveLength(2);
    const chosen = line?.candidates[0] ?? "";
    const about = { uai: desk.uai, importId: id, choice: `1:${chosen}` };
    expect(await make(settleDoubts, about, desk.operator)).toMatchObject({ status: "done" });
    await apply(desk, id);
    const found = (await accounts(desk.uai)).filter(({ login }) => login === "j.martin");
    expect(found.map((account) => account.id)).toEqual([chosen]);
  });

  test("a doubt left open touches nobody", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1)]));
    await importPeople(desk, { kind: "ACCOUNTS", records: [{ lastName: "Martin1", login: "x" }] });
    expect(await accounts(desk.uai)).toMatchObject([{ login: null }]);
  });

  test("duplicates in the file are both doubtful", async () => {
    const desk = await makeDesk();
    const id = await previewOf(desk, aaf([person(1), person(2, { sourceId: "1" }), person(3)]));
    expect((await lines(id)).map(({ kind }) => kind)).toEqual(["DOUBTFUL", "DOUBTFUL", "NEW"]);
  });

  test("two choices for one account apply nothing, and say which lines", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1)]));
    const known = (await accounts(desk.uai))[0]?.id ?? "";
    const records = [
      { lastName: "Martin1", login: "a" },
      { lastName: "Martin1", login: "b" },
    ];
    const id = await previewOf(desk, { kind: "ACCOUNTS", records });
    const choice = [`1:${known}`, `2:${known}`];
    for (const one of choice) {
      await make(settleDoubts, { uai: desk.uai, importId: id, choice: one }, desk.operator);
    }
    await apply(desk, id);
    const { status, refusal } = await stored(id);
    expect({ status, refusal }).toMatchObject({
      status: "READY",
      refusal: expect.stringContaining("lignes 1, 2") as string,
    });
    expect(await accounts(desk.uai)).toMatchObject([{ login: null }]);
  });

  test("an identifier that another account keeps applies nothing: the import waits for another choice", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1), person(2, { login: "b" })]));
    const [, two] = await accounts(desk.uai);
    const id = await previewOf(desk, aaf([person(1, { login: "b" })]));
    const choice = `1:${two?.id ?? ""}`;
    await make(settleDoubts, { uai: desk.uai, importId: id, choice }, desk.operator);
    await apply(desk, id);
    const { status, refusal } = await stored(id);
    expect({ status, refusal }).toMatchObject({
      status: "READY",
      refusal: expect.stringContaining("Rien n’a été appliqué") as string,
    });
    expect(await origins(desk.uai)).toMatchObject([{ source_id: "1" }, { source_id: "2" }]);
  });

  test("logins that two accounts exchange are a doubt, and exchanged once somebody says so", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1, { login: "a" }), person(2, { login: "b" })]));
    const [one, two] = await accounts(desk.uai);
    const id = await previewOf(desk, aaf([person(1, { login: "b" }), person(2, { login: "a" })]));
    expect((await lines(id)).map(({ doubt }) => doubt)).toEqual([
      "PERSON_KEYS_DISAGREE",
      "PERSON_KEYS_DISAGREE",
    ]);
    for (const choice of [`1:${one?.id ?? ""}`, `2:${two?.id ?? ""}`]) {
      await make(settleDoubts, { uai: desk.uai, importId: id, choice }, desk.operator);
    }
    await apply(desk, id);
    expect(await accounts(desk.uai)).toMatchObject([{ login: "b" }, { login: "a" }]);
  });
});

describe("what the set says of the school", () => {
  test("its identifiers are kept once applied", async () => {
    const desk = await makeDesk();
    await importPeople(desk, { ...aaf([person(1)]), facts: { structureIds: ["3000"] } });
    const known = await asOwner("select structure_id from aaf_structure where uai = $1", [desk.uai]);
    expect(known).toEqual([{ structure_id: "3000" }]);
  });

  test("a set that holds nobody of the school shows nothing", async () => {
    const desk = await makeDesk();
    const { importId, read } = await receive(desk, aaf([]));
    await expect(read()).rejects.toThrow("Ce fichier ne contient personne de cet établissement");
    expect(await stored(importId)).toMatchObject({ status: "RECEIVED" });
    expect(await lines(importId)).toEqual([]);
  });
});
