import { foldText, nameKey } from "@/lib/students/rules/search";

/** A pupil of the school, as far as a list can tell who it is. */
export type ListPupil = {
  id: string;
  lastName: string;
  usageName: string | null;
  firstName: string;
  birthDate: string | null;
  className: string | null;
  identifier: string | null;
  ine: string | null;
};

/** One line of a list; null where it says nothing. At least an identifier, an INE or a whole name. */
export type ListRecord = {
  line: number;
  lastName: string | null;
  usageName: string | null;
  firstName: string | null;
  birthDate: string | null;
  className: string | null;
  identifier: string | null;
  ine: string | null;
  password: string;
};

export type MatchDoubt = "HOMONYMS" | "IDENTIFIER_DIFFERS" | "INE_DIFFERS" | "NAME_DIFFERS" | "WEAK";

export type LineMatch =
  | { kind: "found"; pupil: ListPupil }
  | { kind: "doubtful"; reason: MatchDoubt; candidates: readonly ListPupil[] }
  | { kind: "unknown" };

/** Pupils of the school by each key that a line may be found with. */
export type PupilIndex = Record<
  "byIdentifier" | "byIne" | "byName",
  ReadonlyMap<string, readonly ListPupil[]>
>;

/** Identifiers are compared whatever their case, as people type them. */
export const identifierKey = (identifier: string): string => identifier.toLowerCase();

/** A pupil is found under the birth name and under the usual name. */
export function indexPupils(pupils: readonly ListPupil[]): PupilIndex {
  const group = (keysOf: (pupil: ListPupil) => readonly (string | null)[]) => {
    const index = new Map<string, ListPupil[]>();
    for (const pupil of pupils) {
      for (const key of new Set(keysOf(pupil))) {
        if (key === null) continue;
        const held = index.get(key);
        if (held) held.push(pupil);
        else index.set(key, [pupil]);
      }
    }
    return index;
  };
  return {
    byIdentifier: group(({ identifier }) => [identifier === null ? null : identifierKey(identifier)]),
    byIne: group(({ ine }) => [ine]),
    byName: group(namesOf),
  };
}

/**
 * Whose line it is: by identifier, then INE, then name and birth date, then name and class when only one pupil bears
 * them. Never guesses: a contradiction, homonyms or a name alone come back as a doubt with those it may be.
 */
export function matchLine(record: ListRecord, index: PupilIndex): LineMatch {
  const steps = [
    (record.identifier && index.byIdentifier.get(identifierKey(record.identifier))) || [],
    (record.ine && index.byIne.get(record.ine)) || [],
    bornThatDay(record, index),
    classmates(record, index),
  ];
  const candidates = steps.find((found) => found.length > 0);
  if (candidates) return settle(record, candidates);
  const namesakes = sameName(record, index);
  return namesakes.length > 0
    ? { kind: "doubtful", reason: "WEAK", candidates: namesakes }
    : { kind: "unknown" };
}

function settle(record: ListRecord, candidates: readonly ListPupil[]): LineMatch {
  const [pupil, ...others] = candidates;
  if (!pupil) return { kind: "unknown" };
  if (others.length > 0) return { kind: "doubtful", reason: "HOMONYMS", candidates };
  const reason = contradiction(record, pupil);
  return reason === null ? { kind: "found", pupil } : { kind: "doubtful", reason, candidates };
}

function contradiction(record: ListRecord, pupil: ListPupil): MatchDoubt | null {
  if (record.ine && pupil.ine && record.ine !== pupil.ine) return "INE_DIFFERS";
  if (isSomebodyElse(record, pupil)) return "NAME_DIFFERS";
  const differs =
    record.identifier !== null &&
    pupil.identifier !== null &&
    identifierKey(record.identifier) !== identifierKey(pupil.identifier);
  return differs ? "IDENTIFIER_DIFFERS" : null;
}

/** A list without names contradicts nobody’s; the same day of birth vouches for a changed name. */
function isSomebodyElse(record: ListRecord, pupil: ListPupil): boolean {
  const names = namesIn(record);
  if (names.length === 0) return false;
  if (record.birthDate !== null && record.birthDate === pupil.birthDate) return false;
  return !namesOf(pupil).some((name) => names.includes(name));
}

function bornThatDay(record: ListRecord, index: PupilIndex): readonly ListPupil[] {
  if (record.birthDate === null) return [];
  return sameName(record, index).filter(({ birthDate }) => birthDate === record.birthDate);
}

/** Of one class and one name, whom no other day of birth sets apart. */
function classmates(record: ListRecord, index: PupilIndex): readonly ListPupil[] {
  const { className } = record;
  if (className === null) return [];
  return sameName(record, index).filter(
    (pupil) =>
      pupil.className !== null &&
      classKey(pupil.className) === classKey(className) &&
      (record.birthDate === null || pupil.birthDate === null),
  );
}

function sameName(record: ListRecord, index: PupilIndex): readonly ListPupil[] {
  return [...new Set(namesIn(record).flatMap((name) => index.byName.get(name) ?? []))];
}

function namesIn({ lastName, usageName, firstName }: ListRecord): string[] {
  if (firstName === null) return [];
  return [lastName, usageName].flatMap((name) => (name === null ? [] : [nameKey(name, firstName)]));
}

function namesOf({ lastName, usageName, firstName }: ListPupil): string[] {
  return [nameKey(lastName, firstName), nameKey(usageName ?? lastName, firstName)];
}

/** « 6e A », « 6EA » and « 6e-a » name one class. */
const classKey = (className: string): string => foldText(className).replaceAll(" ", "");
