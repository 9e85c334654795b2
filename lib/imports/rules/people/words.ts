import { type Profile, profileNames, profiles } from "@/lib/accounts/rules/profiles";
import type { DeclaredSource } from "./person-record";
import { foldText } from "@/lib/students/rules/search";

/** Other words of lists for a profile, folded; the profile’s own letters and name are known without being here. */
const otherWords: Record<string, Profile> = {
  ...{ eleves: "ELV", etudiant: "ELV" },
  ...{ parent: "TUT", parents: "TUT", tuteur: "TUT", "personne relation eleve": "TUT", responsable: "TUT" },
  ...{ professeur: "ENS", enseignante: "ENS", prof: "ENS", "personnel enseignant": "ENS" },
  ...{ "personnel de direction": "DIR", "chef d'etablissement": "DIR", directeur: "DIR", directrice: "DIR" },
  ...{ "personnel de vie scolaire": "EVS", cpe: "EVS", aed: "EVS" },
  ...{ "personnel non enseignant": "ETA", administratif: "ETA", agent: "ETA", atos: "ETA", atss: "ETA" },
  ...{ documentaliste: "DOC", "professeur documentaliste": "DOC", cdi: "DOC" },
  ...{ "personnel academique": "ACA", "collectivite territoriale": "COL" },
  ...{
    invitee: "EXT",
    exterieur: "EXT",
    externe: "EXT",
    "personne exterieure": "EXT",
    "compte invite": "EXT",
  },
};

const wordsOf = foldText;

const byWord = new Map<string, Profile>([
  ...Object.entries(otherWords).map(([words, profile]): [string, Profile] => [wordsOf(words), profile]),
  ...profiles.flatMap((profile): [string, Profile][] => [
    [profile.toLowerCase(), profile],
    [wordsOf(profileNames[profile]), profile],
  ]),
]);

/** The profile that a cell names, by its letters or in French words; null when nobody knows it. */
export function readProfile(text: string): Profile | null {
  return byWord.get(wordsOf(text)) ?? null;
}

const yes = new Set(["oui", "o", "vrai", "true", "1", "x", "yes", "actif", "active"]);
const no = new Set(["non", "n", "faux", "false", "0", "no", "inactif", "aucun", "aucune"]);

/** What a cell of yes or no says; null when it says neither. */
export function readYesNo(text: string): boolean | null {
  const word = wordsOf(text);
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** True for a password of the ENT’s own, false for a portal’s; null when the words are others. */
export function readLocalAuthentication(text: string): boolean | null {
  const word = wordsOf(text);
  if (/^(?:locale?|ent|compte local)$/.test(word)) return true;
  if (/educonnect|academi|guichet|agent|sso|federe|france ?connect|ars|teleservices/.test(word)) return false;
  return readYesNo(text);
}

/** True when a cell of last sign-in says in words that there never was one. */
export function saysNever(text: string): boolean {
  return /^(?:jamais|jamais connecte(?:\(?e?\)?)?|aucune connexion|aucune|never)$/.test(wordsOf(text));
}

const sources = new Map<string, DeclaredSource | null>([
  ...["manuel", "manuelle", "manual", "local", "saisie", "a la main"].map(
    (word): [string, DeclaredSource] => [word, "MANUAL"],
  ),
  ...["aaf", "annuaire academique", "annuaire", "academique"].map((word): [string, DeclaredSource] => [
    word,
    "AAF",
  ]),
  ...["sts", "stsweb", "sts web"].map((word): [string, DeclaredSource] => [word, "STSWEB"]),
  ...["siecle", "onde", "be1d", "csv", "import", "fichier"].map((word): [string, null] => [word, null]),
]);

/** The feed that a cell says an account came from; null for one that is no feed of ENT accounts, undefined when unknown. */
export function readSource(text: string): DeclaredSource | null | undefined {
  return sources.get(wordsOf(text));
}

/** The parts of a cell of several values of a foreign list: by commas, bars or lines, never inside a name. */
export function readSeveral(text: string): string[] {
  const parts = text.split(/[|,\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** Several values in one cell of the console’s template: bars part them, and a backslash keeps a sign as it is. */
export function writeSeveral(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
}

/** What `writeSeveral` wrote. */
export function readSeveralOfTemplate(text: string): string[] {
  const parts = text.match(/(?:\\.|[^|\\])+/gsu) ?? [];
  return parts.map((part) => part.replace(/\\(.)/gsu, "$1"));
}
