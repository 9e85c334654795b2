import { daysBefore, samplePupils, type SamplePupil } from "./pupils";
import { seededChance, type Chance } from "./random";
import type { SampleOptions } from "./school";
import { frenchDay } from "./siecle";

const header =
  "Nom;Prénom;Date de naissance;Classe;Identifiant;État du compte;Dernière modification du mot de passe;INE";

const states = [
  ["Actif", 0.74],
  ["Jamais activé", 0.13],
  ["Provisoire", 0.06],
  ["Bloqué", 0.02],
  ["FranceConnect", 0.05],
] as const;

const missingShare = 0.015;
const missingDateShare = 0.03;
const longestAgeDays = 420;
// The list is drawn apart, so that a change in one file never moves the other.
const listSeed = 0x9e3779b9;

/** liste-educonnect.csv, line by line. The real columns are not published: these are the console’s guess. */
export function* educonnectCsv(options: SampleOptions): Generator<string> {
  const chance = seededChance(options.seed ^ listSeed);
  yield `${header}\r\n`;
  for (const { pupil, identifier } of identifiedPupils(options)) {
    const state = chance.weigh(states);
    const changedOn = drawChange(chance, state, options.date);
    if (pupil.standing === "ENROLLED" && chance.happens(missingShare)) continue;
    const fields = [
      pupil.lastName.toLocaleUpperCase("fr"),
      pupil.firstName,
      frenchDay(pupil.bornOn),
      pupil.schoolClass.code,
      identifier,
      state,
      changedOn === null ? "" : frenchDay(changedOn),
      pupil.ine?.value ?? "",
    ];
    yield `${fields.join(";")}\r\n`;
  }
}

/** The pupils, each with the identifier that EduConnect gives. */
export function* identifiedPupils(
  options: SampleOptions,
): Generator<{ pupil: SamplePupil; identifier: string }> {
  const taken = new Map<string, number>();
  for (const pupil of samplePupils(options)) yield { pupil, identifier: nextIdentifier(pupil, taken) };
}

/** Initial, name, and a number from the second one on: "e.lefevre", "e.lefevre2". */
function nextIdentifier({ firstName, lastName }: SamplePupil, taken: Map<string, number>): string {
  const base = `${plainLetters(firstName).charAt(0)}.${plainLetters(lastName)}`;
  const rank = (taken.get(base) ?? 0) + 1;
  taken.set(base, rank);
  return rank === 1 ? base : `${base}${rank}`;
}

function plainLetters(name: string): string {
  return foldedLetters(name).replace(/[^a-z]/g, "");
}

function foldedLetters(name: string): string {
  const spelled: Record<string, string> = { œ: "oe", æ: "ae", đ: "d", ł: "l", ı: "i" };
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[œæđłı]/g, (letter) => spelled[letter] ?? letter);
}

function drawChange(chance: Chance, state: string, date: Date): Date | null {
  const isKnown = !chance.happens(missingDateShare);
  const changedOn = daysBefore(date, 1 + chance.below(longestAgeDays));
  return isKnown && (state === "Actif" || state === "Bloqué") ? changedOn : null;
}
