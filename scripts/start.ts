import { existsSync } from "node:fs";
import { environment } from "@/lib/platform/env";
import { openDatabase } from "./start/database";
import { CannotStart, orExplain } from "./start/failure";
import { checkPort } from "./start/port";
import { whenReady } from "./start/ready";
import { loadSettings } from "./start/settings";
import { supervise } from "./start/supervise";
import { startWeb } from "./start/web";

/** `npm start`, or `npm run dev` with `--dev`: database, migrations, web, and their supervision. */
await orExplain(async () => {
  const mode = process.argv.includes("--dev") ? "dev" : "start";
  const settings = loadSettings();
  if (mode === "start" && !existsSync(".next/BUILD_ID"))
    throw new CannotStart("La console n’est pas construite : lancez d’abord « npm run build ».");
  await checkPort(settings);
  const database = await openDatabase(settings);
  void whenReady(settings).then(() => {
    console.log(`Vigie ENT est prête : ${environment().APP_URL}`);
  });
  await supervise(() => startWeb(settings, mode), database);
});
