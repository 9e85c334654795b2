import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/platform/database/migrate";
import { startThrowaway } from "@/scripts/db/throwaway";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the migrated database that each test file gets a copy of. */
    templateApplicationUrl: string;
    templateMigrationUrl: string;
  }
}

/** One server a run, with one migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway("vigie_template");
  try {
    await migrate({
      migrationUrl: server.migrationUrl,
      directory: "prisma/migrations",
      log: () => undefined,
    });
  } catch (error) {
    await server.discard();
    throw error;
  }
  project.provide("templateApplicationUrl", server.applicationUrl);
  project.provide("templateMigrationUrl", server.migrationUrl);
  return server.discard;
}
