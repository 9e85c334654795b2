import { expect, test } from "vitest";
import { bytesOf } from "@/lib/files/byte-source";
import { openContent } from "@/lib/files/content";
import { readStsweb } from "@/lib/imports/formats/stsweb/people";

const person = (id: string, fields: string, type = "epp") =>
  `<INDIVIDU ID="${id}" TYPE="${type}">${fields}</INDIVIDU>`;
const named =
  "<NOM_USAGE>LEFÈVRE</NOM_USAGE><PRENOM>Anne</PRENOM><DATE_NAISSANCE>1980-03-12</DATE_NAISSANCE><FONCTION>ENS</FONCTION>";
const file = (parameters: string, individuals: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><STS_EDT><PARAMETRES>${parameters}</PARAMETRES><DONNEES><INDIVIDUS>${individuals}</INDIVIDUS></DONNEES></STS_EDT>`;

async function read(xml: string) {
  const found = await readStsweb(await openContent(bytesOf("sts_emp_0312345F_2026.xml", Buffer.from(xml))));
  const people = [];
  for await (const batch of found.batches) people.push(...batch);
  return { ...found, people };
}

test.each([
  ["as an attribute", '<UAJ CODE="0312345F"/><ANNEE_SCOLAIRE ANNEE="2026"/>'],
  ["as a text", "<UAJ>0312345f</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>"],
])("the school and the year are read %s", async (_, parameters) => {
  expect((await read(file(parameters, ""))).header).toEqual({ uai: "0312345F", schoolYear: 2026 });
});

test("staff come without an address, which is said, and two kinds of numbers never meet", async () => {
  const { people, warnings } = await read(
    file('<UAJ CODE="0312345F"/>', person("1", named) + person("1", named, "local")),
  );
  expect(people).toMatchObject([
    {
      source: "STSWEB",
      sourceId: "epp1",
      lastName: "LEFÈVRE",
      firstName: "Anne",
      birthDate: "1980-03-12",
      functions: ["ENS"],
    },
    { sourceId: "local1" },
  ]);
  expect(people.every(({ email }) => email === undefined)).toBe(true);
  expect(warnings.sentences.join(" ")).toMatch(/ne donne pas d’adresse/);
});

test("who has no name is told by rank, and a date that does not exist says nothing", async () => {
  const odd = named.replace("1980-03-12", "1980-02-31");
  const { people, rejected, warnings } = await read(
    file("", person("1", "<PRENOM>Anne</PRENOM>") + person("2", odd)),
  );
  expect(rejected.sentences).toEqual([
    expect.stringMatching(/^sts_emp_0312345F_2026\.xml, individu n° 1\s:/),
  ]);
  expect(people).toMatchObject([{ sourceId: "epp2" }]);
  expect(people[0]?.birthDate).toBeUndefined();
  expect(warnings.sentences.join(" ")).toContain("1980-02-31");
});

test("a truncated file is refused by its name, its line and its column", async () => {
  await expect(read(file("", person("1", named)).slice(0, 150))).rejects.toMatchObject({
    sentence: expect.stringMatching(/sts_emp_0312345F_2026\.xml est refusé, ligne 1, colonne \d+/) as string,
  });
});
