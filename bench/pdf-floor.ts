import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export type FloorPupil = { last: string; first: string; login: string; pw: string };
export type FloorClass = { name: string; students: readonly FloorPupil[] };
export type FloorSchool = { school: string; uai: string; url: string; classes: readonly FloorClass[] };

/** The yardstick: a hand-written tagged PDF of lists and slips, and the pupils it draws. */
export type PdfFloor = {
  render: (kind: "list" | "slips", school: FloorSchool, options: { tagged: "1" }) => Promise<Uint8Array>;
  make: (classCount: number) => FloorSchool;
};

const root = path.resolve(import.meta.dirname, "..");
const source = path.resolve(root, "../shared/bench/pdf-floor");
const copy = path.join(root, "node_modules/.cache/pdf-floor");

/** Copied under node_modules, so that what it imports is found among our packages. */
export async function loadPdfFloor(): Promise<PdfFloor> {
  if (!existsSync(path.join(source, "floor.mjs")))
    throw new Error(
      "La référence ../shared/bench/pdf-floor est absente : placez-la à côté du dépôt pour comparer les feuilles.",
    );
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const folder = path.join(copy, path.relative(source, entry.parentPath));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, entry.name), readFileSync(path.join(entry.parentPath, entry.name)));
  }
  const [floor, pupils] = await Promise.all([load("floor.mjs"), load("pupils.mjs")]);
  return { render: floor.render, make: pupils.make };
}

const load = async (name: string) => (await import(pathToFileURL(path.join(copy, name)).href)) as PdfFloor;
