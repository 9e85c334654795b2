import { expect, it } from "vitest";
import { guessListColumns } from "@/lib/resets/rules/received-list/columns";
import { openReceivedList } from "@/lib/resets/formats/received-list";
import { educonnectCsv } from "../../../scripts/sample/educonnect";
import { passwordListFile, sampleFiles } from "../../../scripts/sample/files";
import type { SampleOptions } from "../../../scripts/sample/school";

const school: SampleOptions = { pupils: 640, seed: 1, date: new Date("2026-11-23") };

async function read() {
  const chunks: Buffer[] = [];
  for await (const chunk of passwordListFile(school).content()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { bytes, list: await openReceivedList("liste.csv", bytes) };
}

it("is a list that the console reads by itself, accents included, with a line for each pupil of SIECLE", async () => {
  const { bytes, list } = await read();
  expect(list.rows).toHaveLength(school.pupils);
  expect(Object.values(guessListColumns(list.header)).filter((column) => column !== null)).toEqual([
    0, 1, 2, 3, 4,
  ]);
  // Windows-1252: an accent is one byte, and the bytes are not UTF-8.
  expect(bytes.includes(Buffer.from("Prénom", "latin1"))).toBe(true);
});

it("gives the identifiers of the imported list, and passwords that nobody takes for real ones", async () => {
  const imported = new Set([...educonnectCsv(school)].map((line) => line.split(";")[4]));
  const { list } = await read();
  const cells = list.rows.flatMap((row) => ("cells" in row ? [row.cells] : []));
  expect(cells.filter(([, , , identifier]) => imported.has(identifier)).length).toBeGreaterThan(600);
  expect(cells.every(([, , , , password = ""]) => /^Essai-\p{L}+-\d{4}$/u.test(password))).toBe(true);
});

it("is never among the files that the demonstration imports", () => {
  expect(sampleFiles(school).map(({ name }) => name)).not.toContain(passwordListFile(school).name);
});
