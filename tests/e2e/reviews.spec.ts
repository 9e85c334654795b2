import { randomUUID } from "node:crypto";
import { dayPlus } from "@/lib/accounts/rules/days";
import { parisDay } from "@/lib/paris-day";
import { asOwner } from "@/tests/support/owner";
import { expectAccessible } from "./accessibility";
import { expect, test } from "./fixtures";

const people = ["Jeanne", "Élodie", "Paul", "Rosa"];

/** A service and four people who hold it in person. */
async function fillRights(uai: string): Promise<void> {
  const serviceId = randomUUID();
  await asOwner("insert into ent_service (uai, id, key, name) values ($1, $2, 'msg', 'Messagerie')", [
    uai,
    serviceId,
  ]);
  for (const firstName of people) {
    const id = randomUUID();
    await asOwner(
      `insert into ent_account (uai, id, last_name, first_name, name_key, search_text, profile, status_since, created_at)
       values ($1, $2, 'DURAND', $3, $3, $3, 'ENS', now(), now())`,
      [uai, id, firstName],
    );
    await asOwner(
      `insert into rights_grant (uai, id, service_id, role, holder_kind, account_id, given_by_name, given_on)
       values ($1, $2, $3, 'ACCESS', 'ACCOUNT', $4, 'Anne Roy', '2024-09-01')`,
      [uai, randomUUID(), serviceId, id],
    );
  }
}

const decisions = async (uai: string) =>
  (
    await asOwner<{ decision: string | null }>(
      "select decision::text from review_item where uai = $1 order by seq",
      [uai],
    )
  ).map(({ decision }) => decision);

test("a review is opened, decided by keyboard alone, closed, and attested", async ({
  page,
  school,
  loginAs,
}) => {
  test.slow();
  const { uai } = school;
  await fillRights(uai);
  await loginAs("RUPN");
  await page.goto(`/e/${uai}/droits/revues`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ouvrir une revue" }).click();
  await page.getByLabel("Camille Essai").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ouvrir la revue" }).click();
  await expect(page.getByText("Choisissez au moins un relecteur.")).toBeVisible();
  await page.getByLabel("Camille Essai").check();
  await page.getByRole("button", { name: "Ouvrir la revue" }).click();
  await page.waitForURL(/\/revues\/[0-9a-f-]{36}$/);

  const sentence = page.getByRole("heading", { level: 3 });
  await expect(sentence).toContainText("DURAND (Enseignant) a accès à");
  await expect(page.getByText("garder ·")).toBeVisible();
  await expectAccessible(page);
  const first = await sentence.textContent();
  await page.keyboard.press("j");
  await expect(sentence).not.toHaveText(first ?? "");
  await expect(sentence).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(sentence).toHaveText(first ?? "");

  await page.keyboard.press("g");
  await expect(page.getByText("Droit 2 sur 4")).toBeVisible();
  await expect(sentence).toBeFocused();

  await page.keyboard.press("r");
  await expect(page.getByLabel("Motif")).toBeFocused();
  await page.keyboard.type("gratuit, relire et conclure");
  await expect(page.getByLabel("Motif")).toHaveValue("gratuit, relire et conclure");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Droit 3 sur 4")).toBeVisible();

  await page.keyboard.press("c");
  await expect(page.getByLabel("Motif")).toHaveValue("gratuit, relire et conclure");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Droit 4 sur 4")).toBeVisible();

  await page.keyboard.press("l");
  await expect(page.getByLabel("Dernier jour")).toBeFocused();
  await page.getByLabel("Dernier jour").fill(dayPlus(parisDay(new Date()), 30));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Vous avez décidé de tous vos droits.")).toBeFocused();
  expect(await decisions(uai)).toEqual(["KEEP", "REMOVE", "CONVERT", "LIMIT"]);

  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1366, height: 768 });

  await page.getByRole("button", { name: "Clore la revue" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Clore, et retirer ou limiter/ }).click();
  await expect(page.getByRole("button", { name: "Imprimer l’attestation" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: "Messagerie" })).toBeVisible();
  const campaignId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  const origin = new URL(page.url()).origin;
  const printed = await page.request.post(`/e/${uai}/droits/revues/attestation`, {
    form: { campaignId },
    headers: { origin },
  });
  expect(printed.headers()["content-type"]).toBe("application/pdf");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a right is decided by a plain form, and Enter in the reason keeps nothing", async ({
    page,
    school,
    loginAs,
  }) => {
    const { uai } = school;
    await fillRights(uai);
    await loginAs("RUPN");
    await page.goto(`/e/${uai}/droits/revues/nouvelle`);
    await page.getByLabel("Camille Essai").check();
    await page.getByRole("button", { name: "Ouvrir la revue" }).click();
    await page.waitForURL(/\/revues\/[0-9a-f-]{36}$/);
    await expect(page.getByText("garder ·")).toBeHidden();
    await page.getByLabel("Motif").fill("Parti");
    await page.getByLabel("Motif").press("Enter");
    expect((await decisions(uai)).every((decision) => decision === null)).toBe(true);
    await page.getByRole("button", { name: "Retirer" }).click();
    await expect(page.getByText("Droit 2 sur 4")).toBeVisible();
    await page.getByRole("button", { name: "Convertir" }).click();
    await expect(page.getByText("Indiquez le motif en quelques mots")).toBeVisible();
    expect((await decisions(uai))[0]).toBe("REMOVE");
  });
});
