import pg from "pg";

/** Asks the database as its owner, past row-level security: what a stolen backup would show. */
export async function asOwner<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env["MIGRATION_DATABASE_URL"] });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table of ours, as text: a dump to search for what must not be there. */
export async function dumpDatabase(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await asOwner<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
      return `${name}\n${rows.map(({ row }) => row).join("\n")}`;
    }),
  );
  return parts.join("\n");
}
