import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { freshSettings } from "@/scripts/start/secrets";

const root = path.resolve(".");
const base = mkdtempSync(path.join(tmpdir(), "vigie-start-"));
let folder = base;

beforeEach(() => {
  folder = mkdtempSync(path.join(base, "console-"));
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

type Ended = { code: number | null; said: string };

/** Runs a script of the console in an empty folder, with nothing of this process's own settings. */
async function runScript(
  name: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const hook = path.join(root, "scripts/as-server.mjs");
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--import", hook, path.join(root, "scripts", name), ...args],
    {
      cwd: folder,
      env: {
        NODE_ENV: "production",
        PATH,
        HOME,
        TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"),
        ...env,
      },
    },
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said: said.join("") };
}

/** What a built console has beside its scripts. */
function build(): void {
  symlinkSync(path.join(root, "prisma"), path.join(folder, "prisma"));
  mkdirSync(path.join(folder, ".next"));
  writeFileSync(path.join(folder, ".next/BUILD_ID"), "essai");
}

const environmentFile = () => path.join(folder, ".env");

describe("npm start", () => {
  test("without settings: names each, says what to run, starts nothing", async () => {
    const { code, said } = await runScript("start.ts");
    expect(code).toBe(1);
    for (const name of ["APP_URL", "SESSION_SECRET", "PASSWORD_PEPPER", "SEALING_KEYS", "npm run setup"])
      expect(said).toContain(name);
    expect(existsSync(path.join(folder, ".data"))).toBe(false);
  });

  test("refuses a port out of range", async () => {
    writeFileSync(environmentFile(), freshSettings("http://localhost:3000"));
    const { code, said } = await runScript("start.ts", [], { PORT: "65536" });
    expect(code).toBe(1);
    expect(said).toContain("PORT doit être un nombre entre 1 et 65535.");
  });

  test("asks for the build before anything else starts", async () => {
    writeFileSync(environmentFile(), freshSettings("http://localhost:3000"));
    const { code, said } = await runScript("start.ts");
    expect(code).toBe(1);
    expect(said).toContain("npm run build");
  });

  test("says that the port is taken, and starts no database", async () => {
    writeFileSync(environmentFile(), freshSettings("http://localhost:3000"));
    build();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const { code, said } = await runScript("start.ts", [], { PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(said).toContain(`Le port ${port} est déjà pris`);
    expect(existsSync(path.join(folder, ".data"))).toBe(false);
  });

  test("says why the data folder cannot be used", async () => {
    writeFileSync(environmentFile(), freshSettings("http://localhost:3000"));
    build();
    writeFileSync(path.join(folder, "fichier"), "");
    const { code, said } = await runScript("start.ts", [], {
      DATA_DIRECTORY: "fichier/donnees",
      PORT: "4399",
    });
    expect(code).toBe(1);
    expect(said).toContain("ne peut pas recevoir la base de données");
  });

  test("says that the database of DATABASE_URL does not answer, without its password", async () => {
    writeFileSync(environmentFile(), freshSettings("http://localhost:3000"));
    build();
    const url = "postgresql://vigie_app:motdepasse-tres-secret@127.0.0.1:9/vigie";
    const { code, said } = await runScript("start.ts", [], {
      PORT: "4399",
      DATABASE_URL: url,
      MIGRATION_DATABASE_URL: url,
    });
    expect(code).toBe(1);
    expect(said).toContain("MIGRATION_DATABASE_URL");
    expect(said).not.toContain("tres-secret");
  });
});

describe("npm run setup", () => {
  test("writes settings for the address given, that only their owner reads", async () => {
    const { code } = await runScript("setup.ts", ["--url", "https://vigie.exemple.fr/connexion"]);
    expect(code).toBe(0);
    expect(readFileSync(environmentFile(), "utf8")).toContain("APP_URL=https://vigie.exemple.fr\n");
    expect(statSync(environmentFile()).mode & 0o777).toBe(0o600);
  });

  test("never touches settings that exist", async () => {
    writeFileSync(environmentFile(), "APP_URL=https://garde.exemple.fr\n");
    const { code, said } = await runScript("setup.ts");
    expect(code).toBe(1);
    expect(said).toContain("existe déjà");
    expect(readFileSync(environmentFile(), "utf8")).toBe("APP_URL=https://garde.exemple.fr\n");
  });

  test("refuses an address that is not one", async () => {
    const { code } = await runScript("setup.ts", ["--url", "vigie.exemple.fr"]);
    expect(code).toBe(1);
    expect(existsSync(environmentFile())).toBe(false);
  });
});
