import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { environment } from "./env";

// OWASP's lowest figures for argon2id, the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** With four at once, every other request of the console waits a third of a second. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** The argon2id hash to store, peppered with a secret that the database does not hold. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(spelling(password), { ...cost, secret: pepper() }));
}

/** False at the same cost when there is no hash: an unknown account must not answer faster. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? decoy, spelling(password), { secret: pepper() }));
  return matches && stored !== null;
}

const nothing = (bytes: number): string => Buffer.alloc(bytes).toString("base64").replaceAll("=", "");
const decoy = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${nothing(16)}$${nothing(32)}`;

function pepper(): Buffer {
  return Buffer.from(environment().PASSWORD_PEPPER, "utf8");
}

/** The same letters typed on another keyboard are the same password. */
function spelling(password: string): string {
  return password.normalize("NFC");
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
