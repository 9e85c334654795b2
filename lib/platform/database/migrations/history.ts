import { randomUUID } from "node:crypto";
import type pg from "pg";
import { applicationRole } from "../roles";
import { DatabaseUnavailable } from "../unavailable";
import type { Script } from "./scripts";

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/** Prisma's own table, so that its command line can take over. */
const historyTable = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null, "checksum" varchar(64) not null, "finished_at" timestamptz,
  "migration_name" varchar(255) not null, "logs" text, "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(), "applied_steps_count" integer not null default 0)`;

async function listApplied(client: pg.Client): Promise<Applied[]> {
  await client.query(historyTable);
  // The health of the console is told by what its own role can read.
  await client.query(`grant select on "_prisma_migrations" to ${applicationRole}`);
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null`,
  );
  return rows;
}

function checkHistory(applied: Applied[], scripts: Script[]): void {
  const known = new Map(scripts.map((script) => [script.name, script]));
  for (const { migration_name: name, checksum, finished_at: finishedAt } of applied) {
    const script = known.get(name);
    if (!script)
      throw new DatabaseUnavailable(
        `La base de données a reçu la migration « ${name} », que cette version de la console ne connaît pas : ` +
          "la base est plus récente que le programme. Relancez la version qui l’a mise à jour.",
      );
    if (!finishedAt)
      throw new DatabaseUnavailable(
        `La migration « ${name} » est restée inachevée. Restaurez la sauvegarde faite avant la mise à jour, puis recommencez.`,
      );
    if (script.checksum !== checksum)
      throw new DatabaseUnavailable(
        `La migration « ${name} » a été modifiée après son application. Remettez le fichier d’origine ; ` +
          "tout changement demande une nouvelle migration.",
      );
  }
}

/** The script and its record in one transaction: a kill leaves all of it or nothing. */
async function apply(client: pg.Client, { name, sql, checksum }: Script): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    const reason = error instanceof Error ? error.message : "raison inconnue";
    throw new DatabaseUnavailable(
      `La migration « ${name} » a échoué et rien n’en est resté (réponse de PostgreSQL : ${reason}).`,
      { cause: error },
    );
  }
}

/** Applies the scripts that the database has not had; refuses a history that is not the scripts' own. */
export async function applyMissing(
  client: pg.Client,
  scripts: Script[],
  log: (line: string) => void,
): Promise<void> {
  const applied = await listApplied(client);
  checkHistory(applied, scripts);
  const done = new Set(applied.map((row) => row.migration_name));
  for (const script of scripts.filter(({ name }) => !done.has(name))) {
    await apply(client, script);
    log(`Migration appliquée : ${script.name}.`);
  }
}
