import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";
import { migrate } from "@/lib/platform/database/migrate";
import { DatabaseUnavailable } from "@/lib/platform/database/unavailable";
import { pendingSql } from "./db/schema-engine";
import { startThrowaway } from "./db/throwaway";

const directory = "prisma/migrations";
const schemaFile = "prisma/schema.prisma";
const usage = "Usage : npm run db:new -- NOM | npm run db:check | npm run db:migrate";

function say(line: string): void {
  console.log(line);
}

async function difference(): Promise<string> {
  const server = await startThrowaway("vigie");
  try {
    await migrate({ migrationUrl: server.migrationUrl, directory, log: () => undefined });
    return await pendingSql({ schemaFile, directory, serverUrl: server.migrationUrl });
  } finally {
    await server.discard();
  }
}

async function writeNew(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new DatabaseUnavailable(
      "Donnez un nom à la migration, en minuscules, chiffres et tirets bas : npm run db:new -- ajoute_groupes",
    );
  const moment = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(directory, `${moment}_${name}`, "migration.sql");
  const sql = await difference();
  if (sql === "") {
    say(
      `Le schéma et les migrations s’accordent : rien à écrire. Pour du SQL écrit à la main, créez ${file}.`,
    );
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sql);
  say(file);
}

async function check(): Promise<void> {
  const sql = await difference();
  if (sql === "") {
    say("Les migrations s’appliquent et s’accordent avec prisma/schema.prisma.");
    return;
  }
  say(
    `prisma/schema.prisma et les migrations diffèrent. Il manque :\n\n${sql}\nÉcrivez-la : npm run db:new -- NOM`,
  );
  process.exitCode = 1;
}

async function bringUpToDate(): Promise<void> {
  const given = process.env["MIGRATION_DATABASE_URL"];
  if (given) {
    await migrate({ migrationUrl: given, directory, log: say });
  } else {
    const database = await ensureEmbedded({
      baseDirectory: process.env["DATA_DIRECTORY"] ?? ".data",
      log: say,
    });
    try {
      await migrate({ migrationUrl: database.migrationUrl, directory, log: say });
    } finally {
      if (database.started) await database.stop();
    }
  }
  say("La base de données est à jour.");
}

const [command, name] = process.argv.slice(2);
try {
  if (command === "new") await writeNew(name);
  else if (command === "check") await check();
  else if (command === "migrate") await bringUpToDate();
  else throw new DatabaseUnavailable(usage);
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
