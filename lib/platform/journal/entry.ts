import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Whom or what an act touched. `label` never names a pupil: the journal cannot be corrected nor purged. */
export type JournalTarget = {
  kind: string;
  id: string;
  detail?: { readonly [key: string]: JsonValue };
  /** The school it concerns, when it is not the one the gesture was made in. */
  uai?: string;
};

export type JournalFacts = {
  at: Date;
  uai: string | null;
  batchId: string;
  actor: { id: string; name: string } | null;
  action: string;
  outcome: "DONE" | "REFUSED";
  target: JournalTarget | null;
};

export type ChainedEntry = { seq: bigint; text: string; hash: string };

/** The canonical text (RFC 8785) of one entry: the very bytes that are stored and hashed. See docs/journal-format.md. */
function canonicalText(facts: JournalFacts, seq: bigint, previous: string): string {
  const text = canonicalize({
    version: 1,
    seq: Number(seq),
    previous,
    at: facts.at.toISOString(),
    uai: facts.uai,
    batch: facts.batchId,
    actor: facts.actor,
    action: facts.action,
    outcome: facts.outcome,
    target: facts.target && { kind: facts.target.kind, id: facts.target.id },
    detail: facts.target?.detail ?? {},
  });
  if (text === undefined) throw new Error("A journal entry has no canonical form");
  return text;
}

/** SHA-256 of the UTF-8 bytes of the text, 64 lower-case hexadecimal signs. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Links entries to the head they follow: each names the hash of the one before. */
export function chain(head: { seq: bigint; hash: string }, facts: readonly JournalFacts[]): ChainedEntry[] {
  let { seq, hash } = head;
  return facts.map((fact) => {
    seq += 1n;
    const text = canonicalText(fact, seq, hash);
    hash = hashOf(text);
    return { seq, text, hash };
  });
}
