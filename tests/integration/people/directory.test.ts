import { afterAll, describe, expect, test } from "vitest";
import { chooseDepartures } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { apply, changes, importFile, journal, makeDesk, preview, stored } from "../imports/desk";
import { aafXml, aafZip, type Fed, personEntry, schoolEntry, staff } from "./files";
import { accounts } from "./rows";

useTestDatabase();
afterAll(closeDatabase);

describe("a complete set of the académie’s directory", () => {
  test("gives its accounts, with the profile of each function, whatever its accents", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    expect(await accounts(desk.uai)).toMatchObject([
      { last_name: "DUPONT", profile: "ENS", email: "jeanne.dupont@ac-toulouse.fr", activity: "UNKNOWN" },
      { last_name: "LEROY", profile: "EVS" },
      { last_name: "MARTIN", first_name: "Élodie", profile: "DIR" },
      { last_name: "NGUYEN", profile: "DOC", functions: ["DOC"] },
    ]);
    expect(await journal(desk.uai, "account.imported")).toHaveLength(5);
  });

  test("dropped again, changes nothing", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const id = await preview(desk, aafZip(desk.uai, staff));
    expect(await stored(id)).toMatchObject({
      status: "READY",
      counts: { added: 0, changed: 0, unchanged: 4 },
    });
    await apply(desk, id);
    expect(await stored(id)).toMatchObject({
      status: "APPLIED",
      counts: { applied: { added: 0, changed: 0 } },
    });
    expect(await accounts(desk.uai)).toHaveLength(4);
  });

  test("writes the people of the school only, and counts the others", async () => {
    const desk = await makeDesk("RUPN");
    const elsewhere: Fed = { id: "2001", sn: "AILLEURS", givenName: "Zoé", structure: "99" };
    const id = await preview(
      desk,
      aafZip(desk.uai, [...staff, elsewhere], [schoolEntry("0750001A", "99", "AUTRE")]),
    );
    expect((await stored(id)).warnings.join(" ")).toMatch(
      /1\spersonne de ce fichier est d’autres établissements.*AUTRE/,
    );
    await apply(desk, id);
    expect(await accounts(desk.uai)).toHaveLength(4);
  });

  test("stays one set beside a foreign file, which is named", async () => {
    const desk = await makeDesk("RUPN");
    const list = { name: "liste.csv", bytes: Buffer.from("Nom;Prénom\r\nA;B\r\n") };
    const id = await preview(desk, aafZip(desk.uai, staff, [], [list]));
    expect(await stored(id)).toMatchObject({ status: "READY", format: "AAF", counts: { added: 4 } });
    expect((await stored(id)).warnings.join(" ")).toMatch(/liste\.csv.*à part/);
  });

  test("of another school is refused with a sentence", async () => {
    const desk = await makeDesk("RUPN");
    const id = await preview(desk, aafZip("0750001A", staff));
    expect(await stored(id)).toMatchObject({ status: "REFUSED" });
    expect((await stored(id)).refusal).toMatch(/0750001A.*et non de/);
  });

  test("proposes departures and ticks none; what is ticked leaves", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const id = await preview(desk, aafZip(desk.uai, staff.slice(1)));
    const lines = await changes(id);
    const gone = lines.filter(({ kind }) => kind === "GONE");
    expect(gone).toMatchObject([{ choice: null }]);
    await make(
      chooseDepartures,
      { uai: desk.uai, importId: id, shown: String(gone[0]?.seq), gone: String(gone[0]?.seq) },
      desk.operator,
    );
    await apply(desk, id);
    expect((await accounts(desk.uai))[0]).toMatchObject({ last_name: "DUPONT", status: "DEPARTED" });
    // Back in the next set, the account is active again.
    await importFile(desk, aafZip(desk.uai, staff));
    expect((await accounts(desk.uai))[0]).toMatchObject({ status: "ACTIVE" });
  });

  test("that holds fewer than half of a profile is announced as partial, and proposes nobody", async () => {
    const desk = await makeDesk("RUPN");
    const teachers = Array.from({ length: 8 }, (_, rank): Fed => ({
      id: `3${rank}`,
      sn: `PROF${"ABCDEFGH"[rank] ?? ""}`,
      givenName: "Luc",
      functions: ["ENS"],
    }));
    await importFile(desk, aafZip(desk.uai, teachers));
    const id = await preview(desk, aafZip(desk.uai, teachers.slice(0, 3)));
    expect((await stored(id)).warnings.join(" ")).toMatch(
      /3 des 8 personnes connues de « Enseignant ».*partiel/,
    );
    expect((await changes(id)).filter(({ kind }) => kind === "GONE")).toHaveLength(0);
  });

  test("in its Delta form changes and proposes, and never takes the absent for gone", async () => {
    const desk = await makeDesk("RUPN");
    await importFile(desk, aafZip(desk.uai, staff));
    const delta = aafXml([
      personEntry(
        { id: "1001", sn: "DUPONT-LEFEVRE", givenName: "Jeanne", born: "12/03/1980" },
        "modifyRequest",
      ),
      personEntry({ id: "9999", sn: "INCONNU", givenName: "Ali" }, "modifyRequest"),
      '<deleteRequest><operationalAttributes><attr name="categoriePersonne"><value>PersEducNat</value></attr></operationalAttributes><identifier><id>1003</id></identifier></deleteRequest>',
    ]);
    const id = await preview(desk, new File([delta], "ENT_31_Delta_20260902_PersEducNat_0000.xml"));
    expect(await stored(id)).toMatchObject({ status: "READY", counts: { changed: 1, gone: 1, added: 0 } });
    expect((await stored(id)).warnings.join(" ")).toMatch(/ne connaît pas/);
  });
});

describe("a bad file of the directory", () => {
  test.each([
    [
      "truncated",
      '<?xml version="1.0"?><ficAlimMENESR><addRequest><identifier>',
      /refusé, ligne \d+, colonne \d+/,
    ],
    [
      "with entities",
      '<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "b">]><ficAlimMENESR></ficAlimMENESR>',
      /DOCTYPE définit des entités/,
    ],
    ["without its structures", aafXml(staff.map((one) => personEntry(one))), /EtabEducNat/],
  ])("%s is refused with a sentence, and nothing is kept", async (_, xml, sentence) => {
    const desk = await makeDesk("RUPN");
    const id = await preview(desk, new File([xml], "fichier.xml"));
    expect(await stored(id)).toMatchObject({ status: "REFUSED", data_key: null });
    expect((await stored(id)).refusal).toMatch(sentence);
    expect(await accounts(desk.uai)).toHaveLength(0);
  });
});
