import { indexNear, squeeze } from "./near";

export type KnownPupil = {
  id: string;
  identifier: string | null;
  ine: string | null;
  lastName: string;
  usageName: string | null;
  firstName: string;
  className: string | null;
  birthDate: string | null;
};

/** Beyond, a line says too little to be worth a choice. */
export const mostCandidates = 12;
const mostNamesakes = 200;

/** An identifier but for case, accents, spaces and apostrophes; its dots and dashes tell pupils apart. */
function accountKey(account: string): string {
  return account
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\s'’ʼ`]/gu, "")
    .toLowerCase();
}

/** The pupils of a school by all that a line may name them by. */
export type KnownPupils = {
  identifier: (written: string) => KnownPupil | undefined;
  likeIdentifier: (written: string) => readonly KnownPupil[];
  ine: (written: string) => KnownPupil | undefined;
  /** Last and first name in either order, squeezed; birth or usual name. */
  named: (squeezed: string) => readonly KnownPupil[];
  lastNamed: (squeezed: string) => readonly KnownPupil[];
  /** Squeezed too; empty without a class. */
  classOf: (pupil: KnownPupil) => string;
  near: (written: string) => readonly KnownPupil[];
};

/** Built once for all the lines; what finds near identifiers only when a line needs it. */
export function indexPupils(pupils: readonly KnownPupil[]): KnownPupils {
  const byIdentifier = new Map(
    pupils.flatMap((pupil) => (pupil.identifier ? [[pupil.identifier, pupil]] : [])),
  );
  const byIne = new Map(pupils.flatMap((pupil) => (pupil.ine ? [[pupil.ine, pupil]] : [])));
  const likeIdentifier = group(
    pupils,
    ({ identifier }) => (identifier === null ? [] : [accountKey(identifier)]),
    mostCandidates + 1,
  );
  const short = createSqueezer();
  const [byName, byLastName] = indexNames(pupils, short);
  let near: ((written: string) => KnownPupil[]) | null = null;
  return {
    identifier: (written) => byIdentifier.get(written),
    ine: (written) => byIne.get(written),
    likeIdentifier: (written) => likeIdentifier.get(accountKey(written)) ?? [],
    named: (squeezed) => byName.get(squeezed) ?? [],
    lastNamed: (squeezed) => byLastName.get(squeezed) ?? [],
    classOf: ({ className }) => short(className ?? ""),
    near(written) {
      near ??= indexNear(pupils, ({ identifier }) => identifier, mostCandidates);
      return near(written);
    },
  };
}

type Index = Map<string, KnownPupil[]>;

/** `squeeze` that works once a text: a school has few first names and classes for many pupils. */
function createSqueezer(): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text) ?? squeeze(text);
    made.set(text, known);
    return known;
  };
}

function indexNames(pupils: readonly KnownPupil[], short: (text: string) => string): [Index, Index] {
  const lastNamesOf = ({ lastName, usageName }: KnownPupil) =>
    (usageName === null ? [lastName] : [lastName, usageName]).map(short);
  const byName = group(
    pupils,
    (pupil) => {
      const first = short(pupil.firstName);
      return lastNamesOf(pupil).flatMap((last) => [last + first, first + last]);
    },
    mostNamesakes,
  );
  return [byName, group(pupils, lastNamesOf, mostCandidates + 1)];
}

function group(
  pupils: readonly KnownPupil[],
  keysOf: (pupil: KnownPupil) => readonly string[],
  limit: number,
): Index {
  const index: Index = new Map();
  for (const pupil of pupils) {
    for (const key of keysOf(pupil)) {
      const held = index.get(key);
      if (!held) index.set(key, [pupil]);
      else if (held.length < limit && !held.includes(pupil)) held.push(pupil);
    }
  }
  return index;
}
