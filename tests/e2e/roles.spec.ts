import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { confirmButton, expectCampaignDone, prepareCampaign } from "./campaign";
import { expect, signIn, test } from "./fixtures";
import { printedBy } from "./printing";
import { expected, fillClasses } from "./pupils";

/** Every sign that could be a provisional password: twelve signs of the four kinds. */
function passwordsIn(text: string): string[] {
  const words = text.match(/(?<=[\s>"]|^)[A-Za-z0-9!*+=?$]{12}(?=[\s<"]|$)/gm) ?? [];
  return words.filter(
    (word) => /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word) && /[!*+=?$]/.test(word),
  );
}

/** Goes to each room; answers the names of the gestures that change something. */
async function visit(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await expectAccessible(page);
  const names = await page.getByRole("main").getByRole("button").allTextContents();
  return names.filter((name) => !/Rechercher|Exporter/.test(name));
}

test("an auditor reads everything, is offered no gesture, and meets no secret", async ({
  page,
  school,
  enrol,
  browser,
  baseURL,
}) => {
  test.slow();
  const [pupil = ""] = await fillClasses(school.uai);
  const principal = await browser.newPage({ ...(baseURL !== undefined && { baseURL }) });
  await signIn(principal, await enrol("PRINCIPAL"));
  await prepareCampaign(principal);
  await confirmButton(principal).click();
  await expectCampaignDone(principal);
  const paper = await printedBy(
    principal,
    principal.getByRole("button", { name: /^Imprimer toutes les classes/ }),
  );
  const passwords = passwordsIn(paper);
  expect(new Set(passwords).size).toBe(expected.both);
  const campaign = principal.url();
  await principal.close();

  await signIn(page, await enrol("AUDITOR"));
  const base = `/e/${school.uai}`;
  for (const address of [
    `${base}/tableau-de-bord`,
    `${base}/eleves`,
    `${base}/eleves/classes`,
    `${base}/eleves/${pupil}`,
    `${base}/reinitialisations`,
    campaign,
    `${base}/imports`,
    `${base}/imports/etats`,
    `${base}/journal`,
    `${base}/reglages`,
  ]) {
    expect(await visit(page, address), address).toEqual([]);
    const html = await page.content();
    expect(
      passwords.filter((password) => html.includes(password)),
      address,
    ).toEqual([]);
  }
  const sent = await page.request.post(`/api/feuilles/${school.uai}`, {
    headers: { origin: baseURL ?? "" },
    form: { uai: school.uai, campaignId: campaign.split("/").at(-1) ?? "", contenu: "BOTH" },
  });
  expect(sent.headers()["content-type"]).not.toBe("application/pdf");
});

test("a RUPN imports, and resets nothing", async ({ page, school, loginAs }) => {
  await fillClasses(school.uai);
  await loginAs("RUPN");
  await expect(page.getByRole("link", { name: "Réinitialisations" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Nouvelle réinitialisation" })).toHaveCount(0);
  expect(await visit(page, `/e/${school.uai}/imports`)).toContainEqual(
    expect.stringContaining("Envoyer et lire"),
  );
  for (const room of ["reinitialisations", "reinitialisations/nouvelle"]) {
    const answer = await page.goto(`/e/${school.uai}/${room}`);
    expect(answer?.status(), room).toBe(404);
  }
});
