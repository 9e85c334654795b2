import "server-only";
import { createHash } from "node:crypto";
import type { Account } from "@/lib/accounts/rules/account";
import type { BatchGesture, Terms } from "./rules/gestures";

/**
 * What a confirmation confirms: these very accounts, as they stood, this gesture and its terms. Accounts are added in
 * the order of their identifiers, a slice at a time: the list is never whole in memory. SHA-256, hexadecimal.
 */
export function startFingerprint(gesture: BatchGesture, terms: Terms) {
  const hash = createHash("sha256").update(
    JSON.stringify([gesture, terms.endsOn ?? null, terms.sponsor ?? null]),
  );
  return {
    add({ id, status, guest }: Account): void {
      hash.update(JSON.stringify([id, status, guest?.endsOn ?? null, guest?.sponsorName ?? null]));
    },
    finish: (): string => hash.digest("hex"),
  };
}
