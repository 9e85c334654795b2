import path from "node:path";
import { defineConfig } from "vitest/config";

const here = import.meta.dirname;
const alias = {
  "@": here,
  // The marker package throws outside Next's server bundle; a test process is a server.
  "server-only": path.join(here, "node_modules/server-only/empty.js"),
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        // Properties are tried hundreds of times: a busy machine is no failure.
        test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
