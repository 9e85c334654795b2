import { afterAll, describe, expect, test } from "vitest";
import { chooseColumns } from "@/lib/imports/actions/columns";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, importFile, makeDesk, preview, stored, students, work } from "./desk";
import { listCsv } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const header =
  '"Nom Elève";"Nom d\'usage Elève";"Prénom Elève";"Date naissance";"Adresse";"Commune";" Cycle";"Niveau";"Classe";"Adresse";"Commune"';
const pupil = (rank: number, className = "CP 1") =>
  `"PETIT${rank}";"";"Zoé";"2019-02-0${rank}";"rue des Écoles";"X";"CYCLE II";"CP";"${className}";"rue";"X"`;

describe("a list of a primary school", () => {
  test("is read without asking for its columns, and fills the school", async () => {
    const desk = await makeDesk();
    const id = await importFile(desk, listCsv(header, [pupil(1), pupil(2, "CE1 2")]));
    expect(await stored(id)).toMatchObject({ format: "ONDE", counts: { applied: { added: 2 } } });
    expect(await students(desk.uai)).toMatchObject([
      { last_name: "PETIT1", birth_date: "2019-02-01", class_name: "CP 1", state: "UNKNOWN" },
      { last_name: "PETIT2", birth_date: "2019-02-02", class_name: "CE1 2" },
    ]);
  });

  test("proposes who is no longer there, ticks nobody, and closes the door to lists", async () => {
    const desk = await makeDesk();
    await importFile(desk, listCsv(header, [pupil(1), pupil(2), pupil(3)]));
    const later = await preview(desk, listCsv(header, [pupil(1), pupil(2)]));
    expect(await changes(later)).toMatchObject([{ kind: "GONE", choice: null }]);
    const list = await preview(desk, listCsv("Nom;Prénom;Classe", ["GRAND;Léo;CP 1"]));
    expect(await stored(list)).toMatchObject({ status: "NEEDS_MAPPING", format: "OTHER_CSV" });
    const columns = { lastName: "0", firstName: "1", className: "2" };
    await make(chooseColumns, { uai: desk.uai, importId: list, ...columns }, desk.operator);
    await work();
    expect(await changes(list)).toMatchObject([{ kind: "DOUBTFUL", doubt: "UNKNOWN_IN_LIST" }]);
  });
});
