import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { zip } from "@/tests/support/zip";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { educonnectList, siecleExport, siecleXml } from "./school-files";

const sample = { pupils: 12, seed: 5, date: new Date() };

test("a whole folder is sent at once, and what is no export stays on the machine", async ({
  page,
  school,
  loginAs,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), "vigie-folder-"));
  await writeFile(path.join(folder, "eleves.zip"), siecleExport(school.uai, sample).buffer);
  await writeFile(path.join(folder, "liste.csv"), educonnectList(sample).buffer);
  await writeFile(path.join(folder, "photo.jpg"), "not an export");
  await loginAs("PRINCIPAL");
  await page.goto(`/e/${school.uai}/imports`);
  await page.getByText("Envoyer un dossier entier").click();
  await page.getByLabel("Dossier à importer").setInputFiles(folder);
  await expect(page.getByText(/2\sfichiers à envoyer/)).toContainText(/1\sautre est laissé/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Envoyer et lire le dossier" }).click();
  await expect(page.getByRole("link", { name: "eleves.zip" })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("link", { name: "liste.csv" })).toBeVisible();
  await expect(page.getByText("photo.jpg")).toHaveCount(0);
  await rm(folder, { recursive: true });
});

test("an archive of several files becomes an import for each, and says what else it held", async ({
  page,
  school,
  loginAs,
}) => {
  const buffer = zip([
    { name: "export/eleves.zip.xml", bytes: siecleXml(school.uai, sample) },
    { name: "export/liste.csv", bytes: educonnectList(sample).buffer },
    { name: "export/lisez-moi.pdf", bytes: Buffer.from("%PDF-1.4") },
  ]);
  await loginAs("RUPN");
  await page.goto(`/e/${school.uai}/imports`);
  await page
    .getByLabel("Fichiers à importer")
    .setInputFiles({ name: "secretariat.zip", mimeType: "application/zip", buffer });
  await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
  const notice = page.getByText(/^Cette archive a été répartie en 2\simports/);
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/lisez-moi\.pdf/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "eleves.zip.xml" }).click();
  await expect(page.getByText(/12\snouveaux/).first()).toBeVisible({ timeout: 20_000 });
});
