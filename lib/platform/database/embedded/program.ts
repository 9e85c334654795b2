import { spawn } from "node:child_process";
import { chownSync } from "node:fs";
import type { Account } from "./account";
import { programOf, type Program } from "./binaries";
import { explainLaunchFailure } from "./failures";
import type { Home } from "./home";

/** What it takes to run the programs of one embedded server; no account means our own. */
export type Server = { home: Home; binaries: string; account: Account | undefined };

export const superuserRole = "vigie_superuser";

/** Runs one program to its end. A server that stays behind would hold our pipes open: `start` reads nothing. */
export function run(
  server: Server,
  program: Program,
  args: string[],
): Promise<{ code: number; output: string }> {
  const { home, binaries, account } = server;
  const { NODE_ENV, PATH, SystemRoot } = process.env;
  const stays = args[0] === "start";
  return new Promise((resolve, reject) => {
    const child = spawn(programOf(binaries, program), args, {
      cwd: home.root,
      // Nothing of the console's own environment, which holds its keys.
      env: { NODE_ENV, PATH, SystemRoot, LC_ALL: "C" },
      stdio: ["ignore", stays ? "ignore" : "pipe", stays ? "ignore" : "pipe"],
      windowsHide: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
    child.once("error", (error) => {
      reject(explainLaunchFailure(program, error));
    });
    child.once("close", (code) => {
      resolve({ code: code ?? -1, output: chunks.join("") });
    });
  });
}

/** Hands a file or folder to the account PostgreSQL runs under. */
export function giveToAccount({ account }: Server, target: string): void {
  if (account) chownSync(target, account.uid, account.gid);
}
