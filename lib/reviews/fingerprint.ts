import "server-only";
import { createHash } from "node:crypto";
import { type Attestation, canonicalText } from "./rules/attestation";

/** What the journal keeps of an attestation: SHA-256 of its canonical text, hexadecimal. */
export function fingerprintOf(attestation: Attestation): string {
  return createHash("sha256").update(canonicalText(attestation), "utf8").digest("hex");
}
