import { type Clues, isAccountShaped } from "./clues";
import { type KnownPupil, type KnownPupils, mostCandidates } from "./known-pupils";
import { partsOf, squeeze } from "./near";

export const evidences = ["IDENTIFIER", "INE", "MAIL", "NAME", "NAME_AND_CLASS", "NAME_AND_BIRTH"] as const;
export type Evidence = (typeof evidences)[number];

export const doubtReasons = [
  "CONFLICT",
  "HOMONYMS",
  "CLASS_DIFFERS",
  "BIRTH_DIFFERS",
  "LIKE_SEVERAL",
  "NEAR_IDENTIFIER",
  "NAME_IN_ACCOUNT",
  "FIRST_WORD",
  "LAST_NAME_ONLY",
] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export type Certainty = "EXACT" | "NORMALISED";
type Certain = { kind: "FOUND"; certainty: Certainty; id: string; by: Evidence };

/** What one line led to. VAGUE: more pupils than one can choose among. */
export type Finding =
  | Certain
  | { kind: "DOUBTFUL"; reason: DoubtReason; ids: readonly string[] }
  | { kind: "VAGUE" }
  | { kind: "NONE" };

const mostClassWords = 3;

/**
 * Whom the clues of a line mean. EXACT: an identifier, an INE or the part of an address before the @, letter for
 * letter. NORMALISED: the same but for case, accents, spaces or apostrophes, or a name that only one pupil bears
 * (its class and birth date agreeing, if told). Anything else that resembles is a doubt, with its candidates.
 */
export function matchClues(clues: Clues, pupils: KnownPupils): Finding {
  return (
    matchAccounts(clues, pupils) ??
    matchPerson(clues, pupils) ??
    matchNear(clues, pupils) ??
    matchFirstWord(clues, pupils) ??
    matchLastName(clues, pupils) ?? { kind: "NONE" }
  );
}

function matchAccounts(clues: Clues, pupils: KnownPupils): Finding | null {
  const findings = clues.accounts.flatMap((account) => matchAccount(account, pupils) ?? []);
  const unsure = findings.find(({ kind }) => kind !== "FOUND");
  if (unsure) return unsure;
  const found = findings.filter((finding) => finding.kind === "FOUND");
  const accused = found.map(({ id }) => id);
  const named = namesakes(clues, pupils)?.pupils.map(({ id }) => id) ?? [];
  if (accused.length > 0 && disagree(accused, named)) return doubt("CONFLICT", [...accused, ...named]);
  return found.find(({ certainty }) => certainty === "EXACT") ?? found[0] ?? null;
}

function disagree(accused: readonly string[], named: readonly string[]): boolean {
  const isNamed = named.length === 0 || accused.some((id) => named.includes(id));
  return !isNamed || new Set(accused).size > 1;
}

/** A whole account first, then what precedes the @ of an address. */
function matchAccount(account: string, pupils: KnownPupils): Finding | null {
  return (
    exactly(pupils.identifier(account), "IDENTIFIER") ??
    exactly(pupils.ine(account), "INE") ??
    among(listOf(pupils.ine(account.toUpperCase())), "INE") ??
    among(pupils.likeIdentifier(account), "IDENTIFIER") ??
    matchAddress(account, pupils)
  );
}

function matchAddress(account: string, pupils: KnownPupils): Finding | null {
  if (!account.includes("@")) return null;
  const local = account.slice(0, account.indexOf("@"));
  return exactly(pupils.identifier(local), "MAIL") ?? among(pupils.likeIdentifier(local), "MAIL");
}

const listOf = (pupil: KnownPupil | undefined) => (pupil ? [pupil] : []);

function exactly(pupil: KnownPupil | undefined, by: Evidence): Certain | null {
  return pupil ? { kind: "FOUND", certainty: "EXACT", id: pupil.id, by } : null;
}

/** The only one of those alike; a doubt for several, which a homonym or a second spelling makes. */
function among(
  alike: readonly KnownPupil[],
  by: Evidence,
  reason: DoubtReason = "LIKE_SEVERAL",
): Finding | null {
  if (alike.length > 1) return doubt(reason, idsOf(alike));
  const [pupil] = alike;
  return pupil ? { kind: "FOUND", certainty: "NORMALISED", id: pupil.id, by } : null;
}

function matchPerson(clues: Clues, pupils: KnownPupils): Finding | null {
  const namesake = namesakes(clues, pupils);
  if (!namesake) return null;
  const { birthDate } = clues;
  if (birthDate !== null) {
    const born = namesake.pupils.filter((pupil) => pupil.birthDate === birthDate);
    if (born.length === 1) return among(born, "NAME_AND_BIRTH");
  }
  const possible = namesake.pupils.filter(
    (pupil) => birthDate === null || [null, birthDate].includes(pupil.birthDate),
  );
  if (possible.length === 0) return doubt("BIRTH_DIFFERS", idsOf(namesake.pupils));
  return matchClass(possible, squeeze(clues.className ?? "") || namesake.rest, pupils);
}

function matchClass(possible: readonly KnownPupil[], className: string, pupils: KnownPupils): Finding | null {
  if (className === "") return among(possible, "NAME", "HOMONYMS");
  const mates = possible.filter((pupil) => pupils.classOf(pupil) === className);
  if (mates.length === 0) return doubt("CLASS_DIFFERS", idsOf(possible));
  return among(mates, "NAME_AND_CLASS", "HOMONYMS");
}

/** The pupils whose name is the text, or the text less a class of 3 words at most before or after it. */
function namesakes(
  { text }: Clues,
  pupils: KnownPupils,
): { pupils: readonly KnownPupil[]; rest: string } | null {
  if (text === null) return null;
  const words = text.split(" ");
  for (let dropped = 0; dropped <= Math.min(mostClassWords, words.length - 2); dropped += 1) {
    const sides = [
      [words.slice(0, words.length - dropped), words.slice(words.length - dropped)],
      [words.slice(dropped), words.slice(0, dropped)],
    ] as const;
    for (const [name, rest] of sides) {
      const bearers = pupils.named(squeeze(name.join(" ")));
      if (bearers.length > 0) return { pupils: bearers, rest: squeeze(rest.join(" ")) };
    }
  }
  return null;
}

function matchNear({ accounts }: Clues, pupils: KnownPupils): Finding | null {
  const shaped = accounts.filter(isAccountShaped);
  const near = shaped.flatMap((account) => pupils.near(account));
  if (near.length > 0) return doubt("NEAR_IDENTIFIER", idsOf(near));
  const inside = shaped.flatMap((account) =>
    pupils
      .named(partsOf(account).letters)
      // An identifier that is not the pupil's own is a namesake's; an address may be anybody's choice.
      .filter(({ identifier }) => identifier === null || account.includes("@")),
  );
  return inside.length > 0 ? doubt("NAME_IN_ACCOUNT", idsOf(inside)) : null;
}

function matchFirstWord({ firstWord }: Clues, pupils: KnownPupils): Finding | null {
  const pupil = firstWord === null ? undefined : pupils.identifier(firstWord);
  return pupil ? doubt("FIRST_WORD", [pupil.id]) : null;
}

function matchLastName({ text }: Clues, pupils: KnownPupils): Finding | null {
  const bearers = text === null ? [] : pupils.lastNamed(squeeze(text));
  return bearers.length > 0 ? doubt("LAST_NAME_ONLY", idsOf(bearers)) : null;
}

const idsOf = (pupils: readonly KnownPupil[]) => pupils.map(({ id }) => id);

function doubt(reason: DoubtReason, ids: readonly string[]): Finding {
  const candidates = [...new Set(ids)];
  return candidates.length > mostCandidates
    ? { kind: "VAGUE" }
    : { kind: "DOUBTFUL", reason, ids: candidates };
}
