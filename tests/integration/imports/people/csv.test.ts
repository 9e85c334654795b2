import { afterAll, describe, expect, test } from "vitest";
import { choosePeopleColumns } from "@/lib/imports/actions/columns";
import { fieldsOf, templateOf } from "@/lib/imports/rules/people/columns";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, importFile, journal, makeDesk, preview, stored, work } from "../desk";
import { accounts, guests } from "./desk";

useTestDatabase();
afterAll(closeDatabase);

const csv = (lines: readonly string[], encoding: BufferEncoding = "utf8") =>
  new File([new Uint8Array(Buffer.from(`${lines.join("\r\n")}\r\n`, encoding))], "liste.csv");

const list = csv(
  [
    "Prénom;Nom;Identifiant ENT;Dernière connexion;Profil",
    "Zoé;Dupont;z.dupont;03/09/2026 08:12;Enseignant",
    "Léa;Martin;l.martin;Jamais;Direction",
    "Max;Petit;m.petit;;Inconnu",
  ],
  "latin1",
);
const columns = { firstName: "0", lastName: "1", login: "2", lastSeen: "3", profile: "4" };

describe("a list of accounts", () => {
  test("asks for its columns once, then reads the next file of this header by itself", async () => {
    const desk = await makeDesk();
    const id = await preview(desk, list);
    expect(await stored(id)).toMatchObject({ status: "NEEDS_MAPPING", format: "ACCOUNTS" });
    const about = { uai: desk.uai, importId: id, kind: "ACCOUNTS", ...columns };
    expect((await make(choosePeopleColumns, about, desk.operator)).status).toBe("led");
    await work();
    const { status, counts, warnings } = await stored(id);
    expect({ status, counts }).toMatchObject({ status: "READY", counts: { added: 3 } });
    expect(warnings.join()).toContain("profil inconnu de la console");
    await apply(desk, id);
    expect(await accounts(desk.uai)).toMatchObject([
      {
        login: "z.dupont",
        first_name: "Zoé",
        activity: "SEEN_AT",
        last_seen_on: "2026-09-03",
        profile: "ENS",
      },
      { login: "l.martin", activity: "NEVER", last_seen_on: null, profile: "DIR" },
      { login: "m.petit", activity: "UNKNOWN", last_seen_on: null, profile: null },
    ]);
    expect(await journal(desk.uai, "import.columns-chosen")).toHaveLength(1);

    const again = await preview(desk, list);
    expect(await stored(again)).toMatchObject({ status: "READY", counts: { unchanged: 3, gone: 0 } });
  });

  test("without the name, a column twice, or from another school, is refused and leaves no trace", async () => {
    const desk = await makeDesk();
    const other = await makeDesk();
    const id = await preview(desk, list);
    const about = { uai: desk.uai, importId: id, kind: "ACCOUNTS", ...columns };
    const refused = await make(choosePeopleColumns, { ...about, lastName: "" }, desk.operator);
    expect(refused).toMatchObject({ reason: "Indiquez quelle colonne contient le nom." });
    const twice = await make(choosePeopleColumns, { ...about, login: "1" }, desk.operator);
    expect(twice).toMatchObject({ reason: expect.stringContaining("choisie deux fois") as string });
    const foreign = await make(choosePeopleColumns, { ...about, uai: other.uai }, other.operator);
    expect(foreign.status).toBe("refused");
    expect(await stored(id)).toMatchObject({ status: "NEEDS_MAPPING" });
    expect(await journal(desk.uai, "import.columns-chosen")).toEqual([]);
  });
});

describe("the template of guests", () => {
  const cells: Readonly<Record<string, string>> = {
    ...{ lastName: "Chorale", firstName: "Anne", login: "a.chorale", email: "anne@mairie.fr" },
    ...{ lastSeen: "12/09/2026", endsOn: "30/06/2027", sponsor: "Zoé Dupont" },
    ...{ sponsorEmail: "zoe@ac-toulouse.fr", reason: '"=Chorale; mardi"' },
  };
  const filled = csv([
    templateOf("GUESTS").join(";"),
    fieldsOf("GUESTS")
      .map((field) => cells[field] ?? "")
      .join(";"),
  ]);

  test("is read as it is, whole, and the same file again changes nothing", async () => {
    const desk = await makeDesk();
    await importFile(desk, filled);
    expect(await accounts(desk.uai)).toMatchObject([
      {
        ...{ last_name: "Chorale", first_name: "Anne", login: "a.chorale", email: "anne@mairie.fr" },
        ...{ profile: "EXT", activity: "SEEN_AT", last_seen_on: "2026-09-12", status: "ACTIVE" },
      },
    ]);
    expect(await guests(desk.uai)).toMatchObject([
      {
        ...{ ends_on: "2027-06-30", sponsor_name: "Zoé Dupont", sponsor_email: "zoe@ac-toulouse.fr" },
        reason: "=Chorale; mardi",
      },
    ]);
    const again = await preview(desk, filled);
    expect(await stored(again)).toMatchObject({ counts: { unchanged: 1, changed: 0, added: 0, gone: 0 } });
  });
});
