import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { writeDurably } from "./durable-file";
import type { Home } from "./home";

// Below the ports that systems lend to outgoing connections, one of which could take ours while we restart.
const lowest = 20_000;
const highest = 29_999;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen(port, "127.0.0.1", () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
}

function rememberedPort(home: Home): number | undefined {
  const port = existsSync(home.port) ? Number(readFileSync(home.port, "utf8")) : NaN;
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** The remembered port when nobody took it, otherwise another one, remembered from now on. */
export async function choosePort(home: Home): Promise<number> {
  const known = rememberedPort(home);
  if (known !== undefined && (await isFree(known))) return known;
  let port = randomInt(lowest, highest + 1);
  while (!(await isFree(port))) port = randomInt(lowest, highest + 1);
  writeDurably(home.port, String(port));
  return port;
}
