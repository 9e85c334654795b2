import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { closeDatabase } from "@/lib/platform/database/client";
import { roleNames } from "@/lib/platform/permissions";
import { startWorker } from "@/lib/worker/start";
import { tasks } from "@/lib/worker/tasks";
import { passwordListFile, type SampleFile, sampleFiles } from "../sample/files";
import { directoryUpdateFile, peopleFiles, stswebFile } from "../sample/people/files";
import { rightsFiles } from "../sample/rights/files";
import { sampleUai } from "../sample/school";
import { CannotStart } from "../start/failure";
import type { SampleAccount } from "./accounts";
import { importFile, type Importer } from "./import";
import { openSchool, openSessionOf } from "./school";

const sample = { pupils: 640, seed: 1 };

type Written = { pupils: string[]; people: string[]; update: string; rights: string[] };

async function writeFiles(folder: string): Promise<Written> {
  mkdirSync(folder, { recursive: true });
  const options = { ...sample, date: new Date() };
  const placeOf = ({ name }: SampleFile) => path.join(folder, name);
  const [pupils, people, rights] = [sampleFiles(options), peopleFiles(options), rightsFiles(options)];
  const update = directoryUpdateFile(options);
  const apart = [passwordListFile(options), stswebFile(options)];
  for (const file of [...pupils, ...people, update, ...rights, ...apart])
    await pipeline(file.content, createWriteStream(placeOf(file)));
  return {
    ...{ pupils: pupils.map(placeOf), people: people.map(placeOf) },
    ...{ update: placeOf(update), rights: rights.map(placeOf) },
  };
}

async function importerOf(
  accounts: readonly SampleAccount[],
  role: SampleAccount["role"],
): Promise<Importer> {
  const account = accounts.find((each) => each.role === role);
  if (!account)
    throw new CannotStart(`Le fichier comptes.json a perdu un compte (${roleNames[role]}) : effacez-le.`);
  return { uai: sampleUai, sessionToken: await openSessionOf(account) };
}

/**
 * The principal imports the pupils, the RUPN the accounts, then the rights that they hold; those whom the directory
 * removes are confirmed as gone.
 */
async function importAll(accounts: readonly SampleAccount[], written: Written): Promise<void> {
  const principal = await importerOf(accounts, "PRINCIPAL");
  const rupn = await importerOf(accounts, "RUPN");
  const worker = startWorker({ concurrency: 1, tasks, crontab: "" });
  const load = async (importer: Importer, file: string, choices = { withDepartures: false }) => {
    console.log(`Import de ${path.basename(file)}…`);
    await importFile(importer, file, choices);
  };
  try {
    for (const file of written.pupils) await load(principal, file);
    for (const file of written.people) await load(rupn, file);
    await load(rupn, written.update, { withDepartures: true });
    for (const file of written.rights) await load(rupn, file);
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
