import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import { explainFolderFailure } from "./failures";

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

/** Writes a file only we can read (0600), whole or not at all; a refusal of the system is told in French. */
export function writeDurably(file: string, text: string): void {
  const part = `${file}.part`;
  try {
    const handle = openSync(part, "w", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    moveDurably(part, file);
  } catch (error) {
    throw explainFolderFailure(path.dirname(file), error);
  }
}
