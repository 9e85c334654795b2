import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { closeDatabase } from "@/lib/platform/database/client";
import { startWorker } from "@/lib/worker/start";
import { tasks } from "@/lib/worker/tasks";
import { passwordListFile, sampleFiles } from "../sample/files";
import { sampleUai } from "../sample/school";
import { CannotStart } from "../start/failure";
import type { SampleAccount } from "./accounts";
import { importFile } from "./import";
import { openSchool, openSessionOf } from "./school";

const sample = { pupils: 640, seed: 1 };

async function writeFiles(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const options = { ...sample, date: new Date() };
  const files = sampleFiles(options);
  for (const { name, content } of [...files, passwordListFile(options)])
    await pipeline(content, createWriteStream(path.join(folder, name)));
  return files.map(({ name }) => path.join(folder, name));
}

async function importAll(accounts: readonly SampleAccount[], files: readonly string[]): Promise<void> {
  const principal = accounts.find(({ role }) => role === "PRINCIPAL");
  if (!principal)
    throw new CannotStart("Le fichier comptes.json a perdu le chef d’établissement : effacez-le.");
  const sessionToken = await openSessionOf(principal);
  const worker = startWorker({ concurrency: 1, tasks, crontab: "" });
  try {
    for (const file of files) {
      console.log(`Import de ${path.basename(file)}…`);
      await importFile({ uai: sampleUai, sessionToken }, file);
    }
  } finally {
    await worker.stop();
  }
}

/** The sample school, written as the files a school has and loaded through the import; kept from one run to the next. */
export async function fillSchool(accounts: readonly SampleAccount[], folder: string): Promise<void> {
  const mark = path.join(folder, "importes");
  try {
    await openSchool(accounts);
    if (existsSync(mark)) {
      console.log("Les données d’essai existent déjà : elles sont reprises telles quelles.");
      return;
    }
    await importAll(accounts, await writeFiles(folder));
    writeFileSync(mark, "");
  } finally {
    await closeDatabase();
  }
}
