import { afterAll, expect, test } from "vitest";
import { saveSchoolSettings } from "@/lib/establishments/actions";
import { readSchoolSettings } from "@/lib/establishments/read";
import { closeDatabase } from "@/lib/platform/database/client";
import { asRequest } from "@/lib/platform/request";
import { makeOperator, makeSchool, type TestOperator } from "@/tests/support/factories";
import { make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";

useTestDatabase();
afterAll(closeDatabase);

const wanted = {
  name: "Collège Neuf",
  signInAddress: "https://neuf.mon-ent-occitanie.fr",
  secretValidityDays: "30",
  resetMode: "ASSISTED",
  secretForm: "PASSPHRASE",
  approvalThreshold: "150",
  approvesWholeSchool: "oui",
};

const read = (uai: string, { sessionToken }: TestOperator) =>
  asRequest({ now: new Date(), sessionToken }, () => readSchoolSettings(uai));

const entries = (uai: string) =>
  asOwner<{ outcome: string; text: string }>(
    "select outcome, text from journal_entry where uai = $1 and action = 'settings.changed' order by seq",
    [uai],
  );

test("the principal changes them, and the journal names what changed, without the values", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  expect(await make(saveSchoolSettings, { uai, ...wanted }, operator)).toMatchObject({ status: "done" });
  expect(await read(uai, operator)).toEqual({
    uai,
    name: wanted.name,
    signInAddress: wanted.signInAddress,
    secretValidityDays: 30,
    resetMode: "ASSISTED",
    secretForm: "PASSPHRASE",
    approvalThreshold: 150,
    approvesWholeSchool: true,
    mayChange: true,
    mayReadImports: true,
    mayDelegate: true,
  });
  const [entry] = await entries(uai);
  expect(JSON.parse(entry?.text ?? "{}")).toMatchObject({
    detail: {
      fields: [
        "nom",
        "adresse de connexion",
        "validité des mots de passe provisoires",
        "mode de réinitialisation",
        "forme des mots de passe provisoires",
        "seuil d’approbation",
        "approbation pour tout l’établissement",
      ],
    },
  });
});

test("the same settings again change nothing", async () => {
  const { uai } = await makeSchool();
  const operator = await makeOperator({ uai });
  await make(saveSchoolSettings, { uai, ...wanted }, operator);
  expect(await make(saveSchoolSettings, { uai, ...wanted }, operator)).toMatchObject({ status: "refused" });
  expect((await entries(uai)).map(({ outcome }) => outcome)).toEqual(["DONE", "REFUSED"]);
});

test("a fault names its field and leaves all as it was", async () => {
  const { uai, name } = await makeSchool();
  const operator = await makeOperator({ uai });
  const outcome = await make(
    saveSchoolSettings,
    { uai, ...wanted, signInAddress: "http://neuf.fr" },
    operator,
  );
  expect(outcome.status === "invalid" && Object.keys(outcome.fields)).toEqual(["signInAddress"]);
  expect((await read(uai, operator))?.name).toBe(name);
});

test.each(["RUPN", "AUDITOR", "ACADEMY"] as const)("%s reads them and may not change them", async (role) => {
  const { uai, name } = await makeSchool();
  const operator = await makeOperator({ uai, roles: [role] });
  expect(await make(saveSchoolSettings, { uai, ...wanted }, operator)).toMatchObject({ status: "refused" });
  expect(await read(uai, operator)).toMatchObject({ name, mayChange: false });
});

test("the principal of another school changes nothing here", async () => {
  const { uai, name } = await makeSchool();
  const own = await makeOperator({ uai });
  const stranger = await makeOperator({ uai: (await makeSchool()).uai });
  expect(await make(saveSchoolSettings, { uai, ...wanted }, stranger)).toMatchObject({ status: "refused" });
  expect((await read(uai, own))?.name).toBe(name);
});
