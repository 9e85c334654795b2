import { spawnSync } from "node:child_process";
import type { Row } from "./measure";

/** A new suite is a file beside this one, and its line here. */
const suites: Record<string, () => Promise<(runs: number) => Promise<readonly Row[]>>> = {
  sheets: async () => (await import("./sheets")).sheetsSuite,
  reset: async () => (await import("./reset")).resetSuite,
  list: async () => (await import("./list")).listSuite,
  import: async () => (await import("./import")).importSuite,
  campaign: async () => (await import("./campaign")).campaignSuite,
  people: async () => (await import("./people")).peopleSuite,
  schools: async () => (await import("./schools")).schoolsSuite,
  rights: async () => (await import("./rights")).rightsSuite,
  requests: async () => (await import("./requests")).requestsSuite,
};

const countedRuns = 5;

/** Each suite in a process of its own: its settings, its database and its peak of memory are not another's. */
function runEach(): void {
  for (const name of Object.keys(suites)) {
    const [script = ""] = process.argv.slice(1);
    const { status } = spawnSync(process.execPath, [...process.execArgv, script, name], { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}

/** `npm run bench -- [suite]`: one JSON object a line, of one suite or of all. */
async function run(name: string): Promise<void> {
  const load = suites[name];
  if (!load) {
    console.error(`Suite inconnue : « ${name} ». Suites possibles : ${Object.keys(suites).join(", ")}.`);
    process.exitCode = 1;
    return;
  }
  const suite = await load();
  for (const row of await suite(countedRuns)) console.log(JSON.stringify(row));
}

const [name] = process.argv.slice(2);
if (name === undefined) runEach();
else await run(name);
