import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { moveDurably } from "./durable-file";
import { explainFolderFailure, explainServerFailure } from "./failures";
import type { Home } from "./home";
import { giveToAccount, run, superuserRole, type Server } from "./program";

/** What first starts cut short left behind; the last of them may still be writing, a later start removes the rest. */
function removeAttempts({ root, data }: Home): void {
  const attempts = readdirSync(root).filter((name) => name.startsWith(`${path.basename(data)}-`));
  for (const name of attempts) {
    try {
      rmSync(path.join(root, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

/** A folder and a file for initdb, of names never used before: an orphan of a killed start cannot meddle. */
function prepareAttempt(server: Server, superuserPassword: string): { folder: string; passwordFile: string } {
  try {
    removeAttempts(server.home);
    const folder = mkdtempSync(`${server.home.data}-`);
    const passwordFile = `${folder}.password`;
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    giveToAccount(server, folder);
    giveToAccount(server, passwordFile);
    return { folder, passwordFile };
  } catch (error) {
    throw explainFolderFailure(server.home.root, error);
  }
}

/** Creates the data under another name and renames them when they are whole: a start cut short counts for nothing. */
export async function initialise(server: Server, superuserPassword: string): Promise<void> {
  const { home } = server;
  const { folder, passwordFile } = prepareAttempt(server, superuserPassword);
  try {
    const { code, output } = await run(server, "initdb", [
      ...["-D", folder, "-U", superuserRole, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
      ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ]);
    if (code !== 0) throw explainServerFailure("La base de données n’a pas pu être créée", output);
    moveDurably(folder, home.data);
  } finally {
    removeAttempts(home);
  }
}
