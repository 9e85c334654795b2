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
  const found: Certain[] = [];
  for (const account of clues.accounts) {
    const finding = matchAccount(account, pupils);
    if (finding?.kind === "FOUND") found.push(finding);
    else if (finding) return finding;
  }
  const [first] = found;
  if (!first) return null;
  const named = namesakes(clues, pupils)?.pupils.map(({ id }) => id) ?? [];
  const accused = found.map(({ id }) => id);
  if (named.length > 0 && !accused.some((id) => named.includes(id)))
    return doubt("CONFLICT", [...accused, ...named]);
  if (new Set(accused).size > 1) return doubt("CONFLICT", accused);
  return found.find(({ certainty }) => certainty === "EXACT") ?? first;
}

/** A whole account first, then what precedes the @ of an address. */
function matchAccount(account: string, pupils: KnownPupils): Finding | null {
  const local = account.includes("@") ? account.slice(0, account.indexOf("@")) : null;
  return (
    found(pupils.identifier(account), "EXACT", "IDENTIFIER") ??
    found(pupils.ine(account), "EXACT", "INE") ??
    found(local === null ? undefined : pupils.identifier(local), "EXACT", "MAIL") ??
    found(pupils.ine(account.toUpperCase()), "NORMALISED", "INE") ??
    among(pupils.likeIdentifier(account), "IDENTIFIER") ??
    (local === null ? null : among(pupils.likeIdentifier(local), "MAIL"))
  );
}

function found(pupil: KnownPupil | undefined, certainty: Certainty, by: Evidence): Certain | null {
  return pupil ? { kind: "FOUND", certainty, id: pupil.id, by } : null;
}

function among(alike: readonly KnownPupil[], by: Evidence): Finding | null {
  if (alike.length > 1) return doubt("LIKE_SEVERAL", idsOf(alike));
  return found(alike[0], "NORMALISED", by);
}

function matchPerson(clues: Clues, pupils: KnownPupils): Finding | null {
  const namesake = namesakes(clues, pupils);
  if (!namesake) return null;
  const { birthDate } = clues;
  const className = squeeze(clues.className ?? "") || namesake.rest;
  const born = namesake.pupils.filter((pupil) => pupil.birthDate === birthDate);
  if (birthDate !== null && born.length === 1) return found(born[0], "NORMALISED", "NAME_AND_BIRTH");
  const possible = namesake.pupils.filter(
    (pupil) => birthDate === null || pupil.birthDate === null || pupil.birthDate === birthDate,
  );
  if (possible.length === 0) return doubt("BIRTH_DIFFERS", idsOf(namesake.pupils));
  if (className === "") return oneOf(possible, "NAME");
  const mates = possible.filter((pupil) => pupils.classOf(pupil) === className);
  return mates.length === 0 ? doubt("CLASS_DIFFERS", idsOf(possible)) : oneOf(mates, "NAME_AND_CLASS");
}

function oneOf(pupils: readonly KnownPupil[], by: Evidence): Finding | null {
  return pupils.length > 1 ? doubt("HOMONYMS", idsOf(pupils)) : found(pupils[0], "NORMALISED", by);
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
