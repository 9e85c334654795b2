import "server-only";
import { count } from "@/lib/french";
import { readSiecleStructures } from "../formats/siecle/structures";
import { importCounts, type ImportFacts } from "../rules/preview/stored-shapes";
import { saveImport } from "../store/imports";
import { compareClasses, findSchoolSettings } from "../store/school";
import { holdReading, type Reading } from "./reading";

/** The preview of a structures file: the name of each class, before and after. */
export async function previewStructures(
  reading: Reading,
  about: { facts: ImportFacts; remarks: readonly string[] },
): Promise<void> {
  const { divisions } = await readSiecleStructures(reading.source);
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  await reading.step(async ({ tx }) => {
    const held = await holdReading(tx, reading);
    const classes = await compareClasses(tx, reading.scope, [...byCode.values()]);
    const { studentsVersion } = await findSchoolSettings(tx, reading.scope);
    const empty = classes.filter(({ studentCount }) => studentCount === 0).length;
    const warnings = [
      ...reading.remarks,
      ...about.remarks,
      ...(empty > 0
        ? [`${count(empty, "classe n’a aucun élève", "classes n’ont aucun élève")} dans la console.`]
        : []),
    ];
    const counts = importCounts.parse({
      read: classes.length,
      added: classes.filter(({ before }) => before === null).length,
      changed: classes.filter(({ before, label }) => before !== null && before !== label).length,
      unchanged: classes.filter(({ before, label }) => before === label).length,
    });
    const facts = { ...about.facts, classes };
    await saveImport(tx, held, {
      ...{ status: "READY", format: "SIECLE_STRUCTURES", facts, counts, warnings, studentsVersion },
    });
    const detail = { status: "READY", format: "SIECLE_STRUCTURES", read: counts.read };
    return { result: undefined, targets: [{ kind: "import", id: held.id, detail }] };
  });
}
