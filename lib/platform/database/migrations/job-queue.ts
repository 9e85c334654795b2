import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";
import { applicationRole } from "../roles";

const schema = "graphile_worker";

/** graphile-worker turns row security on with no policy, which shuts out every role but the owner of its tables. */
const openGuardedTables = `do $$
declare guarded record;
begin
  for guarded in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = '${schema}'::regnamespace and c.relrowsecurity
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = '${applicationRole}')
  loop
    execute format('create policy ${applicationRole} on %s to ${applicationRole} using (true) with check (true)', guarded.name);
  end loop;
end $$`;

/** Installs or updates the tables of the job queue, and lets the application add, run and remove jobs. */
export async function installJobQueue(client: pg.Client, migrationUrl: string): Promise<void> {
  await runMigrations({ connectionString: migrationUrl, logger: new Logger(() => () => undefined) });
  await client.query(`
    grant usage on schema ${schema} to ${applicationRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${applicationRole};
    grant usage, select on all sequences in schema ${schema} to ${applicationRole};
    grant execute on all functions in schema ${schema} to ${applicationRole};
    ${openGuardedTables};
  `);
}
