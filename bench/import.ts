import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { abandonImport, applyImport } from "@/lib/imports/actions/imports";
import { applyImport as applyJob } from "@/lib/imports/jobs/apply-import";
import { importCounts, type ImportCounts } from "@/lib/imports/rules/preview/stored-shapes";
import { receiveImportFiles } from "@/lib/imports/uploads";
import { inTransaction } from "@/lib/platform/database/transaction";
import { environment } from "@/lib/platform/env";
import { asRequest } from "@/lib/platform/request";
import { scopeOf } from "@/lib/platform/scope";
import { rawStudents, studentsArchive } from "@/scripts/sample/files";
import { sampleUai } from "@/scripts/sample/school";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { workQueue } from "@/tests/support/queue";
import { analyse, withDatabase } from "./bench-database";
import type { ProcessTurn } from "./import-turn";
import { compare, type Row, takeTurns } from "./measure";

const pupilCount = 200_000;

/**
 * What the reading job does of a SIECLE export of 200,000 pupils, to the preview: into an empty school, then into the
 * school that holds them all. The file is the ZIP that SIECLE hands out. Each turn is a new process, as is the bare
 * parse beside it, which reads the same XML unpacked.
 */
export async function importSuite(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "vigie-bench-import-"));
  try {
    const sample = { pupils: pupilCount, seed: 1, date: new Date() };
    const files = { xml: path.join(folder, "eleves.xml"), zip: path.join(folder, studentsArchive.name) };
    await pipeline(rawStudents(sample), createWriteStream(files.xml));
    await pipeline(studentsArchive.content(sample), createWriteStream(files.zip));
    return await withDatabase(async (migrationUrl) => {
      await makeSchool({ uai: sampleUai });
      const operator = await makeOperator({ uai: sampleUai });
      const first = await takeTurns(runs, () =>
        takeTurn(operator, files, ({ added }) => added >= pupilCount),
      );
      await applyOnce(operator, files.zip);
      // The same file comes again days later, once autovacuum has counted the pupils.
      await analyse(migrationUrl);
      const again = await takeTurns(runs, () => takeTurn(operator, files, isUnchanged));
      return [rowOf("import-200k", first), rowOf("import-again", again)];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those who have left are unknown to the school, and left out. */
const isUnchanged = ({ unchanged, added, changed, gone }: ImportCounts) =>
  unchanged >= pupilCount && added + changed + gone === 0;

type ImportTurn = { ours: ProcessTurn; theirs: ProcessTurn };

async function takeTurn(
  operator: TestOperator,
  files: { xml: string; zip: string },
  isRight: (counts: ImportCounts) => boolean,
): Promise<ImportTurn> {
  const importId = await upload(operator, files.zip);
  const ours = inNewProcess("read");
  const { status, counts } = await findImport(importId);
  if (status !== "READY" || !isRight(counts))
    throw new Error(`The preview is not the expected one: ${status} ${JSON.stringify(counts)}`);
  await make(abandonImport, { uai: sampleUai, importId }, operator);
  return { ours, theirs: inNewProcess("parse", files.xml) };
}

function inNewProcess(...order: readonly string[]): ProcessTurn {
  const script = path.join(import.meta.dirname, "import-turn.ts");
  const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, script, ...order], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error("A turn did not end");
  return JSON.parse(stdout) as ProcessTurn;
}

async function upload(operator: TestOperator, file: string): Promise<string> {
  const { origin } = new URL(environment().APP_URL);
  const body = new FormData();
  body.set("files", await openAsBlob(file), path.basename(file));
  const request = new Request(`${origin}/api/imports/${sampleUai}`, {
    ...{ method: "POST", body, headers: { origin } },
  });
  const result = await asRequest({ now: new Date(), sessionToken: operator.sessionToken }, () =>
    receiveImportFiles(request, sampleUai),
  );
  if (result.status !== "received") throw new Error(result.reason);
  return result.ids[0] ?? "";
}

async function applyOnce(operator: TestOperator, file: string): Promise<void> {
  const importId = await upload(operator, file);
  inNewProcess("read");
  await make(applyImport, { uai: sampleUai, importId }, operator);
  await workQueue([applyJob]);
  const { status } = await findImport(importId);
  if (status !== "APPLIED") throw new Error(`The import was not applied: ${status}`);
}

async function findImport(id: string): Promise<{ status: string; counts: ImportCounts }> {
  const row = await inTransaction(scopeOf([sampleUai]), (tx) =>
    tx.import.findUniqueOrThrow({
      where: { uai_id: { uai: sampleUai, id } },
      select: { status: true, counts: true },
    }),
  );
  return { status: row.status, counts: importCounts.parse(row.counts) };
}

function rowOf(row: string, turns: readonly ImportTurn[]): Row {
  const peakMb = Math.max(...turns.map(({ ours }) => ours.peakMb));
  const compared = compare(
    { suite: "import", row, against: "bare-saxes", peakMb },
    turns.map(({ ours, theirs }) => ({ ours: ours.ms, theirs: theirs.ms })),
  );
  return { ...compared, growthMb: Math.max(...turns.map(({ ours }) => ours.growthMb)) };
}
