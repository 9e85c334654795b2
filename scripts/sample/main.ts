import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { passwordListFile, primaryFiles, type SampleFile, sampleFiles } from "./files";
import { directoryUpdateFile, peopleFiles, stswebFile } from "./people/files";
import { rightsFiles } from "./rights/files";
import { sampleClasses, sampleSchoolName, sampleUai, type SampleOptions } from "./school";

const mostPupils = 1_000_000;
const usage = "Usage : npm run sample -- --pupils 640 --seed 1 --date 2026-11-23 [--primary] --out DOSSIER";

/** `npm run sample`: writes, into a folder, the files of a made-up school. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pupils: { type: "string", default: "640" },
      seed: { type: "string", default: "1" },
      date: { type: "string", default: new Date().toISOString().slice(0, "AAAA-MM-JJ".length) },
      primary: { type: "boolean", default: false },
      out: { type: "string", default: path.join(".data", "exemple") },
    },
  });
  const options: SampleOptions = {
    pupils: wholeNumber("--pupils", values.pupils, 1, mostPupils),
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 32 - 1),
    date: readDay(values.date),
  };
  const files = values.primary ? primaryFiles(options) : everyFile(options);
  await mkdir(values.out, { recursive: true });
  for (const { name, content } of files)
    await pipeline(content, createWriteStream(path.join(values.out, name)));
  const classCount = sampleClasses(options.pupils).length;
  if (!values.primary)
    console.log(`${sampleSchoolName} (${sampleUai}) : ${options.pupils} élèves, ${classCount} classes.`);
  console.log(`Fichiers écrits dans ${values.out}.`);
}

function everyFile(options: SampleOptions): SampleFile[] {
  const apart = [passwordListFile, directoryUpdateFile, stswebFile].map((write) => write(options));
  return [...sampleFiles(options), ...peopleFiles(options), ...rightsFiles(options), ...apart];
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new BadOption(`${name} attend un nombre entier de ${least} à ${most}, et non « ${text} ».`);
}

function readDay(text: string): Date {
  const day = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new BadOption(`--date attend un jour AAAA-MM-JJ, et non « ${text} ».`);
}

class BadOption extends Error {}

try {
  await main();
} catch (error) {
  if (error instanceof BadOption) console.error(error.message);
  else if (error instanceof TypeError && "code" in error) console.error("Une option n’est pas reconnue.");
  else throw error;
  console.error(usage);
  process.exitCode = 2;
}
