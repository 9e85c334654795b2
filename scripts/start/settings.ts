import { existsSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { environmentFaults } from "@/lib/platform/env";
import { CannotStart } from "./failure";

const portSentence = "PORT doit être un nombre entre 1 et 65535.";

const schema = z.object({
  PORT: z.coerce
    .number(portSentence)
    .int(portSentence)
    .min(1, portSentence)
    .max(65_535, portSentence)
    .default(3000),
  HOST: z.string().min(1, "HOST est vide : retirez-le ou indiquez une adresse.").default("127.0.0.1"),
  DATA_DIRECTORY: z
    .string()
    .min(1, "DATA_DIRECTORY est vide : retirez-le ou indiquez un dossier.")
    .default(".data")
    .transform((folder) => path.resolve(folder)),
});

export type Settings = { port: number; host: string; dataDirectory: string };

// The address of the embedded database is not known before it runs: this one only passes the shape.
const embeddedPlaceholder = "postgresql://embedded";

/** The settings of this process, from its environment and `.env`. */
export function loadSettings(): Settings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return readSettings();
}

/** The settings of this process, from its environment alone; refuses them all at once, one sentence a fault. */
export function readSettings(): Settings {
  const parsed = schema.safeParse(process.env);
  const DATABASE_URL = process.env["DATABASE_URL"] || embeddedPlaceholder;
  const faults = environmentFaults({ ...process.env, DATABASE_URL });
  if (!parsed.success) faults.push(...parsed.error.issues.map(({ message }) => message));
  if (faults.length > 0 || !parsed.success)
    throw new CannotStart(
      [
        "La console ne peut pas démarrer :",
        ...faults.map((fault) => `- ${fault}`),
        "Corrigez le fichier .env. S’il n’existe pas encore, « npm run setup » l’écrit avec des secrets neufs.",
      ].join("\n"),
    );
  const { PORT, HOST, DATA_DIRECTORY } = parsed.data;
  return { port: PORT, host: HOST, dataDirectory: DATA_DIRECTORY };
}
