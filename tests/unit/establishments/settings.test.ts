import { describe, expect, test } from "vitest";
import { decideSettings } from "@/lib/establishments/rules";
import { schoolSettingsSchema } from "@/lib/establishments/schema";

const sent = {
  name: "Collège des Capucines",
  signInAddress: "https://capucines.mon-ent-occitanie.fr",
  secretValidityDays: "90",
};
const accepts = (changes: Partial<typeof sent>) =>
  schoolSettingsSchema.safeParse({ ...sent, ...changes }).success;

describe("schoolSettingsSchema", () => {
  test.each([
    ["0", false],
    ["1", true],
    ["180", true],
    ["181", false],
    ["9.5", false],
    ["-1", false],
    ["1e2", false],
    ["", false],
  ])("validity %j: %s", (secretValidityDays, accepted) => {
    expect(accepts({ secretValidityDays })).toBe(accepted);
  });

  test.each([
    ["https://ent.fr", true],
    [" https://ent.fr/connexion ", true],
    ["http://ent.fr", false],
    ["ent.fr", false],
    ["javascript:alert(1)", false],
    ["https://admin:secret@ent.fr", false],
    ["https://localhost", false],
    ["", false],
  ])("address %j: %s", (signInAddress, accepted) => {
    expect(accepts({ signInAddress })).toBe(accepted);
  });

  test.each([
    ["", false],
    ["   ", false],
    ["x".repeat(120), true],
    ["x".repeat(121), false],
  ])("name %j: %s", (name, accepted) => {
    expect(accepts({ name })).toBe(accepted);
  });

  test("speaks French", () => {
    const parsed = schoolSettingsSchema.safeParse({});
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      "Indiquez le nom de l’établissement.",
      "Indiquez l’adresse de l’ENT.",
      "Indiquez un nombre entier de jours, de 1 à 180.",
    ]);
  });
});

test("decideSettings names what changes, and refuses what changes nothing", () => {
  const known = { ...sent, secretValidityDays: 90 };
  expect(decideSettings(known, { ...known, secretValidityDays: 30, name: "Autre" })).toEqual({
    accepted: true,
    change: { fields: ["nom", "validité des mots de passe provisoires"] },
  });
  expect(decideSettings(known, { ...known }).accepted).toBe(false);
});
