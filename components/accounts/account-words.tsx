import { Status, type StatusTone } from "@/components/ui/status";
import type { AccountSource, AccountStatus, Activity } from "@/lib/accounts/rules/account";
import { frenchDate } from "@/lib/imports/rules/preview/wording";

const statusWords: Record<AccountStatus, { label: string; tone: StatusTone }> = {
  ACTIVE: { label: "Actif", tone: "success" },
  SUSPENDED: { label: "Suspendu", tone: "warning" },
  DEPARTED: { label: "Parti", tone: "neutral" },
  BINNED: { label: "À la corbeille", tone: "danger" },
};

export const statusLabel = (status: AccountStatus): string => statusWords[status].label;

export function AccountState({ status }: { status: AccountStatus }) {
  const { label, tone } = statusWords[status];
  return <Status tone={tone}>{label}</Status>;
}

/** Three states, never merged: unknown is said as such. */
export function describeActivity(activity: Activity["kind"], lastSeenOn: string | null): string {
  if (activity === "SEEN_AT") return frenchDate(lastSeenOn ?? "");
  return activity === "NEVER" ? "Jamais" : "Inconnue";
}

export const sourceNames: Record<AccountSource, string> = {
  AAF: "Annuaire académique (AAF)",
  STSWEB: "STSWEB",
  CSV: "Liste importée",
  MANUAL: "Créé dans la console",
};

export const nameOf = ({
  lastName,
  usageName,
  firstName,
}: {
  lastName: string;
  usageName: string | null;
  firstName: string;
}): string =>
  usageName === null || usageName === lastName
    ? `${lastName} ${firstName}`
    : `${lastName} (${usageName}) ${firstName}`;

export function Missing({ children }: { children: string }) {
  return <span className="font-sans text-muted">{children}</span>;
}
