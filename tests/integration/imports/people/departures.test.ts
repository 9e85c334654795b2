import { afterAll, describe, expect, test } from "vitest";
import { chooseDepartures } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, makeDesk, stored, type Desk } from "../desk";
import {
  accounts,
  guests,
  importPeople,
  lines,
  origins,
  people,
  person,
  previewOf,
  type People,
} from "./desk";

useTestDatabase();
afterAll(closeDatabase);

const aaf = (records: People["records"]): People => ({ kind: "AAF_COMPLETE", records });

async function setStatus(desk: Desk, lastName: string, status: string): Promise<void> {
  await asOwner(`update ent_account set status = $3::"AccountStatus" where uai = $1 and last_name = $2`, [
    desk.uai,
    lastName,
    status,
  ]);
}

describe("departures", () => {
  test("are proposed, with nobody ticked, and only ticked ones leave", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf(people(8)));
    const id = await previewOf(desk, aaf(people(6)));
    const gone = (await lines(id)).filter(({ kind }) => kind === "GONE");
    expect(gone).toHaveLength(2);
    const [first] = gone;
    const about = { uai: desk.uai, importId: id };
    const shown = { ...about, shown: String(first?.seq), gone: String(first?.seq) };
    await make(chooseDepartures, shown, desk.operator);
    await apply(desk, id);
    const left = (await accounts(desk.uai)).filter(({ status }) => status === "DEPARTED");
    expect(left.map((account) => account.id)).toEqual([first?.account_id]);
    expect(left[0]?.left_on).not.toBeNull();
    expect((await origins(desk.uai)).filter(({ gone_at }) => gone_at !== null)).toHaveLength(1);

    await importPeople(desk, aaf(people(8)));
    expect((await accounts(desk.uai)).map(({ status, left_on }) => ({ status, left_on }))).toEqual(
      Array.from({ length: 8 }, () => ({ status: "ACTIVE", left_on: null })),
    );
    expect((await origins(desk.uai)).filter(({ gone_at }) => gone_at !== null)).toEqual([]);
  });

  test("are not proposed by a partial file, which says so", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf(people(9)));
    const id = await previewOf(desk, aaf(people(4)));
    expect((await lines(id)).filter(({ kind }) => kind === "GONE")).toEqual([]);
    expect((await stored(id)).warnings.join()).toContain("4 des 9 personnes connues de « Enseignant »");
  });

  test("are not proposed for the people of another feed", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf(people(5)));
    const id = await previewOf(desk, { kind: "STSWEB", records: [{ lastName: "Nouveau", sourceId: "9" }] });
    expect((await lines(id)).map(({ kind }) => kind)).toEqual(["NEW"]);
  });

  test("come from the deletions of a Delta set, and what it says of strangers is counted", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf(people(3)));
    const records = [
      person(1, { request: "DELETE" }),
      person(77, { request: "DELETE" }),
      person(88, { request: "MODIFY", lastName: "", firstName: "" }),
    ];
    const id = await previewOf(desk, { kind: "AAF_DELTA", records });
    expect((await lines(id)).map(({ kind }) => kind)).toEqual(["GONE"]);
    expect((await stored(id)).warnings.join()).toContain("2 modifications ou suppressions concernent");
  });
});

describe("accounts that the console withholds", () => {
  test.each(["SUSPENDED", "BINNED"])(
    "%s is not given access back, and the preview says so",
    async (status) => {
      const desk = await makeDesk();
      await importPeople(desk, aaf(people(3)));
      await setStatus(desk, "Martin1", status);
      const id = await previewOf(desk, aaf([person(1, { email: "m@ac-toulouse.fr" }), person(2), person(3)]));
      expect((await stored(id)).warnings.join()).toContain("l’import ne les réactive pas");
      await apply(desk, id);
      expect((await accounts(desk.uai))[0]).toMatchObject({ status, email: "m@ac-toulouse.fr" });
    },
  );
});

describe("guests", () => {
  const records = [
    {
      ...{ lastName: "Chorale", profile: "EXT" as const, email: "chorale@mairie.fr" },
      guest: { endsOn: "2027-06-30", sponsor: "Jeanne Martin1", sponsorEmail: null, reason: "=Chorale" },
    },
  ];

  test("have their end, their reason and their sponsor’s account; the same file changes nothing", async () => {
    const desk = await makeDesk();
    await importPeople(desk, aaf([person(1)]));
    await importPeople(desk, { kind: "GUESTS", records });
    const sponsor = (await accounts(desk.uai)).find(({ last_name }) => last_name === "Martin1");
    expect(await guests(desk.uai)).toMatchObject([
      {
        ...{ ends_on: "2027-06-30", sponsor_id: sponsor?.id, sponsor_name: "Jeanne Martin1" },
        reason: "=Chorale",
      },
    ]);
    const again = await previewOf(desk, { kind: "GUESTS", records });
    expect(await stored(again)).toMatchObject({ counts: { unchanged: 1, changed: 0, added: 0, gone: 0 } });
  });

  test("a sponsor whose name two people bear is kept as written, and linked to nobody", async () => {
    const desk = await makeDesk();
    const two = [person(1), person(1, { sourceId: "2", birthDate: "1990-01-02" })];
    await importPeople(desk, aaf(two));
    await importPeople(desk, { kind: "GUESTS", records });
    expect(await guests(desk.uai)).toMatchObject([{ sponsor_id: null, sponsor_name: "Jeanne Martin1" }]);
  });
});
