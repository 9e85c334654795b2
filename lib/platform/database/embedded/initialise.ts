import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { moveDurably } from "./durable-file";
import { explainFolderFailure, explainServerFailure } from "./failures";
import { giveToAccount, run, superuserRole, type Server } from "./program";

/** Creates the data folder under another name and renames it when it is whole: a first start cut short leaves nothing. */
export async function initialise(server: Server, superuserPassword: string): Promise<void> {
  const { home } = server;
  const part = `${home.data}.part`;
  const passwordFile = path.join(home.root, "initdb.password");
  try {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { mode: 0o700 });
    giveToAccount(server, part);
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    giveToAccount(server, passwordFile);
  } catch (error) {
    throw explainFolderFailure(home.root, error);
  }
  try {
    const { code, output } = await run(server, "initdb", [
      ...["-D", part, "-U", superuserRole, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
      ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ]);
    if (code !== 0) {
      writeFileSync(home.log, output, { flag: "a" });
      throw explainServerFailure("La base de données n’a pas pu être créée", output, home.log);
    }
    moveDurably(part, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
