import { afterAll, expect, test } from "vitest";
import { type RightsKind, rightsKinds, rightsTemplateOf } from "@/lib/imports/rules/rights/columns";
import { closeDatabase } from "@/lib/platform/database/client";
import { applyConversion } from "@/lib/rights/actions";
import { exportRights } from "@/lib/rights/documents";
import { safeCsv } from "@/lib/safe-csv";
import { asRequest } from "@/lib/platform/request";
import { formOf, make } from "@/tests/support/gestures";
import { asOwner } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { changes, type Desk, importFile, preview, stored } from "../imports/desk";
import { elodie, jeanne, paul, schoolOf } from "../people/school";
import { convertible, prepare } from "./convertible";
import { grants, groups } from "./school";

useTestDatabase();
afterAll(closeDatabase);

type Cells = Readonly<Record<string, string>>;

/** A list whose cells hold anything, as a spreadsheet would write it. */
function fileOf(kind: RightsKind, lines: readonly Cells[]): File {
  const titles = rightsTemplateOf(kind);
  const rows = lines.map((line) => titles.map((title) => line[title] ?? ""));
  return new File([safeCsv(titles, rows)], `${kind.toLowerCase()}.csv`);
}

async function exported({ uai, operator }: Desk, liste: RightsKind): Promise<File> {
  const request = { now: new Date(), sessionToken: operator.sessionToken };
  const outcome = await asRequest(request, () => exportRights(formOf({ uai, liste })));
  if (outcome.status !== "printed") throw new Error(outcome.status);
  return new File([await outcome.response.arrayBuffer()], `${liste}.csv`);
}

/** Exports each list and reads it again: what the preview counts of it, and what it would change. */
async function readAgain(desk: Desk) {
  const read: Record<string, unknown> = {};
  for (const kind of rightsKinds) {
    const id = await preview(desk, await exported(desk, kind));
    const { status, counts } = await stored(id);
    const { read: lines, unchanged, rejected } = counts as Record<string, number>;
    read[kind] = { status, lines, unchanged, rejected, changes: (await changes(id)).length };
  }
  return read;
}

const same = (lines: number, unchanged = lines) => ({
  ...{ status: "READY", lines, unchanged, rejected: 0, changes: 0 },
});

const withoutLogin = [
  { Nom: "O’BRIEN", Prénom: "Zoé", Profil: "Enseignant" },
  { Nom: "BA", Prénom: "Awa", Profil: "Parent", "Date de naissance": "01/02/1980" },
  { Nom: "BA", Prénom: "Awa", Profil: "Personnel administratif", "Date de naissance": "03/04/1990" },
];

const rubrics: Cells[] = [
  { Rubrique: "vs", "Nom de la rubrique": 'Vie "scolaire" ; suite', "Hérite des droits": "non" },
  { Rubrique: "=1+1", "Nom de la rubrique": '=HYPERLINK("http://x";"y")', "Rubrique parente": "vs" },
  {
    ...{ Rubrique: "-tiret", "Nom de la rubrique": "'apostrophe", "Rubrique parente": "=1+1" },
    "Rôle hérité au plus": "rédacteur",
  },
  { Rubrique: "msg", "Nom de la rubrique": "Messagerie" },
];
const services: Cells[] = [
  { Service: "msg", "Nom du service": "Messagerie" },
  { Service: "+33", "Nom du service": '@nom;"d\'ailleurs"' },
];
const groupLines: Cells[] = [
  { Groupe: "pole", "Nom du groupe": "Pôle ; documentaire", "Type de membre": "Groupe", Membre: "-equipe" },
  { Groupe: "-equipe", "Nom du groupe": "=Équipe", Membre: "j.dupont" },
  { Groupe: "-equipe", Membre: "O’BRIEN Zoé" },
  { Groupe: "-equipe", Membre: '@personne;"nulle part"' },
  // A group that bears the identifier of somebody is still a group.
  {
    Groupe: "p.leroy",
    "Nom du groupe": "Groupe de Paul",
    "Type de membre": "Utilisateur",
    Membre: "p.leroy",
  },
  { Groupe: "tous", "Nom du groupe": "Tous", "Type de membre": "Groupe", Membre: "p.leroy" },
  { Groupe: "vide", "Nom du groupe": "Vide" },
];
const toRubric = { "Type de cible": "Rubrique", Cible: "=1+1", Rôle: "gestionnaire" };
const toService = { "Type de cible": "Service", Cible: "msg" };
const grantLines: Cells[] = [
  {
    ...{ ...toRubric, Bénéficiaire: "j.dupont", "Donné par": "=cmd|' /C calc'!A0", "Donné le": "01/09/2024" },
    ...{ Motif: '"Remplacement" ; suite', "Jusqu’au": "31/08/2027", "Revu le": "15/01/2026" },
  },
  { ...toRubric, Bénéficiaire: "Zoé O’BRIEN" },
  { ...toRubric, Bénéficiaire: "-z;inconnu" },
  { ...toRubric, "Type de bénéficiaire": "Groupe", Bénéficiaire: "-equipe" },
  { ...toRubric, "Type de bénéficiaire": "Groupe", Bénéficiaire: "fantome" },
  { ...toRubric, "Type de bénéficiaire": "Profil", Bénéficiaire: "Enseignant" },
  { ...toRubric, "Type de bénéficiaire": "Profil", Bénéficiaire: "Plombier" },
  { ...toRubric, "Type de bénéficiaire": "Fonction", Bénéficiaire: "+DOC" },
  { ...toRubric, "Type de bénéficiaire": "Classe", Bénéficiaire: "6e A" },
  { ...toRubric, "Type de bénéficiaire": "Établissement" },
  { ...toService, "Type de bénéficiaire": "Tout l’ENT" },
  { ...toService, Bénéficiaire: "p.leroy" },
  { ...toService, "Type de bénéficiaire": "Groupe", Bénéficiaire: "p.leroy" },
  { "Type de cible": "Rubrique", Cible: "msg", Rôle: "modérateur", Bénéficiaire: "p.leroy" },
];

async function hostile() {
  const school = await schoolOf(jeanne, elodie, paul, ...withoutLogin);
  const lists = { RUBRICS: rubrics, SERVICES: services, GROUPS: groupLines, GRANTS: grantLines };
  for (const kind of rightsKinds) await importFile(school.desk, fileOf(kind, lists[kind]));
  return school;
}

test("the four lists read back change nothing, whatever their names hold", async () => {
  const school = await hostile();
  const [first, second] = await asOwner<{ id: string }>(
    "select id from ent_account where uai = $1 and last_name = 'BA' order by profile",
    [school.uai],
  );
  // Two namesakes without an identifier: only their numbers tell them apart.
  await importFile(
    school.desk,
    fileOf("GRANTS", [
      ...grantLines,
      ...[first, second].map((one) => ({ ...toService, Bénéficiaire: `compte:${one?.id ?? ""}` })),
    ]),
  );
  expect(await grants(school.uai)).toHaveLength(grantLines.length + 2);
  expect(await readAgain(school.desk)).toEqual({
    RUBRICS: same(4),
    SERVICES: same(2),
    GROUPS: same(groupLines.length, 5),
    GRANTS: same(grantLines.length + 2),
  });
});

test("rights and groups of an account that was deleted read back as they are", async () => {
  const school = await hostile();
  await asOwner("delete from ent_account where uai = $1 and last_name in ('DUPONT', 'O’BRIEN')", [
    school.uai,
  ]);
  const before = [await grants(school.uai), await groups(school.uai)];
  expect(await readAgain(school.desk)).toMatchObject({
    GROUPS: same(groupLines.length, 5),
    GRANTS: same(grantLines.length),
  });
  await importFile(school.desk, await exported(school.desk, "GROUPS"));
  await importFile(school.desk, await exported(school.desk, "GRANTS"));
  expect([await grants(school.uai), await groups(school.uai)]).toEqual(before);
});

test("a group that was deleted is still held by the groups that named it", async () => {
  const school = await hostile();
  await asOwner("delete from rights_group where uai = $1 and key = '-equipe'", [school.uai]);
  expect(await readAgain(school.desk)).toMatchObject({ GROUPS: same(4) });
});

test("what a conversion gave reads back as it is, and what it revoked is no line", async () => {
  const school = await convertible();
  const { batchId } = await prepare(school, "group", 1);
  await make(applyConversion, { uai: school.uai, batchId }, school.operator);
  expect(await readAgain(school.desk)).toMatchObject({
    SERVICES: same(1),
    GROUPS: same(3, 1),
    GRANTS: same(1),
  });
});
