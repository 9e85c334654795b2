import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { applicationRole, ownerRole } from "../roles";
import { DatabaseUnavailable } from "../unavailable";
import { serverAccount } from "./account";
import { binariesFor } from "./binaries";
import { credentialsOf } from "./credentials";
import { wayOut } from "./failures";
import { openHome } from "./home";
import { initialise } from "./initialise";
import { choosePort } from "./port";
import { livePort } from "./postmaster";
import type { Server } from "./program";
import { addressOf, provision } from "./provision";
import { start, stop } from "./start-stop";
import { asOnlyStarter } from "./starter-lock";

export type EmbeddedDatabase = {
  applicationUrl: string;
  migrationUrl: string;
  dataDirectory: string;
  /** False when a server of this folder was already running, which is then shared. */
  started: boolean;
  isAlive(): boolean;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Options = { baseDirectory: string; databaseName?: string; log: (line: string) => void };

const majorVersion = "18";

/** Data made by another PostgreSQL would be refused by ours, with a message that helps nobody. */
function checkVersion({ home }: Server): void {
  const found = readFileSync(path.join(home.data, "PG_VERSION"), "utf8").trim();
  if (found === majorVersion) return;
  throw new DatabaseUnavailable(
    `Les données de ${home.data} sont celles de PostgreSQL ${found}, et cette console apporte PostgreSQL ${majorVersion}. ` +
      `Relancez la version de la console qui les a créées, ou ${wayOut}.`,
  );
}

/** Makes the data when there are none, then starts the server unless it runs; tells which port and who started it. */
async function bringUp(server: Server, superuserPassword: string, log: Options["log"]) {
  const { home } = server;
  if (!existsSync(home.data)) {
    log(`Création de la base de données dans ${home.root}…`);
    await initialise(server, superuserPassword);
  }
  checkVersion(server);
  const joined = livePort(home.data);
  if (joined !== undefined) return { port: joined, started: false };

  const port = await choosePort(home);
  await start(server, port);
  return { port, started: true };
}

/** Same port as before: the processes that lost the server find it again at the same address. */
async function bringBack(server: Server, port: number): Promise<void> {
  if (livePort(server.home.data) === undefined) await start(server, port);
}

/**
 * Starts the PostgreSQL of this folder, or joins it when it already runs, after making it if need be.
 * Several processes may call it at once. Refuses, by a DatabaseUnavailable written in French, a system without
 * binaries, a folder that cannot be written, a full disk, data of another version, lost passwords.
 */
export async function ensureEmbedded(options: Options): Promise<EmbeddedDatabase> {
  const { baseDirectory, databaseName = "vigie", log } = options;
  const account = serverAccount();
  const home = openHome(baseDirectory, account !== undefined, log);

  return asOnlyStarter(home.root, async () => {
    const server: Server = { home, account, binaries: binariesFor(home, account !== undefined) };
    const credentials = credentialsOf(home);
    const { port, started } = await bringUp(server, credentials.superuser, log);
    await provision(port, credentials, databaseName);
    return {
      applicationUrl: addressOf(
        port,
        { role: applicationRole, password: credentials.application },
        databaseName,
      ),
      migrationUrl: addressOf(port, { role: ownerRole, password: credentials.owner }, databaseName),
      dataDirectory: home.data,
      started,
      isAlive: () => livePort(home.data) !== undefined,
      restart: () => asOnlyStarter(home.root, () => bringBack(server, port)),
      stop: () => asOnlyStarter(home.root, () => stop(server)),
    };
  });
}
