import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ensureEmbedded } from "@/lib/platform/database/embedded/cluster";
import { migrate } from "@/lib/platform/database/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the migrated database that each test file gets a copy of. */
    templateApplicationUrl: string;
    templateMigrationUrl: string;
  }
}

function silence(): void {
  // A test run prints tests, not the start of its server.
}

/** One embedded server a run, in a folder of its own, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const baseDirectory = mkdtempSync(path.join(tmpdir(), "vigie-tests-"));
  const server = await ensureEmbedded({ baseDirectory, databaseName: "vigie_template", log: silence });
  const remove = async () => {
    await server.stop();
    rmSync(baseDirectory, { recursive: true, force: true });
  };
  try {
    await migrate({ migrationUrl: server.migrationUrl, directory: "prisma/migrations", log: silence });
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide("templateApplicationUrl", server.applicationUrl);
  project.provide("templateMigrationUrl", server.migrationUrl);
  return remove;
}
