const unreachable = "La base de données ne répond pas : réessayez dans une minute.";

/** SQLSTATE, Prisma and Node codes: the server has no room, or its connections are gone, refused or all taken. */
const causes: readonly { code: RegExp; sentence: string }[] = [
  {
    code: /^(?:53100|58030)$/,
    sentence:
      "Le disque du serveur est plein ou ne répond plus : faites libérer de la place, puis recommencez.",
  },
  {
    code: /^(?:08\d{3}|53300|57P0[1-3]|P1001|P1002|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET)$/,
    sentence: unreachable,
  },
];

/** What pg says, without a code, of a connection it lost. Source: pg 8.23.1, lib/client.js; pg-pool 3, index.js. */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:was closed|has encountered a connection error) and is not queryable)/;

/** What ails the server itself, as a sentence; null when the error is not of its making. */
export function serverTrouble(error: unknown): string | null {
  const codes = codesOf(error);
  const cause = causes.find(({ code }) => codes.some((known) => code.test(known)));
  if (cause) return cause.sentence;
  return error instanceof Error && lostConnection.test(error.message) ? unreachable : null;
}

/** Its own code, and the one of PostgreSQL that Prisma only tells in its message. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...Array.from(error.message.matchAll(/Code: `(\w+)`/g), ([, code = ""]) => code)];
}
