import type { Page } from "@playwright/test";
import { sampleUai } from "../sample/school";
import type { Camera } from "./camera";

const home = `/e/${sampleUai}`;
const patienceMs = 60_000;

const guestRooms = [
  ...["tableau-de-bord", "comptes", "comptes/constats"],
  ...["comptes-invites", "comptes-invites/nouveau", "comptes-invites/nettoyage"],
  ...["administrateurs", "changements", "reglages/comptes", "imports"],
];
const rightsRooms = [
  ...["droits", "droits/rubriques", "droits/services", "droits/constats", "droits/convertir"],
  ...Array.from({ length: 12 }, (_, rank) => `droits/constats/R${String(rank + 1).padStart(2, "0")}`),
  ...["droits/convertir?ajouts=1", "droits/convertir?mode=aucune", "droits/rubriques?q=theatre"],
  ...["droits/lots", "droits/revues", "droits/revues/nouvelle"],
];

/** Every room of the people and of their rights, as the RUPN sees them: to be looked at, not for the guide. */
export async function visitRooms(page: Page, camera: Camera): Promise<void> {
  for (const room of guestRooms) await take(page, camera, room);
  await follow(page, "comptes", "/comptes/", /[0-9a-f-]{36}$/);
  await camera(page, "compte");
  await follow(page, "comptes-invites", "/comptes-invites/", /[0-9a-f-]{36}$/);
  await camera(page, "invite");
  await cleanGuests(page, camera);
  for (const room of rightsRooms) await take(page, camera, room);
  await lookAtTargets(page, camera);
  await convert(page, camera);
  await review(page, camera);
}

async function take(page: Page, camera: Camera, room: string): Promise<void> {
  await page.goto(`${home}/${room}`);
  await camera(page, room.replaceAll(/[/?=]/g, "-"));
}

/** Goes where the first such link of a room leads. */
async function follow(page: Page, room: string, part: string, wanted = /./): Promise<void> {
  await page.goto(`${home}/${room}`);
  const links = await page.locator(`main a[href*="${part}"]`).all();
  for (const link of links) {
    const href = (await link.getAttribute("href")) ?? "";
    if (!wanted.test(href)) continue;
    await page.goto(href);
    return;
  }
  throw new Error(`Aucun lien vers « ${part} » dans ${room}.`);
}

/** The first gesture on several guests: its dry run, then the batch that it makes. */
async function cleanGuests(page: Page, camera: Camera): Promise<void> {
  await follow(page, "comptes-invites/nettoyage", "/comptes-invites/lot?");
  await camera(page, "comptes-invites-lot");
  await take(page, camera, "comptes-invites/lots");
}

async function lookAtTargets(page: Page, camera: Camera): Promise<void> {
  for (const [room, name] of [
    ["droits/rubriques?q=theatre", "Club théâtre"],
    ["droits/rubriques?q=mathematiques", "Mathématiques"],
    ["droits/services?q=appel", "Appel et absences"],
  ] as const) {
    await page.goto(`${home}/${room}`);
    await page.getByRole("table").getByRole("link", { name, exact: true }).click();
    await page.waitForURL(/\/droits\/cible\//);
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await camera(page, `cible-${name.toLowerCase().replaceAll(" ", "-")}`);
  }
  const account = await page.locator('main a[href*="/droits/comptes/"]').first().getAttribute("href");
  await page.goto(account ?? `${home}/droits`);
  await camera(page, "droits-compte");
}

async function convert(page: Page, camera: Camera): Promise<void> {
  await page.goto(`${home}/droits/convertir`);
  await page.getByRole("button", { name: "Préparer ces conversions" }).click();
  await page.waitForURL(/\/droits\/lots\/[0-9a-f-]{36}/, { timeout: patienceMs });
  await camera(page, "droits-lot-prepare");
  await page.getByRole("button", { name: /^Appliquer \d/ }).click();
  await page.getByRole("button", { name: "Défaire ce lot" }).waitFor({ timeout: patienceMs });
  await camera(page, "droits-lot-applique");
  await page.getByRole("button", { name: "Défaire ce lot" }).click();
  await camera(page, "droits-lot-defaire");
  await take(page, camera, "droits/lots");
}

async function review(page: Page, camera: Camera): Promise<void> {
  await page.goto(`${home}/droits/revues/nouvelle`);
  await page.getByLabel("Karim Benali").check();
  await page.getByRole("button", { name: "Ouvrir la revue" }).click();
  await page.waitForURL(/\/droits\/revues\/[0-9a-f-]{36}/, { timeout: patienceMs });
  await page.getByText(/^Droit 1 sur/).waitFor();
  await camera(page, "droits-revue");
  await page.keyboard.press("g");
  await page.getByText(/^Droit 2 sur/).waitFor();
  await page.keyboard.press("r");
  await camera(page, "droits-revue-retirer");
  await take(page, camera, "droits/revues");
}
