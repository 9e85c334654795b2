import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Counts, countPlaywright, countVitest, sumCounts, withBreakdown } from "./test/counts";

// `npm test`, or `npm run check` with `--check`: every stage to its end, and the total alone on the last line.

/** Types first: they write what the others read, the database client and the addresses of the pages. */
const checks = ["types", "format", "lint", "architecture", "dead-code", "db:check"];
const reports = mkdtempSync(path.join(tmpdir(), "vigie-reports-"));

function run(
  title: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): number {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    // npm and npx are .cmd files there.
    shell: process.platform === "win32",
  });
  return status ?? 1;
}

function check(script: string): Counts {
  const passed = run(script, "npm", ["run", "--silent", script]) === 0;
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function counted(count: (report: unknown) => Counts, file: string, exitCode: number): Counts {
  const nothing = { passed: 0, failed: 0 };
  return withBreakdown(existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : nothing, exitCode);
}

function vitest(project: string): Counts {
  const file = path.join(reports, `${project}.json`);
  const args = ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json"];
  return counted(countVitest, file, run(project, "npx", [...args, `--outputFile.json=${file}`]));
}

function browser(): Counts {
  const file = path.join(reports, "browser.json");
  const exitCode = run("browser", "npm", ["run", "--silent", "browser", "--", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  return counted(countPlaywright, file, exitCode);
}

function stages(isCheck: boolean): Counts[] {
  const done = checks.map(check);
  if (isCheck) return [...done, vitest("unit"), vitest("integration")];
  const built = check("build");
  done.push(built);
  // Nothing to try in a browser without a build, and what broke it is above.
  if (built.failed > 0) return done;
  return [...done, vitest("unit"), vitest("integration"), browser()];
}

const { passed, failed } = sumCounts(stages(process.argv.includes("--check")));
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
