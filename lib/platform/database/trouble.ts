/** SQLSTATE, Prisma and Node codes: the server has no room, or its connections are gone, refused or all taken. */
const causes: readonly { code: RegExp; sentence: string }[] = [
  {
    code: /^(?:53100|58030)$/,
    sentence:
      "Le disque du serveur est plein ou ne répond plus : faites libérer de la place, puis recommencez.",
  },
  {
    code: /^(?:08\d{3}|53300|57P0[1-3]|P1001|P1002|P1017|ECONNREFUSED|ECONNRESET)$/,
    sentence: "La base de données ne répond pas : réessayez dans une minute.",
  },
];

/** What ails the server itself, as a sentence; null when the error is not of its making. */
export function serverTrouble(error: unknown): string | null {
  const codes = codesOf(error);
  return causes.find(({ code }) => codes.some((known) => code.test(known)))?.sentence ?? null;
}

/** Its own code, and the one of PostgreSQL that Prisma only tells in its message. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...own, ...Array.from(error.message.matchAll(/Code: `(\w+)`/g), ([, code = ""]) => code)];
}
