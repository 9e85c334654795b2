import { readFileSync } from "node:fs";
import { DatabaseUnavailable } from "../unavailable";

export type Account = { uid: number; gid: number };

const candidates = ["postgres", "nobody", "daemon"];

/** The account PostgreSQL runs under when we are root, which it refuses to be; undefined keeps our own. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;

  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  for (const candidate of candidates) {
    const account = accounts.find(({ name, uid }) => name === candidate && uid > 0);
    if (account) return account;
  }
  throw new DatabaseUnavailable(
    "PostgreSQL refuse d’être lancé par root et cette machine n’a aucun des comptes postgres, nobody ou daemon. " +
      "Lancez la console avec un compte ordinaire, ou indiquez DATABASE_URL et MIGRATION_DATABASE_URL.",
  );
}
