import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { environment } from "@/lib/platform/env";
import { announceAccounts, announceVisit } from "./demo/announce";
import { sampleAccounts } from "./demo/accounts";
import { forgetData } from "./demo/forget";
import { fillSchool } from "./demo/fill";
import { openDatabase } from "./start/database";
import { CannotStart, orExplain } from "./start/failure";
import { readOptions } from "./start/options";
import { checkPort } from "./start/port";
import { freshSettings } from "./start/secrets";
import { whenReady } from "./start/ready";
import { readSettings, type Settings } from "./start/settings";
import { supervise } from "./start/supervise";
import { nextProgram, startWeb } from "./start/web";

/**
 * The secrets of the sample live beside its data; neither `.env` nor its database is touched. It writes to nobody: its
 * invented staff have addresses of a true académie.
 */
async function prepareFolder({ fresh }: { fresh: boolean }): Promise<Settings> {
  delete process.env["DATABASE_URL"];
  delete process.env["MIGRATION_DATABASE_URL"];
  delete process.env["SMTP_URL"];
  delete process.env["MAIL_FROM"];
  process.env["DATA_DIRECTORY"] ??= path.join(".data", "demo");
  process.env["APP_URL"] = `http://localhost:${process.env["PORT"] ?? "3000"}`;
  const dataDirectory = path.resolve(process.env["DATA_DIRECTORY"]);
  if (fresh) await forgetData(dataDirectory);
  mkdirSync(dataDirectory, { recursive: true });
  const secrets = path.join(dataDirectory, "secrets.env");
  if (!existsSync(secrets)) writeFileSync(secrets, freshSettings(process.env["APP_URL"]), { mode: 0o600 });
  process.loadEnvFile(secrets);
  return readSettings();
}

function build(): void {
  console.log("Construction de la console (une minute environ)…");
  const { status } = spawnSync(process.execPath, [nextProgram, "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0)
    throw new CannotStart("La construction a échoué : « npm run build » en montre le détail.");
}

/** `npm run demo`: the console, built and started, with a sample school loaded through its own import. */
await orExplain(async () => {
  const options = readOptions(
    {
      /** Shows the codes of the moment, and stops there. */
      codes: { type: "boolean", default: false },
      /** Begins from nothing. */
      fresh: { type: "boolean", default: false },
      /** Takes the console as it is built. */
      built: { type: "boolean", default: false },
    },
    "npm run demo -- [--codes] [--fresh] [--built]",
  );
  const settings = await prepareFolder(options);
  const accounts = sampleAccounts(settings.dataDirectory);
  if (options.codes) {
    announceAccounts(accounts);
    return;
  }
  await checkPort(settings);
  if (!options.built) build();
  const database = await openDatabase(settings);
  const files = path.join(settings.dataDirectory, "fichiers");
  await fillSchool(accounts, files);
  void whenReady(settings).then(() => {
    announceAccounts(accounts);
    announceVisit(environment().APP_URL, files);
  });
  await supervise(() => startWeb(settings, "start"), database);
});
