import type pg from "pg";
import { applicationRole } from "../roles";
import { DatabaseUnavailable } from "../unavailable";

type Role = { rolsuper: boolean; rolbypassrls: boolean; owns: boolean };

async function findRole(client: pg.Client): Promise<Role | undefined> {
  const { rows } = await client.query<Role>(
    `select rolsuper, rolbypassrls, pg_has_role(oid, current_user, 'usage') as owns from pg_roles where rolname = $1`,
    [applicationRole],
  );
  return rows[0];
}

async function createRole(client: pg.Client, log: (line: string) => void): Promise<void> {
  const remedy = `« CREATE ROLE ${applicationRole} LOGIN PASSWORD '…'; »`;
  try {
    await client.query(`create role ${applicationRole}`);
  } catch (error) {
    throw new DatabaseUnavailable(
      `Le rôle ${applicationRole} manque sur le serveur PostgreSQL et MIGRATION_DATABASE_URL n’a pas le droit de le créer. ` +
        `Faites exécuter par un administrateur : ${remedy}, puis relancez.`,
      { cause: error },
    );
  }
  log(
    `Rôle ${applicationRole} créé, sans mot de passe. Donnez-lui-en un : ` +
      `« ALTER ROLE ${applicationRole} LOGIN PASSWORD '…'; », et mettez-le dans DATABASE_URL.`,
  );
}

/**
 * Sees that the role of the application exists, and that row-level security and the append-only journal bind it:
 * a superuser, a role that bypasses row security or one that has the owner's rights is refused.
 */
export async function ensureApplicationRole(client: pg.Client, log: (line: string) => void): Promise<void> {
  const role = await findRole(client);
  if (!role) {
    await createRole(client, log);
    return;
  }
  if (role.rolsuper || role.rolbypassrls || role.owns)
    throw new DatabaseUnavailable(
      `Le rôle ${applicationRole} a trop de droits : il échapperait au cloisonnement entre établissements. ` +
        "Retirez-lui SUPERUSER, BYPASSRLS et l’appartenance au rôle de MIGRATION_DATABASE_URL, puis relancez.",
    );
}
