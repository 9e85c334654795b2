/**
 * `prisma generate`, `validate` and `format` never run the schema engine, yet the CLI downloads it first.
 * Pointing the override at an existing program (node itself) keeps them working without a network.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const allowed = ["generate", "validate", "format"];
const [command, ...rest] = process.argv.slice(2);
if (!allowed.includes(command)) {
  console.error(`Usage : node scripts/prisma.mjs ${allowed.join("|")}`);
  process.exit(2);
}
const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
const env = {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
};
process.exit(spawnSync(process.execPath, [cli, command, ...rest], { stdio: "inherit", env }).status ?? 1);
