import { expectAccessible } from "./accessibility";
import { codeOf, expect, signIn, test } from "./fixtures";

test("two factors open the console, and signing out closes it", async ({ page, enrol }) => {
  const visitor = await enrol("PRINCIPAL");
  await page.goto("/connexion");
  await expectAccessible(page);
  await page.getByLabel("Adresse électronique").fill(visitor.email);
  await page.getByLabel("Mot de passe").fill(visitor.password);
  await page.getByRole("button", { name: "Continuer" }).click();

  await expect(page.getByLabel("Code à 6 chiffres")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code à 6 chiffres").fill(codeOf(visitor));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL(/\/e\/\w+\//);
  const inside = page.url();
  await expect(page.getByText(visitor.name)).toBeVisible();

  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/\/connexion/);
  await page.goto(inside);
  await expect(page).toHaveURL(/\/connexion/);
});

test("a wrong password and an unknown address are told the same", async ({ page, enrol }) => {
  const visitor = await enrol("RUPN");
  const sentences: (string | null)[] = [];
  for (const email of [visitor.email, "personne@college.example"]) {
    await page.goto("/connexion");
    await page.getByLabel("Adresse électronique").fill(email);
    await page.getByLabel("Mot de passe").fill("ce n’est pas le bon");
    await page.getByRole("button", { name: "Continuer" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "Erreur" });
    await expect(refusal).toBeVisible();
    await expect(page.getByLabel("Mot de passe")).toHaveValue("");
    sentences.push(await refusal.textContent());
  }
  expect(sentences[1]).toBe(sentences[0]);
});

test("a code opens one session only", async ({ page, enrol, browser, baseURL }) => {
  const visitor = await enrol("AUDITOR");
  const code = codeOf(visitor);
  await signIn(page, visitor, code);

  const elsewhere = await browser.newPage({ ...(baseURL !== undefined && { baseURL }) });
  await elsewhere.goto("/connexion");
  await elsewhere.getByLabel("Adresse électronique").fill(visitor.email);
  await elsewhere.getByLabel("Mot de passe").fill(visitor.password);
  await elsewhere.getByRole("button", { name: "Continuer" }).click();
  await elsewhere.getByLabel("Code à 6 chiffres").fill(code);
  await elsewhere.getByRole("button", { name: "Se connecter" }).click();
  await expect(elsewhere.getByRole("alert").filter({ hasText: "Erreur" })).toBeVisible();
  await expect(elsewhere).toHaveURL(/\/connexion\/code/);
  await elsewhere.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in works the same", async ({ page, loginAs }) => {
    const visitor = await loginAs("PRINCIPAL");
    await expect(page.getByText(visitor.name)).toBeVisible();
  });
});

test("a cookie of before leads to the sign-in, not to an error", async ({
  page,
  context,
  loginAs,
  baseURL,
}) => {
  await loginAs("PRINCIPAL");
  const inside = page.url();
  const [cookie] = (await context.cookies()).filter(({ httpOnly, expires }) => httpOnly && expires > 0);
  expect(cookie).toBeDefined();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.waitForURL(/\/connexion/);
  for (const value of [cookie?.value ?? "", "n’importe quoi"]) {
    await context.addCookies([
      { name: cookie?.name ?? "", value: encodeURIComponent(value), url: baseURL ?? "" },
    ]);
    await page.goto(inside);
    await expect(page).toHaveURL(/\/connexion/);
    await expect(page.getByLabel("Adresse électronique")).toBeVisible();
  }
});

test("a write from another site, or from nowhere, is refused", async ({ request }) => {
  const foreign = await request.post("/connexion", { headers: { origin: "https://ailleurs.example" } });
  expect(foreign.status()).toBe(403);
  const forged = await request.post("/connexion", {
    headers: { origin: "https://ailleurs.example", "x-forwarded-host": "ailleurs.example" },
  });
  expect(forged.status()).toBe(403);
  expect((await request.post("/connexion")).status()).toBe(403);
});
