import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseUnavailable } from "../unavailable";

/** One migration as Prisma lays it out: `<directory>/<name>/migration.sql`, and the checksum Prisma would record. */
export type Script = { name: string; sql: string; checksum: string };

const wellNamed = /^\d{14}_[a-z][a-z0-9_]*$/;

function readScript(directory: string, name: string): Script {
  const file = path.join(directory, name, "migration.sql");
  if (!wellNamed.test(name))
    throw new DatabaseUnavailable(
      `Le dossier de migration « ${name} » est mal nommé : attendu quatorze chiffres, un tiret bas, un nom en minuscules.`,
    );
  const sql = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (sql.trim() === "") throw new DatabaseUnavailable(`Le fichier ${file} manque ou est vide.`);
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** Every migration of the directory, in order. Refuses a folder badly named and a script missing or empty. */
export function readScripts(directory: string): Script[] {
  if (!existsSync(directory))
    throw new DatabaseUnavailable(
      `Le dossier des migrations ${directory} manque : installez de nouveau la console.`,
    );
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readScript(directory, name));
}
