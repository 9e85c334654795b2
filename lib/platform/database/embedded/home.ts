import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { explainFolderFailure } from "./failures";

/** Where the embedded server lives: everything it needs, and nothing of the console's own. */
export type Home = { root: string; data: string; log: string; credentials: string; port: string };

const systemFolder = "/var/lib/vigie-ent";
const searchableByOthers = 0o001;

/** True when any account may go through every folder down to this path, itself included. */
export function isReachableByOthers(target: string): boolean {
  for (let step = path.resolve(target); ; step = path.dirname(step)) {
    if (!(statSync(step).mode & searchableByOthers)) return false;
    if (step === path.dirname(step)) return true;
  }
}

/** Others may go through the folders we make, never list them, whatever the umask says. */
function makeFolder(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true });
    if (!first) return;
    for (let step = folder; step.startsWith(first); step = path.dirname(step)) chmodSync(step, 0o711);
  } catch (error) {
    throw explainFolderFailure(folder, error);
  }
}

/**
 * Makes the server's folder inside the base directory. When the server must run under another account that
 * cannot walk there (a base under /root, say), the folder goes to /var/lib, under a name drawn from the base's.
 */
export function openHome(baseDirectory: string, otherAccount: boolean, log: (line: string) => void): Home {
  makeFolder(path.resolve(baseDirectory));
  // One name for one folder, however it is reached: the running server is known by it.
  const base = realpathSync(baseDirectory);
  let root = path.join(base, "postgresql");
  if (otherAccount && !isReachableByOthers(base)) {
    root = path.join(systemFolder, createHash("sha256").update(base).digest("hex").slice(0, 12));
    log(`Le dossier ${base} est privé : les données de PostgreSQL sont dans ${root}.`);
  }
  makeFolder(root);
  return {
    root,
    data: path.join(root, "data"),
    log: path.join(root, "server.log"),
    credentials: path.join(root, "credentials.json"),
    port: path.join(root, "port"),
  };
}
