import "server-only";
import { createHash } from "node:crypto";
import type { Account } from "@/lib/accounts/rules/account";
import type { BatchGesture, Terms } from "./rules/gestures";

/** What a confirmation confirms: these very accounts, as they stood, this gesture and its terms. SHA-256, hexadecimal. */
export function fingerprintOf(gesture: BatchGesture, terms: Terms, accounts: readonly Account[]): string {
  const said = accounts.map(({ id, status, guest }) => [
    id,
    status,
    guest?.endsOn ?? null,
    guest?.sponsorName ?? null,
  ]);
  const ordered = said.sort(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([gesture, terms.endsOn ?? null, terms.sponsor ?? null, ordered]))
    .digest("hex");
}
