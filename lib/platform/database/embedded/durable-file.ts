import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** Makes the names of a folder survive a power cut; Windows neither needs nor allows it. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

/** Renames for good: after a power cut the entry bears its new name. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(path.dirname(to));
}

/** Writes a file only we can read (0600), whole or not at all. */
export function writeDurably(file: string, text: string): void {
  const part = `${file}.part`;
  const handle = openSync(part, "w", 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  moveDurably(part, file);
}
