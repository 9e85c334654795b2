import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureEmbedded, type EmbeddedDatabase } from "@/lib/platform/database/embedded/cluster";

/** A folder for one embedded server; `discard` stops the server and removes the folder. */
export type EmbeddedFolder = {
  base: string;
  lines: string[];
  start: () => Promise<EmbeddedDatabase>;
  discard: () => Promise<void>;
};

export function makeEmbeddedFolder(mode = 0o755): EmbeddedFolder {
  const base = mkdtempSync(path.join(tmpdir(), "vigie-embedded-"));
  chmodSync(base, mode);
  const lines: string[] = [];
  let last: EmbeddedDatabase | undefined;
  const start = async () =>
    (last = await ensureEmbedded({ baseDirectory: base, log: (line) => lines.push(line) }));
  const discard = async () => {
    await last?.stop();
    if (last) rmSync(path.dirname(last.dataDirectory), { recursive: true, force: true });
    rmSync(base, { recursive: true, force: true });
  };
  return { base, lines, start, discard };
}

/** The process of a running embedded server. */
export function postmasterPid(dataDirectory: string): number {
  return Number(readFileSync(path.join(dataDirectory, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Another process that starts or joins the server of a folder, under the given account when there is one. */
export function spawnStarter(base: string, uid?: number): { child: ChildProcess; output: Promise<string> } {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.resolve("tests/support/embedded/starter.ts"), base],
    { stdio: ["ignore", "pipe", "inherit"], ...(uid !== undefined && { uid, gid: uid }) },
  );
  const output = new Promise<string>((resolve) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    child.once("close", () => {
      resolve(text);
    });
  });
  return { child, output };
}
