import { nameKey } from "@/lib/students/rules/search";
import { loginKey, type PersonMatch, sourceKey } from "./matching";
import type { PersonRecord } from "./person-record";

export type Claim = { record: PersonRecord; match: PersonMatch };

/**
 * One account is spoken of once by a file: lines that claim the same one, or that would make two accounts of one
 * identifier or of one name and birth date, all become doubtful.
 */
export function opposeClaims(claims: readonly Claim[]): Claim[] {
  const rivals = new Map<string, number>();
  const keys = claims.map(keysOf);
  for (const key of keys.flat()) rivals.set(key, (rivals.get(key) ?? 0) + 1);
  return claims.map((claim, rank) =>
    (keys[rank] ?? []).some((key) => (rivals.get(key) ?? 0) > 1)
      ? { ...claim, match: oppose(claim.match) }
      : claim,
  );
}

function keysOf({ record, match }: Claim): string[] {
  if (match.kind === "matched") return [`account:${match.id}`];
  if (match.kind !== "new") return [];
  const { source, sourceId, ine, login, lastName, firstName, birthDate } = record;
  return [
    ...(sourceId ? [`source:${sourceKey(source, sourceId)}`] : []),
    ...(ine ? [`ine:${ine}`] : []),
    ...(login ? [`login:${loginKey(login)}`] : []),
    ...(birthDate ? [`name:${nameKey(lastName, firstName)}:${birthDate}`] : []),
  ];
}

function oppose(match: PersonMatch): PersonMatch {
  const candidateIds = match.kind === "matched" ? [match.id] : [];
  return { kind: "doubtful", reason: "PERSON_DUPLICATE", candidateIds };
}
