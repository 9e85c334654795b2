import "server-only";
import * as z from "zod";
import { defineJob, type Step } from "@/lib/platform/define-job";
import { MissingKey, SealBroken } from "@/lib/platform/sealing";
import type { Scope } from "@/lib/platform/scope";
import { parisDay } from "@/lib/paris-day";
import { recognise, type Recognition } from "../formats/recognise";
import type { SiecleHeader } from "../formats/siecle/header";
import { readSiecleStudents } from "../formats/siecle/students";
import { filesOfAafSet } from "../formats/recognise";
import { isZip, openContent } from "@/lib/files/content";
import { UnreadableFile } from "@/lib/files/unreadable-file";
import { openArchive } from "@/lib/files/zip-archive";
import { describeBeside, describeOthers } from "../rules/archive";
import { checkOrigin } from "../rules/origin";
import type { ImportFacts } from "../rules/preview/stored-shapes";
import { schoolYearOf } from "../rules/school-year";
import { removeChanges } from "../store/changes";
import { lockImport, saveImport } from "../store/imports";
import { eraseFile, removeUnfinished } from "../store/import-file";
import { previewCsv } from "./csv-preview";
import { openAaf, openStsweb } from "./people-files";
import { previewPeople } from "./people-preview";
import { beginReading, Superseded, type Reading } from "./reading";
import type { SetReading } from "./siblings";
import { previewStructures } from "./structure-preview";
import { splitArchive } from "./split-archive";
import { previewStudents } from "./student-preview";

/**
 * Reads an uploaded file and writes its preview: READY, NEEDS_MAPPING or REFUSED. Killed or run twice, it starts
 * over; nothing shows before its last step.
 */
export const readImport = defineJob({
  name: "import-read",
  audit: "import.read",
  payload: z.object({ importId: z.uuid() }),
  async run({ payload: { importId }, scope, step, actor, elsewhere }) {
    try {
      const reading = await beginReading({ scope, step }, importId);
      if (reading) await openAndPreview({ ...reading, actor, elsewhere, readImport });
    } catch (error) {
      if (error instanceof Superseded) return;
      const sentence = refusalOf(error);
      if (sentence === null) throw error;
      await refuseImport({ scope, step }, importId, sentence);
    }
  },
});

async function openAndPreview(reading: SetReading): Promise<void> {
  const { source } = reading;
  if (!(await isZip(source.read(0, Math.min(4, source.size))))) return preview(reading);
  const archive = await openArchive(source);
  const aaf = await filesOfAafSet(archive.files);
  if (aaf.length > 0) {
    const beside = archive.files.filter((file) => !aaf.includes(file)).map(({ name }) => name);
    const set = { ...reading, remarks: [...describeBeside(beside), ...describeOthers(archive.others)] };
    return previewPeople(set, await openAaf(set, aaf));
  }
  if (archive.files.length > 1) return splitArchive(reading, archive, readImport);
  return preview({ ...reading, remarks: describeOthers(archive.others) });
}

async function preview(reading: SetReading): Promise<void> {
  const recognition = await recognise(reading.source);
  switch (recognition.kind) {
    case "REFUSED":
      throw new UnreadableFile(recognition.sentence);
    case "CSV":
      return previewCsv(reading, recognition);
    case "AAF":
      return previewPeople(reading, await openAaf(reading, [await openContent(reading.source)]));
    case "STSWEB":
      return previewPeople(reading, await openStsweb(reading));
    case "SIECLE_STUDENTS":
    case "SIECLE_STRUCTURES":
      return previewRegister(reading, recognition);
  }
}

type RegisterRecognition = Extract<Recognition, { header: SiecleHeader }>;

async function previewRegister(
  reading: Reading,
  { kind, header, warnings }: RegisterRecognition,
): Promise<void> {
  const origin = checkOrigin({
    fileUai: header.uai,
    uai: reading.stored.uai,
    fileYear: header.schoolYear,
    currentYear: schoolYearOf(reading.now),
  });
  if (!origin.accepted) throw new UnreadableFile(origin.reason);
  const about = { facts: factsOf(header), remarks: origin.change.warnings };
  return kind === "SIECLE_STUDENTS"
    ? previewSiecle(reading, about)
    : previewStructures(reading, { ...about, remarks: [...about.remarks, ...warnings] });
}

function factsOf({ uai, schoolYear, exportedOn }: SiecleHeader): ImportFacts {
  return { uai, schoolYear, exportedOn };
}

async function previewSiecle(
  reading: Reading,
  about: { facts: ImportFacts; remarks: readonly string[] },
): Promise<void> {
  const students = await readSiecleStudents(reading.source, { today: parisDay(reading.now) });
  const { studentCount: total, warnings, rejected, batches } = students;
  await previewStudents(reading, { format: "SIECLE_STUDENTS", ...about, total, warnings, rejected, batches });
}

function refusalOf(error: unknown): string | null {
  const refused =
    error instanceof UnreadableFile || error instanceof MissingKey || error instanceof SealBroken;
  return refused ? error.sentence : null;
}

/** The file is not one to import: it is erased at once, its sentence stays. */
async function refuseImport(
  { scope, step }: { scope: Scope; step: Step },
  importId: string,
  sentence: string,
): Promise<void> {
  await step(async ({ tx }) => {
    const held = await lockImport(tx, scope, importId);
    if (held?.status !== "RECEIVED") return { result: undefined, targets: [] };
    await removeChanges(tx, held);
    await removeUnfinished(tx, scope, held.facts.parts ?? []);
    await eraseFile(tx, held);
    await saveImport(tx, held, { status: "REFUSED", refusal: sentence, warnings: [] });
    return { result: undefined, targets: [{ kind: "import", id: held.id, detail: { status: "REFUSED" } }] };
  });
}
