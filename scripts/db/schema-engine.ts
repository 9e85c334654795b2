import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readScripts } from "@/lib/platform/database/migrations/scripts";
import { SchemaConnections } from "./schema-adapter";

const packagedEngine = "@prisma/schema-engine-wasm/schema_engine_bg";

/** Prisma's own schema engine compiled to WebAssembly: the only one that npm brings without a download. */
async function loadEngine(): Promise<typeof bindings.SchemaEngine> {
  const program = createRequire(import.meta.url)
    .resolve(packagedEngine)
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(program), {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports["__wbindgen_start"];
  if (typeof begin === "function") Reflect.apply(begin, undefined, []);
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        console.error(`Moteur de schéma : ${message}`);
      },
    },
  });
  return bindings.SchemaEngine;
}

let loaded: ReturnType<typeof loadEngine> | undefined;

function migrationList(directory: string): bindings.MigrationList {
  return {
    baseDir: path.resolve(directory),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: readScripts(directory).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

type Sources = { schemaFile: string; directory: string; serverUrl: string };

/** The SQL that would take the migrations to the schema; empty when they agree. The server lends a database. */
export async function pendingSql({ schemaFile, directory, serverUrl }: Sources): Promise<string> {
  const schema = { path: schemaFile, content: await readFile(schemaFile, "utf8") };
  const SchemaEngine = await (loaded ??= loadEngine());
  const connections = new SchemaConnections(serverUrl);
  try {
    const engine = await SchemaEngine.new(
      { datamodels: [[schema.path, schema.content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(connections),
    );
    const difference = await engine.diff({
      from: { tag: "migrations", ...migrationList(directory) },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return difference.exitCode === 0 ? "" : (difference.stdout ?? "");
  } finally {
    await connections.close();
  }
}
