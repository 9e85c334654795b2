import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { errorCode } from "./failures";

/** The pid and port that a server writes in its data folder while it lives; undefined without a server. */
function readPostmaster(dataDirectory: string): { pid: number; port: number } | undefined {
  const file = path.join(dataDirectory, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** A pid may have been given to another program, or belong to a dead one nobody buried: Linux tells by its words. */
function servesFrom(pid: number, dataDirectory: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8")
      .split("\0")
      .includes(dataDirectory);
  } catch {
    return false;
  }
}

/** The port of the server that lives on this data folder; undefined when none does. */
export function livePort(dataDirectory: string): number | undefined {
  const postmaster = readPostmaster(dataDirectory);
  if (!postmaster?.pid) return undefined;
  const { pid, port } = postmaster;
  return exists(pid) && servesFrom(pid, dataDirectory) ? port : undefined;
}

/** PostgreSQL refuses to start while the pid it left behind is somebody's: forgets that pid when it is not a server's. */
export function forgetDeadPostmaster(dataDirectory: string): void {
  const postmaster = readPostmaster(dataDirectory);
  if (postmaster && exists(postmaster.pid) && livePort(dataDirectory) === undefined)
    rmSync(path.join(dataDirectory, "postmaster.pid"), { force: true });
}
