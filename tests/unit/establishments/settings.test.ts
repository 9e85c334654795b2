import { describe, expect, test } from "vitest";
import {
  decideSettings,
  describeApprovals,
  highestThreshold,
  lowestThreshold,
} from "@/lib/establishments/rules";
import { schoolSettingsSchema } from "@/lib/establishments/schema";

const sent = {
  name: "Collège des Capucines",
  signInAddress: "https://capucines.mon-ent-occitanie.fr",
  secretValidityDays: "90",
  resetMode: "MANAGED",
  secretForm: "PASSWORD",
  approvalThreshold: "200",
  approvesWholeSchool: "oui",
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

  test.each([
    [String(lowestThreshold - 1), false],
    [String(lowestThreshold), true],
    [String(highestThreshold), true],
    [String(highestThreshold + 1), false],
    ["2.5", false],
    ["", false],
  ])("threshold %j: %s", (approvalThreshold, accepted) => {
    expect(accepts({ approvalThreshold })).toBe(accepted);
  });

  test.each([
    [{ resetMode: "ASSISTED" }, true],
    [{ resetMode: "" }, false],
    [{ secretForm: "PASSPHRASE" }, true],
    [{ secretForm: "PIN" }, false],
    [{ approvesWholeSchool: "non" }, true],
    [{ approvesWholeSchool: "on" }, false],
  ])("%j: %s", (changes, accepted) => {
    expect(accepts(changes)).toBe(accepted);
  });

  test("speaks French", () => {
    const parsed = schoolSettingsSchema.safeParse({});
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      "Indiquez le nom de l’établissement.",
      "Indiquez l’adresse de l’ENT.",
      "Indiquez un nombre entier de jours, de 1 à 180.",
      "Choisissez comment les mots de passe sont réinitialisés.",
      "Choisissez la forme des mots de passe provisoires.",
      "Indiquez un nombre entier d’élèves, de 1 à 30000.",
      "Dites si une campagne sur tout l’établissement est à approuver.",
    ]);
  });
});

const known = {
  ...sent,
  secretValidityDays: 90,
  resetMode: "MANAGED",
  secretForm: "PASSWORD",
  approvalThreshold: 200,
  approvesWholeSchool: true,
} as const;

test("decideSettings names what changes, and refuses what changes nothing", () => {
  expect(decideSettings(known, { ...known, secretValidityDays: 30, name: "Autre" })).toEqual({
    accepted: true,
    change: { fields: ["nom", "validité des mots de passe provisoires"] },
  });
  const other = {
    ...known,
    resetMode: "ASSISTED",
    secretForm: "PASSPHRASE",
    approvalThreshold: 1,
    approvesWholeSchool: false,
  } as const;
  expect(decideSettings(known, other)).toEqual({
    accepted: true,
    change: {
      fields: [
        "mode de réinitialisation",
        "forme des mots de passe provisoires",
        "seuil d’approbation",
        "approbation pour tout l’établissement",
      ],
    },
  });
  expect(decideSettings(known, { ...known }).accepted).toBe(false);
});

test("describeApprovals says the threshold, and the whole school when it counts", () => {
  expect(describeApprovals({ approvalThreshold: 1, approvesWholeSchool: false })).toBe("À partir de 1 élève");
  expect(describeApprovals({ approvalThreshold: 200, approvesWholeSchool: true })).toBe(
    "À partir de 200 élèves, ou pour tout l’établissement",
  );
});
