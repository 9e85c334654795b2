import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { currentCode, type SampleAccount, sampleAccounts } from "../demo/accounts";

const port = 4340;
const readyMs = 240_000;

export const address = `http://localhost:${port}`;
const dataDirectory = path.resolve(".data", "guide");
export const filesDirectory = path.join(dataDirectory, "fichiers");

/** The sample console, built beforehand and filled anew; answers how to stop it. */
export async function startConsole(): Promise<{ stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "--import", "./scripts/as-server.mjs"],
      ...["scripts/demo.ts", "--fresh", "--built"],
    ],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, PORT: String(port), DATA_DIRECTORY: dataDirectory },
    },
  );
  const ended = once(child, "exit");
  const deadline = Date.now() + readyMs;
  while (!(await isReady())) {
    if (Date.now() > deadline || child.exitCode !== null) {
      child.kill("SIGTERM");
      throw new Error("La console d’essai n’a pas démarré : lancez d’abord « npm run build ».");
    }
    await pause(500);
  }
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/sante`)).ok;
  } catch {
    return false;
  }
}

function accountOf(name: string): SampleAccount {
  const account = sampleAccounts(dataDirectory).find((known) => known.name === name);
  if (!account) throw new Error(`Aucun compte d’essai « ${name} ».`);
  return account;
}

/** A browser of their own for one of the sample school's people, signed in by the two pages. */
export async function signIn(
  browser: Browser,
  name: string,
  onPage: (page: Page, step: "connexion" | "connexion-code") => Promise<void> = async () => {},
): Promise<Page> {
  const account = accountOf(name);
  const context = await browser.newContext({
    baseURL: address,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
  });
  const page = await context.newPage();
  await page.goto("/connexion");
  await onPage(page, "connexion");
  await page.getByLabel("Adresse électronique").fill(account.email);
  await page.getByLabel("Mot de passe").fill(account.password);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Code à 6 chiffres").waitFor();
  await onPage(page, "connexion-code");
  await page.getByLabel("Code à 6 chiffres").fill(currentCode(account));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/e\//);
  return page;
}
