import { describe, expect, test } from "vitest";
import { bytesOf } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { readAafSet } from "@/lib/imports/formats/aaf/people";
import { aafXml, personEntry, schoolEntry, staff } from "@/tests/integration/people/files";

const uai = "0312345F";
const complete = "ENT_31_Complet_20260901_PersEducNat_0000.xml";
const delta = "ENT_31_Delta_20260902_PersEducNat_0000.xml";

async function read(files: Readonly<Record<string, string>>, known: readonly string[] = ["43"]) {
  const contents = await Promise.all(
    Object.entries(files).map(([name, xml]) => openContent(bytesOf(name, Buffer.from(xml, "latin1")))),
  );
  const set = await readAafSet(contents, { uai, known });
  const people = [];
  for await (const batch of set.batches) people.push(...batch);
  return { ...set, people };
}

const modify = (id: string, changes: string, category = "Eleve") =>
  `<modifyRequest><operationalAttributes><attr name="categoriePersonne"><value>${category}</value></attr></operationalAttributes><identifier><id>${id}</id></identifier><modifications>${changes}</modifications></modifyRequest>`;
const change = (name: string, operation: string, ...values: string[]) =>
  `<modification name="${name}" operation="${operation}">${values.map((value) => `<value>${value}</value>`).join("")}</modification>`;

describe("whether a set may show departures", () => {
  const added = aafXml(staff.map((one) => personEntry(one)));
  test("it may when its files are named as complete", async () => {
    expect((await read({ [complete]: added })).isComplete).toBe(true);
  });

  test("a Delta of additions alone may not, whatever it holds", async () => {
    expect((await read({ [delta]: added })).isComplete).toBe(false);
  });

  test("nor a file whose name does not say, which it tells", async () => {
    const set = await read({ "aaf.xml": added });
    expect(set.isComplete).toBe(false);
    expect(set.warnings.sentences.join(" ")).toMatch(/ne dit pas.*complet/);
  });

  test("nor one named as complete that removes", async () => {
    const removal = "<deleteRequest><identifier><id>1</id></identifier></deleteRequest>";
    expect((await read({ [complete]: aafXml([removal]) })).isComplete).toBe(false);
  });
});

describe("the changes of a Delta set", () => {
  const one = async (changes: string, category?: string) =>
    (await read({ [delta]: aafXml([modify("7", changes, category)]) })).people[0];

  test("replace the whole list, an empty one too", async () => {
    expect(await one(change("ENTEleveClasses", "replace", "43$6A", "99$X"))).toMatchObject({
      classes: ["6A"],
    });
    expect(await one(change("ENTEleveClasses", "replace"))).toMatchObject({ classes: [] });
  });

  test("add to a list, or take away from it, and say nothing of the rest", async () => {
    const person = await one(
      change("ENTEleveGroupes", "add", "43$LATIN") + change("ENTEleveClasses", "delete", "43$6A"),
    );
    expect(person).toMatchObject({
      listChanges: { groups: { added: ["LATIN"], removed: [] }, classes: { added: [], removed: ["6A"] } },
    });
    expect(person?.classes).toBeUndefined();
    expect(person?.groups).toBeUndefined();
  });

  test("that attach a person elsewhere propose a departure", async () => {
    expect(await one(change("ENTPersonStructRattach", "replace", "99"))).toMatchObject({
      request: "DELETE",
      sourceId: "7",
    });
  });

  test("that attach a person here keep them", async () => {
    expect(await one(change("ENTPersonStructRattach", "replace", "43"))).toMatchObject({ request: "MODIFY" });
  });
});

describe("parents", () => {
  const child = `<addRequest><operationalAttributes><attr name="categoriePersonne"><value>Eleve</value></attr></operationalAttributes><identifier><id>1</id></identifier><attributes><attr name="sn"><value>A</value></attr><attr name="givenName"><value>B</value></attr><attr name="ENTPersonStructRattach"><value>43</value></attr><attr name="ENTElevePersRelEleve"><value>J-9$1$1$0$0$0</value></attr></attributes></addRequest>`;
  const parent = (id: string, jointure: string) =>
    `<addRequest><operationalAttributes><attr name="categoriePersonne"><value>PersRelEleve</value></attr></operationalAttributes><identifier><id>${id}</id></identifier><attributes><attr name="ENTPersonJointure"><value>${jointure}</value></attr><attr name="sn"><value>P</value></attr><attr name="givenName"><value>Q</value></attr></attributes></addRequest>`;
  test.each([
    ["J-9", "other"],
    ["77", "J-9"],
  ])("are found by their children, under the identifier %s or the jointure %s", async (id, jointure) => {
    const { people } = await read({ [complete]: aafXml([child, parent(id, jointure)]) });
    expect(people).toMatchObject([{ profile: "ELV" }, { profile: "TUT", sourceId: id }]);
  });
});

describe("a person left out", () => {
  test("is told with the file and the line", async () => {
    const { rejected } = await read({
      [complete]: aafXml([personEntry({ id: "1", sn: "", givenName: "Ali" })]),
    });
    expect(rejected.sentences[0]).toMatch(/^ENT_31_Complet.*, ligne \d+, personne 1\s: il manque le nom/);
  });
  test("keeps a name of 200 characters, and leaves one of 201 out", async () => {
    const named = (length: number) =>
      aafXml([personEntry({ id: "1", sn: "N".repeat(length), givenName: "Ali" })]);
    expect((await read({ [complete]: named(200) })).people).toHaveLength(1);
    expect((await read({ [complete]: named(201) })).people).toHaveLength(0);
  });
});

test("a name keeps its accents and loses the signs that nobody sees", async () => {
  const { people } = await read({
    [complete]: aafXml([personEntry({ id: "1", sn: "MU&#x202E;LLER", givenName: "E&#x301;lodie" })]),
  });
  expect(people).toMatchObject([{ lastName: "MULLER", firstName: "Élodie" }]);
});

test("structures are learnt from the set itself", async () => {
  const set = await read(
    {
      [complete]: aafXml([
        schoolEntry(uai, "77"),
        personEntry({ id: "1", sn: "A", givenName: "B", structure: "77" }),
      ]),
    },
    [],
  );
  expect(set.structures).toEqual([{ id: "77", uai, name: "COLLEGE DES CAPUCINES" }]);
  expect(set.people).toHaveLength(1);
});
