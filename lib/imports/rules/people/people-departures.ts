import type { Account, AccountSource } from "@/lib/accounts/rules/account";
import { type Profile, profileNames } from "@/lib/accounts/rules/profiles";
import { count } from "@/lib/french";

/** Below this share of a profile’s or a class’s known people, a file is taken for a part of the school. */
const partialShare = 0.5;
/** Of a smaller group, the usual comings and goings of a new school year may take half. */
const smallestGroup = 5;

/** What a file may say of whom it does not hold. */
export type Coverage = {
  source: AccountSource;
  /** False for a Delta set: whoever it does not name is still there. */
  isComplete: boolean;
  /** False for a profile that the file never speaks of. */
  speaksOf: (profile: Profile | null) => boolean;
  /** True for a list of guests, false for any other file. */
  ofGuests: boolean;
};

export type PeopleDepartures = { gone: readonly Account[]; partial: string | null };

/**
 * The known people of the same feed whom the file no longer holds, to be proposed as gone. None at all when the file
 * holds fewer than half of the known people of a profile or of a class: it is then announced as a part of the school.
 */
export function decidePeopleDepartures(
  known: readonly Account[],
  seen: ReadonlySet<string>,
  coverage: Coverage,
): PeopleDepartures {
  if (!coverage.isComplete) return { gone: [], partial: null };
  const concerned = known.filter((account) => isConcerned(account, coverage));
  const missing = partOf(concerned, seen);
  if (missing !== null) return { gone: [], partial: missing };
  return { gone: concerned.filter(({ id }) => !seen.has(id)), partial: null };
}

function isConcerned({ status, profile, guest, origins }: Account, coverage: Coverage): boolean {
  if (status === "DEPARTED" || status === "BINNED") return false;
  if ((guest !== null) !== coverage.ofGuests || !coverage.speaksOf(profile)) return false;
  return origins.some(({ source, goneAt }) => source === coverage.source && goneAt === null);
}

function partOf(concerned: readonly Account[], seen: ReadonlySet<string>): string | null {
  const groups = new Map<string, { held: number; known: number }>();
  for (const account of concerned)
    for (const name of groupsOf(account)) {
      const group = groups.get(name) ?? { held: 0, known: 0 };
      group.known += 1;
      if (seen.has(account.id)) group.held += 1;
      groups.set(name, group);
    }
  const short = [...groups].filter(
    ([, { held, known }]) => known >= smallestGroup && held < known * partialShare,
  );
  const [first] = short;
  if (!first) return null;
  const [name, { held, known }] = first;
  const others = short.length > 1 ? ` (et ${count(short.length - 1, "autre groupe", "autres groupes")})` : "";
  return `Ce fichier ne contient que ${held} des ${known} personnes connues de « ${name} »${others} : il est traité comme partiel, aucun départ n’est proposé.`;
}

/** Teachers have several classes: only a pupil’s tells that a class is whole. */
function groupsOf({ profile, classes }: Account): string[] {
  return [...(profile ? [profileNames[profile]] : []), ...(profile === "ELV" ? classes : [])];
}
