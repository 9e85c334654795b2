import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { environment } from "../env";
import { sendNamedTexts } from "./long-text";
import { statementName } from "./prepared";
import { beginInScope } from "./scoped-begin";

type Connected = { pool: pg.Pool; prisma: PrismaClient };

// Next loads this module once per bundle and again at each hot reload: the connection outlives them.
const process_ = globalThis as typeof globalThis & { vigieDatabase?: Connected | undefined };

function connect(): Connected {
  const pool = new pg.Pool({
    connectionString: environment().DATABASE_URL,
    max: environment().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // A server that restarts drops its idle connections: the pool opens others.
  pool.on("error", () => undefined);
  // A lost connection in use fails its query, and would end the process if nobody heard it besides.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", beginInScope);
  pool.on("connect", sendNamedTexts);
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName });
  return { pool, prisma: new PrismaClient({ adapter }) };
}

function connected(): Connected {
  return (process_.vigieDatabase ??= connect());
}

export function database(): PrismaClient {
  return connected().prisma;
}

/** The pool itself, for the job queue, which speaks to PostgreSQL directly. */
export function databasePool(): pg.Pool {
  return connected().pool;
}

export async function closeDatabase(): Promise<void> {
  const open = process_.vigieDatabase;
  process_.vigieDatabase = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}
