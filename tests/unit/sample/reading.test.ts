import { describe, expect, it } from "vitest";
import { bytesOf, type ByteSource } from "@/lib/files/byte-source";
import { readCsvStudents } from "@/lib/imports/formats/csv/students";
import { recognise } from "@/lib/imports/formats/recognise";
import { readSiecleStructures } from "@/lib/imports/formats/siecle/structures";
import { readSiecleStudents } from "@/lib/imports/formats/siecle/students";
import { defaultStateLabels, mapState } from "@/lib/imports/rules/state-labels";
import type { StudentRecord } from "@/lib/imports/rules/student-record";
import { sampleFiles } from "../../../scripts/sample/files";
import { sampleUai, type SampleOptions } from "../../../scripts/sample/school";

const school: SampleOptions = { pupils: 640, seed: 1, date: new Date("2026-11-23") };

async function sources(): Promise<[students: ByteSource, structures: ByteSource, list: ByteSource]> {
  const [students, structures, list] = await Promise.all(
    sampleFiles(school).map(async ({ name, content }) => {
      const chunks: Buffer[] = [];
      for await (const chunk of content()) chunks.push(chunk);
      return bytesOf(name, Buffer.concat(chunks));
    }),
  );
  if (!students || !structures || !list) throw new Error("A school has three files");
  return [students, structures, list];
}

async function all(batches: AsyncIterable<StudentRecord[]>): Promise<StudentRecord[]> {
  const records: StudentRecord[] = [];
  for await (const batch of batches) records.push(...batch);
  return records;
}

describe("the console’s own reading of the sample", () => {
  it("recognises each file by its content, without a warning", async () => {
    const [students, structures, list] = await sources();
    const header = { uai: sampleUai, schoolYear: 2026, exportedOn: "2026-11-23" };
    expect(await recognise(students)).toMatchObject({ kind: "SIECLE_STUDENTS", header, warnings: [] });
    expect(await recognise(structures)).toMatchObject({ kind: "SIECLE_STRUCTURES", header, warnings: [] });
    expect(await recognise(list)).toMatchObject({
      kind: "CSV",
      list: "EDUCONNECT",
      layout: { encoding: "windows-1252", delimiter: ";" },
      missing: null,
      warnings: [],
    });
  });

  it("finds every pupil, class and group in the SIECLE files", async () => {
    const [students, structures] = await sources();
    const reading = await readSiecleStudents(students, { today: "2026-11-23" });
    const records = await all(reading.batches);
    const present = records.filter(({ leftOn }) => !leftOn);
    expect(present).toHaveLength(640);
    expect(records.length - present.length).toBe(4);
    expect(present.some(({ groups }) => groups?.includes("5LAT1"))).toBe(true);
    const { divisions } = await readSiecleStructures(structures);
    expect(new Set(present.map(({ className }) => className))).toEqual(
      new Set(divisions.map(({ code }) => code)),
    );
  });

  it("finds an account with a known state for nearly every pupil, by INE", async () => {
    const [students, , list] = await sources();
    const recognition = await recognise(list);
    if (recognition.kind !== "CSV") throw new Error("The list is a CSV file");
    const accounts = await all((await readCsvStudents(list, recognition.mapping)).batches);
    const byIne = new Map(accounts.map((account) => [account.ine, account]));
    const pupils = await all((await readSiecleStudents(students, { today: "2026-11-23" })).batches);
    const found = pupils.filter(({ ine }) => ine !== null && byIne.has(ine));
    expect(found.length).toBeGreaterThan(640 * 0.9);
    for (const { sourceState } of accounts)
      expect(mapState(sourceState ?? null, defaultStateLabels)).not.toBe("UNKNOWN");
    for (const pupil of found) expect(byIne.get(pupil.ine)?.birthDate).toBe(pupil.birthDate);
  });
});
