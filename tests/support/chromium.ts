import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";

const root = path.resolve(import.meta.dirname, "../..");
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Browser = { executablePath: string; args: string[]; env?: Record<string, string> };

/**
 * The browser of the tests: the one named by CHROMIUM, else the system's, else the one that npm carries with its
 * libraries. `CHROMIUM=npm` asks for the last.
 */
export function chromium(): Browser {
  const local = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (local !== "npm" && existsSync(local)) return { executablePath: local, args: flags };

  const folder = path.join(root, "node_modules/.cache/chromium");
  if (!existsSync(path.join(folder, "chromium"))) unpack(folder);
  const env = {
    ...definedVariables(),
    LD_LIBRARY_PATH: path.join(folder, "lib"),
    FONTCONFIG_FILE: path.join(folder, "fonts.conf"),
  };
  return { executablePath: path.join(folder, "chromium"), args: flags, env };
}

function unpack(folder: string): void {
  const carried = path.join(root, "node_modules/@sparticuz/chromium/bin");
  mkdirSync(folder, { recursive: true });
  for (const archive of ["al2023", "fonts"]) {
    const tar = path.join(folder, `${archive}.tar`);
    writeFileSync(tar, brotliDecompressSync(readFileSync(path.join(carried, `${archive}.tar.br`))));
    execFileSync("tar", ["xf", tar, "-C", folder, "--no-same-owner"]);
  }
  // The package's own fonts.conf names folders of another system: without this one a bare machine draws no text.
  writeFileSync(
    path.join(folder, "fonts.conf"),
    `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  const half = path.join(folder, "chromium.part");
  writeFileSync(half, brotliDecompressSync(readFileSync(path.join(carried, "chromium.br"))), { mode: 0o755 });
  renameSync(half, path.join(folder, "chromium"));
}

function definedVariables(): Record<string, string> {
  const pairs = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(pairs);
}
