import { foldText } from "@/lib/students/rules/search";

/** Whoever holds a mailbox, by every name they may be known under. */
export type Holder = { lastName: string; usageName: string | null; firstName: string };

/** Words of mailboxes that several people read, or that follow a post and not a person. */
const genericWords: ReadonlySet<string> = new Set([
  ...[
    "ce",
    "adminent",
    "admin",
    "administrateur",
    "administration",
    "secretariat",
    "secretaire",
    "viescolaire",
    "vie",
  ],
  ...[
    "scolaire",
    "contact",
    "rupn",
    "direction",
    "principal",
    "proviseur",
    "cdi",
    "ent",
    "webmaster",
    "info",
    "infos",
  ],
  ...[
    "intendance",
    "gestionnaire",
    "gestion",
    "accueil",
    "college",
    "lycee",
    "ecole",
    "cpe",
    "referent",
    "numerique",
  ],
  ...[
    "tice",
    "support",
    "assistance",
    "noreply",
    "nepasrepondre",
    "postmaster",
    "root",
    "test",
    "invite",
    "etablissement",
  ],
  ...[
    "infirmerie",
    "loge",
    "atelier",
    "tnt",
    "dane",
    "drane",
    "mairie",
    "periscolaire",
    "compte",
    "equipe",
    "service",
  ],
]);

const uai = /^\d{7}[a-z]$/;

/** Short words that are also initials or names: alone they name a post, before a name they do not. */
const ambiguous: ReadonlySet<string> = new Set([
  "ce",
  "vie",
  "ent",
  "test",
  "info",
  "cdi",
  "cpe",
  "tice",
  "principal",
]);

/** The parts of a local part: “p.nom2” → p, nom; what follows a plus is the holder’s own label. */
function partsOf(localPart: string): string[] {
  const [kept = ""] = localPart.toLowerCase().split("+");
  return kept
    .split(/[\s._-]+/)
    .map((part) => foldText(part).replace(/[^a-z0-9]/g, ""))
    .filter((part) => part !== "");
}

/** “ce.0312345F”, “secretariat”, “adminent31”, “vie-scolaire”: a post or a service, whatever its figures. */
export function isGeneric(localPart: string): boolean {
  const parts = partsOf(localPart);
  const words = parts
    .filter((part) => !uai.test(part) && !/^\d+$/.test(part))
    .map((part) => part.replace(/\d+[a-z]?$/, ""));
  const [first = ""] = words;
  if (words.length === 0 || words.every((word) => genericWords.has(word)) || genericWords.has(words.join("")))
    return true;
  return genericWords.has(first) && (!ambiguous.has(first) || parts.some((part) => uai.test(part)));
}

const particles: ReadonlySet<string> = new Set([
  ...[
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "el",
    "al",
    "ben",
    "bin",
    "ould",
    "van",
    "von",
    "der",
    "den",
    "da",
  ],
  ...["dos", "do", "di", "del", "della", "saint", "st", "sainte", "ste"],
]);

/** The ways a name may be written in an address: whole, without its particles, each of its composed parts. */
function formsOf(name: string): Set<string> {
  const words = foldText(name)
    .split(" ")
    .map((word) => word.replace(/[^a-z0-9]/g, ""))
    .filter((word) => word !== "");
  const bare = words.filter((word) => !particles.has(word));
  return new Set(
    [words.join(""), bare.join(""), ...bare].filter((form) => form.length > 1 || words.length === 1),
  );
}

/** The ways a first name may: whole, each part, or its initials. */
function firstFormsOf(name: string): Set<string> {
  const words = foldText(name).split(" ").filter(Boolean);
  const initials = words.map(([initial = ""]) => initial).join("");
  return new Set([...formsOf(name), initials, initials.slice(0, 1)].filter((form) => form !== ""));
}

/**
 * True when the local part is made of the holder’s names, as the académies make them: `prenom.nom`, `p.nom`,
 * `prenom.nom2`, composed names with or without their hyphens, particles kept or left out, the birth name or the one in
 * use, or both. Everything in it must be explained by the names: a part of somebody else’s is a disagreement.
 */
export function agreesWith(localPart: string, holder: Holder): boolean {
  const text = partsOf(localPart)
    .join("")
    .replace(/\d{1,3}$/, "");
  if (text === "") return false;
  const lastForms = new Set([holder.lastName, holder.usageName ?? ""].flatMap((name) => [...formsOf(name)]));
  const both = [...formsOf(holder.lastName)].flatMap((one) =>
    [...formsOf(holder.usageName ?? "")].flatMap((other) => [one + other, other + one]),
  );
  const firsts = [...firstFormsOf(holder.firstName)];
  const lasts = [...lastForms, ...both].filter((form) => form !== "");
  return lasts.some((last) => firsts.some((first) => text === first + last || text === last + first));
}
