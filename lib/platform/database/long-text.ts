import "server-only";
import type pg from "pg";

// One for the process, like the connections (client.ts): Next loads this module once a bundle.
const process_ = globalThis as typeof globalThis & { vigieLongTexts?: Map<string, string> };
const texts = (process_.vigieLongTexts ??= new Map());

/** No value of the console begins with it: PostgreSQL keeps no such sign (storable-text.ts). */
const mark = "\0text:";
let given = 0;

/**
 * Lends a name to a long text for the time of a statement, whose parameter is that name: the text then reaches
 * PostgreSQL as it is. Prisma writes each parameter of a raw query three times over on its way; for the lines of a
 * school's file, that is most of the memory of an import.
 */
export async function lendName<Result>(
  text: string,
  use: (name: string) => PromiseLike<Result>,
): Promise<Result> {
  const name = `${mark}${(given += 1)}`;
  texts.set(name, text);
  try {
    return await use(name);
  } finally {
    texts.delete(name);
  }
}

/** Makes a connection send the texts in place of their names. A name unknown is sent as it is, and refused. */
export function sendNamedTexts(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  client.query = ((asked: unknown, ...rest: unknown[]) =>
    query(withTexts(asked), ...rest)) as typeof client.query;
}

function withTexts(asked: unknown): unknown {
  if (texts.size === 0 || typeof asked !== "object" || asked === null || !("values" in asked)) return asked;
  if (!Array.isArray(asked.values)) return asked;
  const values = asked.values.map((value: unknown) =>
    typeof value === "string" && value.startsWith(mark) ? (texts.get(value) ?? value) : value,
  );
  return { ...asked, values };
}
