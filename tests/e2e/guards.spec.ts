import { confirmButton, expectCampaignDone, prepareCampaign } from "./campaign";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";
import { fillClasses } from "./pupils";
import { makeSchool } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";

test("what belongs to another school answers as what does not exist", async ({ page, school, loginAs }) => {
  const other = await makeSchool({ name: "Collège d’à côté" });
  const [foreignPupil = ""] = await fillClasses(other.uai);
  await loginAs("PRINCIPAL");
  const nowhere = "0199a1b2-0000-7000-8000-000000000001";
  for (const address of [
    `/e/${school.uai}/eleves/${foreignPupil}`,
    `/e/${school.uai}/eleves/${nowhere}`,
    `/e/${school.uai}/reinitialisations/${nowhere}`,
    `/e/${school.uai}/imports/${nowhere}`,
    `/e/${school.uai}/imports/pas-un-identifiant`,
    `/e/${other.uai}/eleves/${foreignPupil}`,
    `/e/${other.uai}/tableau-de-bord`,
  ]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page n’existe pas");
  }
  await expectAccessible(page);
  await asOwner("delete from establishment where uai = $1", [other.uai]);
});

test("a double click starts one campaign, and going back starts no other", async ({
  page,
  school,
  loginAs,
}) => {
  await fillClasses(school.uai);
  await loginAs("PRINCIPAL");
  await prepareCampaign(page);
  await confirmButton(page).dblclick();
  await expectCampaignDone(page);
  const campaign = page.url();

  await page.goBack();
  await expect(page.getByRole("heading", { name: "Nouvelle réinitialisation" })).toBeVisible();
  await page.goto(campaign);
  await page.getByRole("link", { name: "Réinitialisations" }).first().click();
  await expect(page.getByRole("link", { name: /^Réinitialisation du / })).toHaveCount(1);
  expect(await asOwner("select id from reset_campaign where uai = $1", [school.uai])).toHaveLength(1);
});
