import { createHash } from "node:crypto";
import { Prisma } from "@/prisma/generated/client";

const mark = "/* prepared */";

/**
 * Written first in a query that is asked often and is planned alike whatever its values: PostgreSQL then reads, checks
 * and plans it once a connection. Planning a question behind row-level security takes longer than answering it.
 */
export const prepared = Prisma.raw(mark);

const names = new Map<string, string>();

/** The name under which a connection keeps a query; none is "". Names are as many as the marked queries of the code. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.trimStart().startsWith(mark)) return "";
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash("sha256").update(sql, "utf8").digest("hex").slice(0, 32);
  names.set(sql, name);
  return name;
}
