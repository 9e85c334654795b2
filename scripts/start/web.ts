import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import type { Settings } from "./settings";

/** The program of Next, to run with node. */
export const nextProgram = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Starts Next in a process of its own, which ends by itself if its supervisor dies. */
export function startWeb({ port, host }: Settings, mode: "start" | "dev"): ChildProcess {
  return spawn(process.execPath, [nextProgram, mode, "-p", String(port), "-H", host], {
    // In production Next only tells, in English, the address it listens on, which is not the one to visit.
    stdio: ["ignore", mode === "dev" ? "inherit" : "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // The web process closes its queue and its answers itself (lib/worker/web-process.ts).
      NEXT_MANUAL_SIG_HANDLE: "true",
      // It never needs the owner of the tables.
      MIGRATION_DATABASE_URL: "",
    },
  });
}
