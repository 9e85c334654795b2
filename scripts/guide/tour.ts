import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { rawStudents } from "../sample/files";
import { sampleUai } from "../sample/school";
import type { Camera } from "./camera";
import { address, filesDirectory, signIn } from "./console";

const home = `/e/${sampleUai}`;
const campaignAddress = /\/reinitialisations\/[0-9a-f-]{36}$/;
const patienceMs = 60_000;

/** Walks the console as its people do, from the first file to the last sheet, and takes a picture of each page. */
export async function tour(browser: Browser, camera: Camera): Promise<void> {
  const principal = await signIn(browser, "Claire Martin", camera);
  await visitSchool(principal, camera);
  await resetTwoClasses(principal, camera);
  await requestApproval(principal, camera);
  const deputy = await signIn(browser, "Paul Morel");
  await answerRequest(deputy, camera);
  await targetLeak(principal, camera);
  await runAssisted(principal, camera);
  await visitAs(await signIn(browser, "Karim Benali"), camera, "rupn", ["tableau-de-bord", "imports"]);
  await visitAs(await signIn(browser, "Hélène Dubois"), camera, "auditrice", ["tableau-de-bord", "journal"]);
  await visitAs(await signIn(browser, "Nadia Roux"), camera, "delegue", ["tableau-de-bord", "eleves"]);
}

async function take(page: Page, camera: Camera, address: string, name: string): Promise<void> {
  await page.goto(`${home}/${address}`);
  await camera(page, name);
}

async function visitAs(page: Page, camera: Camera, who: string, rooms: readonly string[]): Promise<void> {
  for (const room of rooms) await take(page, camera, room, `${who}-${room}`);
}

async function visitSchool(page: Page, camera: Camera): Promise<void> {
  await take(page, camera, "tableau-de-bord", "tableau-de-bord");
  await take(page, camera, "eleves", "eleves");
  await page.getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/\/eleves\/[0-9a-f-]{36}/);
  await camera(page, "eleve");
  await take(page, camera, "eleves/classes", "classes");
  await take(page, camera, "imports", "imports");
  const buffer = laterExport();
  const file = { name: "ElevesSansAdresses.xml", mimeType: "text/xml", buffer };
  await page.getByLabel("Fichiers à importer").setInputFiles(file);
  await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { name: "Ce que ce fichier changerait" }).waitFor({ timeout: patienceMs });
  await camera(page, "import");
  for (const room of ["reglages", "reglages/delegations", "mon-compte", "journal"])
    await take(page, camera, room, room.split("/").at(-1) ?? room);
}

/** The export of another day: eight pupils changed class. */
function laterExport(): Buffer {
  const pieces: Buffer[] = [];
  for (const piece of rawStudents({ pupils: 640, seed: 1, date: new Date() })) pieces.push(piece);
  let moved = 0;
  const text = Buffer.concat(pieces)
    .toString("latin1")
    .replaceAll("<CODE_STRUCTURE>6e A</CODE_STRUCTURE>", (known) =>
      moved++ < 8 ? known.replace("6e A", "6e B") : known,
    );
  return Buffer.from(text, "latin1");
}

async function choose(page: Page, classes: readonly string[] | "ALL"): Promise<void> {
  await page.goto(`${home}/reinitialisations/nouvelle`);
  if (classes === "ALL") await page.getByLabel("Tous les élèves").check();
  else for (const name of classes) await page.getByLabel(name, { exact: false }).first().check();
}

async function goOn(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await page.getByRole("button", { name: "Continuer" }).waitFor();
  await page.getByRole("button", { name: "Continuer" }).click();
  const label = page.getByText(/^Tapez .+ pour confirmer/).first();
  const [digits] = /\d[\d\s]*/.exec((await label.textContent()) ?? "") ?? ["0"];
  return Number(digits.replace(/\D/g, ""));
}

async function resetTwoClasses(page: Page, camera: Camera): Promise<void> {
  await take(page, camera, "reinitialisations", "reinitialisations-vide");
  await choose(page, ["6e A", "6e B"]);
  await camera(page, "choisir");
  await page.getByRole("button", { name: "Voir qui est exclu" }).click();
  await page.getByRole("button", { name: "Continuer" }).waitFor();
  await camera(page, "exclure");
  await page.goBack();
  await choose(page, ["6e A", "6e B"]);
  const count = await goOn(page);
  await page.getByLabel(/^Tapez .+ pour confirmer/).fill(String(count));
  await camera(page, "confirmer");
  await page.getByRole("button", { name: /^Réinitialiser \d/ }).click();
  await page.waitForURL(campaignAddress);
  await page.getByRole("heading", { name: "Imprimer les feuilles" }).waitFor({ timeout: patienceMs });
  await camera(page, "campagne");
  await page.getByText("Format, grands caractères, seconde langue").click();
  await camera(page, "imprimer");
  await printClass(page, "6e A");
  await page.reload();
  await page.getByRole("link", { name: "Remettre : classe 6e A" }).click();
  await page.getByRole("heading", { name: "Remise en 6e A" }).waitFor();
  for (const tick of (await page.getByRole("checkbox").all()).slice(0, 4)) await tick.check();
  await page.getByRole("button", { name: "Enregistrer les remises" }).click();
  await page.getByText(/feuilles remises\./).waitFor();
  await camera(page, "remise");
  await page.getByRole("button", { name: "Remplacer une feuille perdue" }).click();
  await camera(page, "feuille-perdue");
}

/** The very form of the page; its answer is a document, which the browser would show in place of the page. */
async function printClass(page: Page, className: string): Promise<void> {
  const campaignId = page.url().split("/").at(-1) ?? "";
  const answer = await page.request.post(`/api/feuilles/${sampleUai}`, {
    form: { campaignId, contenu: "BOTH", classe: className },
    headers: { origin: address },
  });
  if (answer.headers()["content-type"] !== "application/pdf")
    throw new Error("La classe n’est pas imprimée.");
}

async function requestApproval(page: Page, camera: Camera): Promise<void> {
  await choose(page, "ALL");
  const count = await goOn(page);
  await page
    .getByLabel(/^Tapez .+ pour confirmer/)
    .first()
    .fill(String(count));
  await camera(page, "demander");
  await page.getByRole("button", { name: /^Demander l’approbation/ }).click();
  await page.waitForURL(campaignAddress);
  await camera(page, "attente");
}

async function answerRequest(page: Page, camera: Camera): Promise<void> {
  await camera(page, "adjoint-tableau-de-bord");
  await page.getByRole("link", { name: "Lire et répondre" }).click();
  await page.getByRole("heading", { name: "Votre réponse" }).waitFor();
  await camera(page, "approuver");
}

async function targetLeak(page: Page, camera: Camera): Promise<void> {
  await page.goto(`${home}/reinitialisations/fuite`);
  await page.getByLabel("Lignes de la fuite").fill(leakedLines());
  await camera(page, "fuite");
  await page.getByRole("button", { name: "Chercher les élèves du texte" }).click();
  await page.waitForURL(/\/fuite\/[0-9a-f-]{36}/);
  await camera(page, "fuite-resultat");
}

/** Six identifiers as a stealer gives them, one written otherwise, one unknown; the password is cut at once. */
function leakedLines(): string {
  const [, ...lines] = readFileSync(path.join(filesDirectory, "liste-educonnect.csv"), "latin1").split(
    "\r\n",
  );
  const identifiers = lines.slice(0, 60).flatMap((line) => /[a-z]+[.-][a-z0-9.-]+/.exec(line) ?? []);
  return [...identifiers.slice(0, 6).map((known) => `${known}:Motdepasse1`), "inconnu.personne9"].join("\n");
}

async function runAssisted(page: Page, camera: Camera): Promise<void> {
  await page.goto(`${home}/reglages`);
  await page.getByLabel("Assistée", { exact: false }).first().check();
  await page.getByRole("button", { name: "Enregistrer les réglages" }).click();
  await page
    .getByText(/enregistr/i)
    .first()
    .waitFor();
  await choose(page, ["4 A"]);
  const count = await goOn(page);
  await page.getByLabel(/^Tapez .+ pour confirmer/).fill(String(count));
  await page.getByRole("button", { name: /^Préparer la campagne/ }).click();
  await page.waitForURL(campaignAddress);
  await camera(page, "assiste");
  const list = path.join(filesDirectory, "liste-educonnect-avec-mots-de-passe.csv");
  await page.getByLabel("Listes produites par ÉduConnect").setInputFiles(list);
  await page.getByRole("button", { name: "Déposer et lire" }).click();
  await page.getByRole("heading", { level: 1, name: /^Liste reçue/ }).waitFor({ timeout: patienceMs });
  await camera(page, "liste-recue");
  await take(page, camera, "reinitialisations", "reinitialisations");
  await take(page, camera, "tableau-de-bord", "tableau-de-bord-fin");
}
