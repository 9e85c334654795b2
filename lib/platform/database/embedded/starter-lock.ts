import { createHash } from "node:crypto";
import { createServer, type ListenOptions, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseUnavailable } from "../unavailable";
import { errorCode } from "./failures";

const patienceMs = 120_000;
const retryMs = 50;

/** What the kernel gives to one process only and takes back when that process dies, however it dies. */
function lockAddress(folder: string): ListenOptions {
  const digest = createHash("sha256").update(folder).digest();
  if (process.platform === "linux") return { path: `\0vigie-ent-${digest.toString("hex")}` };
  return { host: "127.0.0.1", port: 30_000 + (digest.readUInt16BE() % 2_500) };
}

function listenAt(address: ListenOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((caller) => caller.destroy());
    server.once("error", reject);
    server.listen(address, () => {
      resolve(server);
    });
  });
}

async function acquire(folder: string): Promise<Server> {
  const address = lockAddress(folder);
  const begun = performance.now();
  while (performance.now() - begun < patienceMs) {
    try {
      return await listenAt(address);
    } catch (error) {
      if (errorCode(error) !== "EADDRINUSE") throw error;
      await pause(retryMs);
    }
  }
  throw new DatabaseUnavailable(
    `Un autre processus prépare la base de données de ${folder} depuis plus de deux minutes. ` +
      "Arrêtez-le, puis relancez la console.",
  );
}

/** Runs the work while no other process of this machine starts, restarts or stops the server of this folder. */
export async function asOnlyStarter<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const lock = await acquire(folder);
  try {
    return await work();
  } finally {
    await new Promise((closed) => lock.close(closed));
  }
}
