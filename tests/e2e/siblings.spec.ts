import { database } from "@/lib/platform/database/client";
import { aafZip, schoolEntry, staff } from "@/tests/integration/people/files";
import { makeSchool } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

test("a RUPN of two schools drops one set, and applies it in both in one gesture", async ({
  page,
  school,
  loginAs,
}) => {
  test.setTimeout(120_000);
  const other = await makeSchool({ name: "Collège des Bleuets" });
  try {
    const { email } = await loginAs("RUPN");
    const { id: operatorId } = await database().operator.findUniqueOrThrow({ where: { email } });
    await database().membership.create({ data: { operatorId, uai: other.uai, role: "RUPN" } });
    const elsewhere = { id: "2001", sn: "BLEU", givenName: "Zoé", structure: "52", functions: ["ENS"] };
    const file = aafZip(school.uai, [...staff, elsewhere], [schoolEntry(other.uai, "52", "BLEUETS")]);
    await page.goto(`/e/${school.uai}/imports`);
    await page.getByLabel("Fichiers à importer").setInputFiles({
      name: file.name,
      mimeType: "application/zip",
      buffer: Buffer.from(await file.arrayBuffer()),
    });
    await page.getByRole("button", { name: "Envoyer et lire les fichiers" }).click();
    const together = page.getByRole("button", { name: /^Appliquer dans les 2\sétablissements$/ });
    await expect(together).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    const table = page.getByRole("table", { name: "Imports du même lot dans vos autres établissements" });
    await expect(table).toContainText("Collège des Bleuets");
    await together.click();
    await expect(page.getByText(/^Import appliqué\s: 4\sajouts/)).toBeVisible({ timeout: 30_000 });
    await expect(table).toContainText(/Import appliqué\s: 1\sajout/, { timeout: 30_000 });
    await expectAccessible(page);
    await table.getByRole("link", { name: /Collège des Bleuets/ }).click();
    await expect(page).toHaveURL(new RegExp(`/e/${other.uai}/imports/`));
    await expect(page.getByRole("link", { name: "Voir les comptes" })).toBeVisible();
  } finally {
    await asOwner("delete from establishment where uai = $1", [other.uai]);
  }
});
