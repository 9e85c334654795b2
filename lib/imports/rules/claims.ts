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
  const first = new Map<string, { line: number; candidateIds: readonly string[] }>();
  const contradicted = new Map<number, MatchResult>();
  return {
    claim(record, result) {
      const own = { line: record.line, candidateIds: candidatesOf(result) };
      const keys = claimedKeys(record, result);
      const earlier = keys.flatMap((key) => first.get(key) ?? []);
      for (const key of keys) if (!first.has(key)) first.set(key, own);
      if (earlier.length === 0) return result;
      const duplicate = duplicated([...earlier, own].flatMap((claim) => claim.candidateIds));
      for (const { line } of earlier) contradicted.set(line, duplicate);
      return duplicate;
    },
    contradicted: () => contradicted,
  };
}

function claimedKeys(record: StudentRecord, result: MatchResult): string[] {
  const keys = [
    ["pupil", result.kind === "matched" ? result.id : null],
    ["ine", record.ine],
    ["source", record.sourceId],
    ["identifier", record.identifier],
    ["name", result.kind === "new" && !record.ine && !record.sourceId ? describeNew(record) : null],
  ] as const;
  return keys.flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []));
}

function describeNew(record: StudentRecord): string {
  return `${nameKey(record.lastName, record.firstName)}|${record.birthDate ?? ""}|${record.className ?? ""}`;
}

function candidatesOf(result: MatchResult): readonly string[] {
  if (result.kind === "doubtful") return result.candidateIds;
  return result.kind === "matched" ? [result.id] : [];
}

function duplicated(candidateIds: readonly string[]): MatchResult {
  const reason = "DUPLICATE_IN_FILE";
  return {
    kind: "doubtful",
    reason,
    sentence: describeDoubt(reason),
    candidateIds: [...new Set(candidateIds)].sort(),
  };
}
