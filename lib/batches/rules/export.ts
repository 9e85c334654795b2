import type { Account } from "@/lib/accounts/rules/account";
import { safeCsv } from "@/lib/safe-csv";
import type { DryLine } from "./dry-run";
import { type BatchGesture, gestureWords } from "./gestures";

/** Three states, never merged. */
function writeActivity({ activity }: Account): string {
  if (activity.kind === "SEEN_AT") return activity.day;
  return activity.kind === "NEVER" ? "jamais" : "inconnue";
}

const header = [
  "Nom",
  "Prénom",
  "Identifiant ENT",
  "Dernière connexion",
  "Date de fin",
  "Ce qui se passera",
  "Raison",
];

/** The lines of a dry run as they are on screen; days are “AAAA-MM-JJ”. */
export function dryRunCsv(gesture: BatchGesture, lines: readonly DryLine[]): string {
  return safeCsv(
    header,
    lines.map(({ account, refusal }) => [
      ...[account.lastName, account.firstName, account.login ?? "", writeActivity(account)],
      account.guest?.endsOn ?? "",
      refusal === null ? gestureWords[gesture].past : "laissé tel quel",
      refusal?.reason ?? "",
    ]),
  );
}
