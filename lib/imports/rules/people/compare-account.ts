import type { Account } from "@/lib/accounts/rules/account";
import type { StoredDifference } from "../preview/stored-shapes";
import type { PlannedAccount } from "./planned-account";

const compared = [
  ...([
    "lastName",
    "usageName",
    "firstName",
    "birthDate",
    "profile",
    "functions",
    "classes",
    "groups",
    "ine",
  ] as const),
  ...(["login", "email", "status", "localAuthentication", "isAdministrator", "secondFactor"] as const),
  ...(["passwordChangedOn", "openedOn", "leftOn"] as const),
];

const guestFields = ["endsOn", "sponsorName", "sponsorEmail", "reason"] as const;

/** What a plan changes in a known account, field by field, as the preview shows it. */
export function compareAccount(known: Account, planned: PlannedAccount): StoredDifference[] {
  const { activity, guest: held } = known;
  const seen = activity.kind === "SEEN_AT" ? activity.day : activity.kind;
  const { guest } = planned;
  const changes = [
    ...compared.map((field) => ({ field, before: shown(known[field]), after: shown(planned[field]) })),
    { field: "lastSeen", before: shown(seen), after: shown(planned.lastSeenOn ?? planned.activity) },
    ...(guest
      ? guestFields.map((field) => ({ field, before: shown(held?.[field]), after: shown(guest[field]) }))
      : []),
  ];
  return changes.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

function shown(value: string | boolean | readonly string[] | null | undefined): string | string[] | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "oui" : "non";
  return typeof value === "string" ? value : [...value].sort();
}
