import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { applicationRole, ownerRole } from "../roles";
import { DatabaseUnavailable } from "../unavailable";
import { serverAccount } from "./account";
import { binariesFor } from "./binaries";
import { credentialsOf, type Credentials } from "./credentials";
import { explainServerFailure, wayOut } from "./failures";
import { openHome } from "./home";
import { initialise } from "./initialise";
import { choosePort } from "./port";
import { livePort } from "./postmaster";
import type { Server } from "./program";
import { addressOf, answers, provision } from "./provision";
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
const patienceMs = 120_000;

/** Data made by another PostgreSQL would be refused by ours, with a message that helps nobody. */
function checkVersion({ home }: Server): void {
  const found = readFileSync(path.join(home.data, "PG_VERSION"), "utf8").trim();
  if (found === majorVersion) return;
  throw new DatabaseUnavailable(
    `Les données de ${home.data} sont celles de PostgreSQL ${found}, et cette console apporte PostgreSQL ${majorVersion}. ` +
      `Relancez la version de la console qui les a créées, ou ${wayOut}.`,
  );
}

/**
 * Starts the server when none lives in its folder, until it answers: one that is found there may be starting,
 * recovering from a fault, or dying from the kill that brings us here.
 */
async function bringUp(server: Server, credentials: Credentials, portForStart: () => Promise<number>) {
  const begun = performance.now();
  let started = false;
  while (performance.now() - begun < patienceMs) {
    let port = livePort(server.home.data);
    if (port === undefined) {
      port = await portForStart();
      await start(server, port);
      started = true;
    }
    if (await answers(port, credentials)) return { port, started };
    await pause(100);
  }
  throw explainServerFailure("La base de données ne répond pas", "", server.home.log);
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
    if (!existsSync(home.data)) {
      log(`Création de la base de données dans ${home.root}…`);
      await initialise(server, credentials.superuser);
    }
    checkVersion(server);
    const { port, started } = await bringUp(server, credentials, () => choosePort(home));
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
      // Same port as before: those who lost the server find it again at the same address.
      restart: () =>
        asOnlyStarter(home.root, async () => {
          await bringUp(server, credentials, () => Promise.resolve(port));
        }),
      stop: () => asOnlyStarter(home.root, () => stop(server)),
    };
  });
}
