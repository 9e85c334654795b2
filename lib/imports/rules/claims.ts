import { nameKey } from "@/lib/students/rules/search";
import { describeDoubt } from "./doubts";
import type { MatchResult } from "./matching";
import type { StudentRecord } from "./student-record";

export type Claims = {
  /** The result to keep for this record: doubtful when an earlier one of the file already claims the same pupil. */
  claim(record: StudentRecord, result: MatchResult): MatchResult;
  /** Once the file is read: the earlier lines that a later one contradicted, with the result that replaces theirs. */
  contradicted(): ReadonlyMap<number, MatchResult>;
};

/**
 * Watches one whole file, batch after batch, for two records that speak of one pupil: same known pupil, same INE,
 * same SIECLE id, same EduConnect identifier, or two new pupils of one name and birth date.
 */
export function createClaims(): Claims {
  const first = claimedValues.map((valueOf) => ({ valueOf, claims: new Map<string, Claim>() }));
  const contradicted = new Map<number, MatchResult>();
  return {
    claim(record, result) {
      const candidateIds = candidatesOf(result);
      const own = candidateIds.length === 0 ? record.line : { line: record.line, candidateIds };
      const earlier: Claim[] = [];
      for (const { valueOf, claims } of first) {
        const value = valueOf(record, result);
        if (!value) continue;
        const held = claims.get(value);
        if (held === undefined) claims.set(value, own);
        else earlier.push(held);
      }
      if (earlier.length === 0) return result;
      const duplicate = duplicated([...earlier, own].flatMap(idsOf));
      for (const claim of earlier) contradicted.set(lineOf(claim), duplicate);
      return duplicate;
    },
    contradicted: () => contradicted,
  };
}

/** A line alone when it has no candidate: a first import has as many claims as pupils. */
type Claim = number | { line: number; candidateIds: readonly string[] };

type ValueOf = (record: StudentRecord, result: MatchResult) => string | null | undefined;

const claimedValues: readonly ValueOf[] = [
  (_, result) => (result.kind === "matched" ? result.id : null),
  ({ ine }) => ine,
  ({ sourceId }) => sourceId,
  ({ identifier }) => identifier,
  (record, result) => (result.kind === "new" && !record.ine && !record.sourceId ? describeNew(record) : null),
];

const lineOf = (claim: Claim): number => (typeof claim === "number" ? claim : claim.line);
const idsOf = (claim: Claim): readonly string[] => (typeof claim === "number" ? [] : claim.candidateIds);

function describeNew(record: StudentRecord): string {
  return `${nameKey(record.lastName, record.firstName)}|${record.birthDate ?? ""}|${record.className ?? ""}`;
}

function candidatesOf(result: MatchResult): readonly string[] {
  if (result.kind === "doubtful") return result.candidateIds;
  return result.kind === "matched" ? [result.id] : [];
}

/** The doubt of two lines of one file that speak of the same pupil. */
function duplicated(candidateIds: readonly string[]): MatchResult {
  const reason = "DUPLICATE_IN_FILE";
  return {
    kind: "doubtful",
    reason,
    sentence: describeDoubt(reason),
    candidateIds: [...new Set(candidateIds)].sort(),
  };
}
