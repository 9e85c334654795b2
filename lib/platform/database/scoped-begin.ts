import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { Scope } from "../scope";

// One for the process, like the connections (client.ts): Next loads this module once a bundle.
const process_ = globalThis as typeof globalThis & { vigieScopes?: AsyncLocalStorage<Scope> };
const scopes = (process_.vigieScopes ??= new AsyncLocalStorage<Scope>());

/** What Prisma's adapter sends first in a transaction (@prisma/adapter-pg 7.10.0, startTransaction). */
const opening = "BEGIN";

/** Runs work whose transactions begin inside the given schools and classes. */
export function beginningIn<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result> {
  return scopes.run(scope, work);
}

/**
 * Makes a connection say the scope in the very message that opens a transaction: every read and every gesture saves
 * a round trip. Were the opening not recognised, the transaction would have no scope, and see no row.
 */
export function beginInScope(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  client.query = ((asked: unknown, ...rest: unknown[]) =>
    query(withScope(asked), ...rest)) as typeof client.query;
}

function withScope(asked: unknown): unknown {
  if (typeof asked !== "object" || asked === null || !("text" in asked) || asked.text !== opening)
    return asked;
  const scope = scopes.getStore();
  if (!scope) return asked;
  return { ...asked, text: `${opening}; ${settingOf(scope)}` };
}

// Two commands in one message take no parameters: the values are written in, as PostgreSQL's own client escapes them.
function settingOf(scope: Scope): string {
  const schools = pg.escapeLiteral(scope.join(","));
  const classes = pg.escapeLiteral(scope.classes === null ? "" : JSON.stringify(scope.classes));
  return `select set_config('app.scope', ${schools}, true), set_config('app.classes', ${classes}, true)`;
}
