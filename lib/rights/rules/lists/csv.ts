import { profileNames } from "@/lib/accounts/rules/profiles";
import { frenchMoment } from "@/lib/french";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import { safeCsv } from "@/lib/safe-csv";
import { describeChange, gestureNames, lineStatusNames, statusNames, type StoredLine } from "../batch";
import { describeProposals } from "../convert/words";
import { roleNames, type TargetKind } from "../model";
import type { RightsNames } from "../names";
import type { TargetRow } from "../overview";
import { whyWords } from "../sentence";
import type { BatchRow } from "./batches";
import type { ConversionRow } from "./conversions";
import { evidenceOf, type FindingRow, standingOf } from "./findings";
import type { GrantRow } from "./grants";
import type { HeldRow, PersonRow } from "./people";

/** A list as a file: the titles, then what each column says of a row. */
const writer =
  <Row>(columns: readonly (readonly [title: string, cell: (row: Row) => string])[]) =>
  (rows: readonly Row[]): string =>
    safeCsv(
      columns.map(([title]) => title),
      rows.map((row) => columns.map(([, cell]) => cell(row))),
    );

const day = (text: string | null) => (text === null ? "" : frenchDate(text));
const kindNames: Record<TargetKind, string> = { RUBRIC: "Rubrique", SERVICE: "Service" };
const by = (isPersonal: boolean) => (isPersonal ? "Personne" : "Population");

export const grantsCsv = writer<GrantRow>([
  ["Bénéficiaire", ({ holder }) => holder],
  ["Donné à", ({ isPersonal }) => by(isPersonal)],
  ["Hérité de", ({ inheritedFrom }) => inheritedFrom ?? ""],
  ["Rôle", ({ role }) => roleNames[role]],
  ["Présents", ({ people }) => String(people)],
  ["Donné le", ({ givenOn }) => day(givenOn)],
  ["Donné par", ({ givenByName }) => givenByName ?? ""],
  ["Motif", ({ reason }) => reason ?? ""],
  ["Jusqu’au", ({ endsOn }) => day(endsOn)],
  ["Revu le", ({ reviewedOn }) => day(reviewedOn)],
]);

export const peopleCsv = (rows: readonly PersonRow[], names: RightsNames) =>
  writer<PersonRow>([
    ["Personne", ({ name }) => name],
    ["Identifiant ENT", ({ person }) => person.login ?? ""],
    ["Profil", ({ person: { profile } }) => (profile === null ? "" : profileNames[profile])],
    ["Rôle", ({ access }) => (access === null ? "" : roleNames[access.role])],
    ["Pourquoi", ({ access }) => (access === null ? "" : whyWords(access, names))],
  ])(rows);

export const heldCsv = writer<HeldRow>([
  ["Rubrique ou service", ({ name }) => name],
  ["Nature", ({ target }) => kindNames[target.kind]],
  ["Rôle", ({ access }) => (access === null ? "" : roleNames[access.role])],
  ["Par", ({ isPersonal }) => by(isPersonal)],
  ["Pourquoi", ({ why }) => why],
]);

const yesNo = (answer: boolean) => (answer ? "oui" : "non");

export const targetsCsv = (kind: TargetKind, rows: readonly TargetRow[]) =>
  writer<TargetRow>([
    [kindNames[kind], ({ name }) => name],
    ["Identifiant", ({ key }) => key],
    ...(kind === "RUBRIC" ? inheritance : []),
    ["Droits à des populations", ({ populations }) => String(populations)],
    ["Droits à des personnes", ({ persons }) => String(persons)],
    ["À convertir", ({ convertible }) => String(convertible)],
  ])(rows);

const inheritance: readonly (readonly [string, (row: TargetRow) => string])[] = [
  ["Sous", ({ above }) => above ?? ""],
  ["Hérite", ({ inherits }) => yesNo(inherits)],
  ["Hérités de populations", ({ inherited }) => String(inherited.populations)],
  ["Hérités de personnes", ({ inherited }) => String(inherited.persons)],
];

export const conversionsCsv = writer<ConversionRow>([
  ["Rubrique ou service", ({ conversion }) => conversion?.name ?? ""],
  ["Nature", ({ target }) => kindNames[target.kind]],
  ["Rôle", ({ role }) => roleNames[role]],
  ["Personnes", ({ conversion }) => String(conversion?.holders.length ?? 0)],
  ["Donné à", ({ conversion }) => conversion?.holders.map(({ name }) => name).join(", ") ?? ""],
  [
    "Ce qui peut les remplacer",
    ({ conversion }) => (conversion === null ? "" : describeProposals(conversion).join(" | ")),
  ],
]);

export const linesCsv = writer<StoredLine>([
  ["Ligne", ({ seq }) => String(seq)],
  ["Droit", ({ label }) => label],
  ["Geste", describeChange],
  ["Résultat", ({ status }) => lineStatusNames[status]],
  ["Pourquoi", ({ outcome }) => outcome ?? ""],
]);

export const batchesCsv = writer<BatchRow>([
  ["Lot", ({ gesture }) => gestureNames[gesture]],
  ["Le", ({ createdAt }) => frenchMoment(createdAt)],
  ["Par", ({ createdByName }) => createdByName],
  ["État", ({ status }) => statusNames[status]],
  ["Défait par", ({ undoneByName }) => undoneByName ?? ""],
]);

const standingNames = { A_CORRIGER: "À corriger", ACCEPTE: "Exception", INDECIDABLE: "Impossible à dire" };

export const findingsCsv = writer<FindingRow>([
  ["Rubrique ou service", ({ target }) => target],
  ["Bénéficiaire", ({ holder }) => holder ?? ""],
  ["Constat", ({ found }) => standingNames[standingOf(found)]],
  ["Preuve", ({ found }) => evidenceOf(found)],
  ["Exception jusqu’au", ({ found }) => day(found.exception?.endsOn ?? null)],
  ["Raison", ({ found }) => found.exception?.reason ?? ""],
  ["Qui en répond", ({ found }) => found.exception?.owner ?? ""],
]);
