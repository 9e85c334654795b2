import { defineConfig } from "@playwright/test";
import { chromium } from "./tests/support/chromium";
import { consoleAddress, consolePort, dataDirectory } from "./tests/support/console-under-test";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  reporter: "list",
  timeout: 60_000,
  use: {
    baseURL: consoleAddress,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "retain-on-failure",
    launchOptions: chromium(),
  },
  webServer: {
    command: "node --import tsx --import ./scripts/as-server.mjs scripts/demo.ts --fresh --built",
    url: `${consoleAddress}/api/sante`,
    env: { PORT: String(consolePort), DATA_DIRECTORY: dataDirectory, INTERFACE_CATALOGUE: "1" },
    timeout: 180_000,
    stdout: "ignore",
    // The console stops its own database.
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
