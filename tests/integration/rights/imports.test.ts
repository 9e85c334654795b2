import { afterAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database/client";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, importFile, preview, stored } from "../imports/desk";
import { csvFile } from "../people/files";
import { elodie, jeanne, paul, schoolOf } from "../people/school";
import { grants, groups, importRights, rightsFile, rubrics } from "./school";

useTestDatabase();
afterAll(closeDatabase);

const tree = [
  { Rubrique: "vs", "Nom de la rubrique": "Vie scolaire" },
  { Rubrique: "cdi", "Nom de la rubrique": "CDI", "Rubrique parente": "vs", "Hérite des droits": "oui" },
];
const services = [{ Service: "msg", "Nom du service": "Messagerie" }];

async function school() {
  const held = await schoolOf(jeanne, elodie, paul);
  await importRights(held.desk, "RUBRICS", tree);
  await importRights(held.desk, "SERVICES", services);
  return held;
}

test("rubrics keep their tree, whatever the order of the lines", async () => {
  const { desk, uai } = await schoolOf(jeanne);
  await importRights(desk, "RUBRICS", [...tree].reverse());
  expect(await rubrics(uai)).toEqual([
    { key: "cdi", name: "CDI", parent: "vs", inherits: true, inherited_ceiling: null },
    { key: "vs", name: "Vie scolaire", parent: null, inherits: true, inherited_ceiling: null },
  ]);
});

test("a circle of rubrics and an unknown parent are left out and said", async () => {
  const { desk, uai } = await schoolOf(jeanne);
  const id = await importRights(desk, "RUBRICS", [
    { Rubrique: "a", "Rubrique parente": "b" },
    { Rubrique: "b", "Rubrique parente": "a" },
    { Rubrique: "c", "Rubrique parente": "nulle-part" },
    { Rubrique: "d" },
  ]);
  expect((await rubrics(uai)).map(({ key }) => key)).toEqual(["d"]);
  expect((await stored(id)).counts).toMatchObject({ read: 4, added: 1, rejected: 3 });
});

test("grants find people by identifier or by name, populations by code or words", async () => {
  const { desk, uai, ids } = await school();
  await importRights(desk, "GRANTS", [
    {
      "Type de cible": "Rubrique",
      Cible: "cdi",
      Rôle: "rédacteur",
      Bénéficiaire: "j.dupont",
      Motif: "Remplacement",
    },
    { Cible: "CDI", Rôle: "visiteur", "Type de bénéficiaire": "Profil", Bénéficiaire: "Enseignant" },
    { Cible: "msg", "Type de bénéficiaire": "Tout l’ENT" },
    {
      Cible: "msg",
      "Type de bénéficiaire": "Utilisateur",
      Bénéficiaire: "LEROY Paul",
      "Donné le": "01/09/2024",
    },
  ]);
  expect(await grants(uai)).toMatchObject([
    { target: "CDI", role: "VISITOR", holder_kind: "PROFILE", holder_value: "ENS" },
    { target: "CDI", role: "WRITER", holder_kind: "ACCOUNT", account_id: ids[0], reason: "Remplacement" },
    { target: "Messagerie", role: "ACCESS", holder_kind: "EVERYONE" },
    { target: "Messagerie", role: "ACCESS", holder_kind: "ACCOUNT", given_on: "2024-09-01" },
  ]);
});

test("an unknown holder is listed, and kept", async () => {
  const { desk, uai } = await school();
  const file = rightsFile("GRANTS", [
    { Cible: "msg", "Type de bénéficiaire": "Utilisateur", Bénéficiaire: "z.inconnu" },
  ]);
  const id = await preview(desk, file);
  expect((await stored(id)).warnings.join(" ")).toContain("z.inconnu");
  await importFile(desk, file);
  expect(await grants(uai)).toMatchObject([{ holder_kind: "UNKNOWN", holder_value: "z.inconnu" }]);
});

test("a population that nobody belongs to is told by its name, and kept", async () => {
  const { desk, uai } = await school();
  const file = rightsFile("GRANTS", [{ Cible: "msg", "Type de bénéficiaire": "Classe", Bénéficiaire: "9Z" }]);
  const id = await preview(desk, file);
  expect((await stored(id)).warnings).toEqual(["Ligne 2 : « Classe 9Z » ne compte personne de connu."]);
  await importFile(desk, file);
  expect(await grants(uai)).toMatchObject([{ holder_kind: "CLASS", holder_value: "9Z" }]);
});

test("two grants that contradict are both doubtful, and neither is applied by itself", async () => {
  const { desk, uai } = await school();
  const file = rightsFile("GRANTS", [
    { Cible: "cdi", Rôle: "visiteur", Bénéficiaire: "j.dupont" },
    { Cible: "cdi", Rôle: "gestionnaire", Bénéficiaire: "j.dupont" },
    { Cible: "cdi", Rôle: "visiteur", Bénéficiaire: "p.leroy" },
  ]);
  const id = await preview(desk, file);
  expect((await changes(id)).map(({ kind, doubt }) => [kind, doubt])).toEqual([
    ["DOUBTFUL", "GRANTS_DISAGREE"],
    ["DOUBTFUL", "GRANTS_DISAGREE"],
    ["NEW", null],
  ]);
  await importFile(desk, file);
  expect(await grants(uai)).toHaveLength(1);
});

test("what a list no longer holds is proposed, and stays until somebody says it is gone", async () => {
  const { desk, uai } = await school();
  await importRights(desk, "GRANTS", [
    { Cible: "msg", Bénéficiaire: "j.dupont" },
    { Cible: "msg", Bénéficiaire: "p.leroy" },
  ]);
  const id = await importRights(desk, "GRANTS", [{ Cible: "msg", Bénéficiaire: "j.dupont" }]);
  expect((await stored(id)).counts).toMatchObject({ unchanged: 1, gone: 1 });
  expect((await grants(uai)).every(({ revoked_on: revokedOn }) => revokedOn === null)).toBe(true);
});

test("groups hold people and groups; a group of itself and a stranger are said", async () => {
  const { desk, uai, ids } = await school();
  const id = await importRights(desk, "GROUPS", [
    { Groupe: "cdi", "Nom du groupe": "Équipe CDI", Membre: "j.dupont" },
    { Groupe: "cdi", Membre: "pole", "Type de membre": "Groupe" },
    { Groupe: "pole", "Nom du groupe": "Pôle", Membre: "personne@nulle.part" },
    { Groupe: "rond", Membre: "carre" },
    { Groupe: "carre", Membre: "rond" },
  ]);
  expect(await groups(uai)).toEqual([
    { key: "cdi", name: "Équipe CDI", account_ids: [ids[0]], group_keys: ["pole"], unknown_members: [] },
    { key: "pole", name: "Pôle", account_ids: [], group_keys: [], unknown_members: ["personne@nulle.part"] },
  ]);
  expect((await stored(id)).counts).toMatchObject({ rejected: 2 });
});

test("a foreign list waits for its columns", async () => {
  const { desk } = await school();
  const id = await preview(
    desk,
    csvFile("droits.csv", ["Ressource;Niveau;Utilisateur", "cdi;rédacteur;j.dupont"]),
  );
  expect(await stored(id)).toMatchObject({ status: "NEEDS_MAPPING", format: "RIGHTS_GRANTS" });
});
