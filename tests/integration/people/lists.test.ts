import { afterAll, describe, expect, test } from "vitest";
import { choosePeopleColumns } from "@/lib/imports/actions/columns";
import { closeDatabase } from "@/lib/platform/database/client";
import { guestsCsv } from "@/lib/accounts/rules/export";
import { listSchoolAccounts } from "@/lib/accounts/facts";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, importFile, makeDesk, preview, stored, work } from "../imports/desk";
import { aafZip, csvFile, type Fed, staff } from "./files";
import { accounts } from "./rows";

useTestDatabase();
afterAll(closeDatabase);

const guests = (uai: string) =>
  asOwner<{
    ends_on: string | null;
    sponsor_name: string | null;
    sponsor_id: string | null;
    reason: string | null;
  }>("select * from guest_account where uai = $1 order by ends_on nulls first", [uai]);
const facts = (uai: string) => inTransaction(scopeOf([uai]), (tx) => listSchoolAccounts(tx, uai));

describe("a list of ENT accounts", () => {
  const list = [
    "Prénom;Nom;Identifiant ENT;Profil;Dernière connexion;Administrateur;Mot de passe",
    "Jeanne;DUPONT;j.dupont;Enseignant;03/09/2026;non;Secret-123",
    "Élodie;MARTIN;e.martin;Direction;jamais;oui;Secret-456",
    "=cmd|' /C calc'!A0;PIRATE;pirate;Invité;;non;x",
  ];

  test("asks for its columns once, then is read by itself, and adds to the people already known", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const id = await preview(desk, csvFile("comptes.csv", list, "latin1"));
    expect(await stored(id)).toMatchObject({ status: "NEEDS_MAPPING", format: "ACCOUNTS" });
    const columns = {
      firstName: "0",
      lastName: "1",
      login: "2",
      profile: "3",
      lastSeen: "4",
      isAdministrator: "5",
    };
    await make(
      choosePeopleColumns,
      { uai: desk.uai, importId: id, kind: "ACCOUNTS", ...columns },
      desk.operator,
    );
    await work();
    expect(await stored(id)).toMatchObject({ status: "READY", counts: { changed: 2, added: 1 } });
    await apply(desk, id);
    const rows = await accounts(desk.uai);
    expect(rows.find(({ last_name }) => last_name === "DUPONT")).toMatchObject({
      login: "j.dupont",
      activity: "SEEN_AT",
      last_seen_on: "2026-09-03",
    });
    expect(rows.find(({ last_name }) => last_name === "MARTIN")).toMatchObject({
      activity: "NEVER",
      is_administrator: true,
    });
    expect(
      JSON.stringify(await asOwner("select * from import_change where import_id = $1", [id])),
    ).not.toContain("Secret");
    const again = await preview(desk, csvFile("comptes.csv", list, "latin1"));
    expect(await stored(again)).toMatchObject({ status: "READY", counts: { changed: 0, unchanged: 3 } });
  });

  test("never reads a column of passwords, even when it is asked to", async () => {
    const desk = await makeDesk("RUPN");
    const id = await preview(desk, csvFile("comptes.csv", list));
    const columns = { firstName: "0", lastName: "1", login: "6" };
    const outcome = await make(
      choosePeopleColumns,
      { uai: desk.uai, importId: id, kind: "ACCOUNTS", ...columns },
      desk.operator,
    );
    expect(outcome).toMatchObject({ status: "refused" });
  });

  test("leaves two namesakes of a profile to be decided", async () => {
    const desk = await makeDesk("RUPN");
    const twins: Fed[] = [
      { id: "1", sn: "DUPONT", givenName: "Jeanne", born: "12/03/1980", functions: ["ENS"] },
      { id: "2", sn: "DUPONT", givenName: "Jeanne", born: "13/04/1982", functions: ["ENS"] },
    ];
    await importFile(desk, aafZip(desk.uai, twins));
    const id = await preview(
      desk,
      csvFile("modele.csv", ["Nom;Prénom;Identifiant ENT;Profil", "DUPONT;Jeanne;j.dupont;Enseignant"]),
    );
    await make(
      choosePeopleColumns,
      {
        uai: desk.uai,
        importId: id,
        kind: "ACCOUNTS",
        lastName: "0",
        firstName: "1",
        login: "2",
        profile: "3",
      },
      desk.operator,
    );
    await work();
    const lines = await changes(id);
    expect(lines).toMatchObject([{ kind: "DOUBTFUL", doubt: "PERSON_HOMONYMS" }]);
    expect(lines[0]?.candidates).toHaveLength(2);
  });
});

describe("a list of guests", () => {
  const header = "Nom;Prénom;Courriel;Date de fin;Parrain;Courriel du parrain;Motif;Dernière connexion";
  const columns = {
    lastName: "0",
    firstName: "1",
    email: "2",
    endsOn: "3",
    sponsor: "4",
    sponsorEmail: "5",
    reason: "6",
    lastSeen: "7",
  };
  const list = [
    header,
    "ROUX;Nadia;n.roux@mairie.fr;31/08/2027;Jeanne DUPONT;jeanne.dupont@ac-toulouse.fr;Atelier théâtre;10/10/2026",
    "BERNARD;Ali;ali.bernard@gmail.com;;;;;",
  ];

  test("finds the sponsor by the address, and goes out and in again without loss", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const id = await preview(desk, csvFile("invites.csv", list));
    await make(
      choosePeopleColumns,
      { uai: desk.uai, importId: id, kind: "GUESTS", ...columns },
      desk.operator,
    );
    await work();
    await apply(desk, id);
    const found = await guests(desk.uai);
    expect(found).toMatchObject([
      { ends_on: null, sponsor_name: null },
      { ends_on: "2027-08-31", sponsor_name: "Jeanne DUPONT", reason: "Atelier théâtre" },
    ]);
    expect(found[1]?.sponsor_id).not.toBeNull();

    const exported = guestsCsv((await facts(desk.uai)).filter(({ guest }) => guest !== null));
    const again = await preview(desk, new File([exported], "modele.csv"));
    expect(await stored(again)).toMatchObject({
      status: "READY",
      format: "GUESTS",
      counts: { changed: 0, added: 0, unchanged: 2 },
    });
  });

  test("never merges a guest with the teacher of the same name", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const id = await preview(
      desk,
      csvFile("invites.csv", [header, "DUPONT;Jeanne;j@mairie.fr;31/08/2027;;;Atelier;"]),
    );
    await make(
      choosePeopleColumns,
      { uai: desk.uai, importId: id, kind: "GUESTS", ...columns },
      desk.operator,
    );
    await work();
    await apply(desk, id);
    expect((await accounts(desk.uai)).filter(({ last_name }) => last_name === "DUPONT")).toHaveLength(2);
  });
});
