import pg from "pg";
import { applicationRole, ownerRole } from "../roles";
import type { Credentials } from "./credentials";
import { errorCode } from "./failures";
import { superuserRole } from "./program";

// PostgreSQL's "cannot connect now", a shutdown under way, and nobody at the port.
const silentCodes = ["57P03", "57P01", "ECONNREFUSED", "ECONNRESET"];

type Login = { role: string; password: string };

/** Address of a database of the embedded server. */
export function addressOf(port: number, { role, password }: Login, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${String(port)}/${database}`;
}

async function connect(port: number, credentials: Credentials): Promise<pg.Client> {
  const superuser = { role: superuserRole, password: credentials.superuser };
  const client = new pg.Client({ connectionString: addressOf(port, superuser, "postgres") });
  await client.connect();
  return client;
}

/** False while the server starts, stops or dies. */
export async function answers(port: number, credentials: Credentials): Promise<boolean> {
  try {
    const client = await connect(port, credentials);
    await client.end();
    return true;
  } catch (error) {
    if (silentCodes.includes(errorCode(error))) return false;
    throw error;
  }
}

async function createRole(client: pg.Client, { role, password }: Login, rights: string): Promise<void> {
  const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  if (known.rowCount === 0)
    await client.query(`create role ${role} login ${rights} password ${client.escapeLiteral(password)}`);
}

async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const known = await client.query("select 1 from pg_database where datname = $1", [database]);
  if (known.rowCount !== 0) return;
  const name = client.escapeIdentifier(database);
  await client.query(`create database ${name} owner ${ownerRole} template template0 encoding 'UTF8'`);
}

/**
 * Makes what a new server lacks: the owner of the tables, the role of the application, which may only connect
 * until migrations grant it more, and their database. Says nothing of what already exists.
 */
export async function provision(port: number, credentials: Credentials, database: string): Promise<void> {
  const client = await connect(port, credentials);
  try {
    // The shadow database of db:check and the databases of the tests are the owner's.
    await createRole(client, { role: ownerRole, password: credentials.owner }, "createdb");
    await createRole(client, { role: applicationRole, password: credentials.application }, "");
    await createDatabase(client, database);
    const name = client.escapeIdentifier(database);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${applicationRole}`);
  } finally {
    await client.end();
  }
}
