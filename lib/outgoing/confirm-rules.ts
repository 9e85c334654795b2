import type { Account, AccountStatus } from "@/lib/accounts/rules/account";
import { frenchDate } from "@/lib/imports/rules/preview/wording";
import type { OutgoingExpectation } from "./rules";

/** What an import just said of an account: the fields it spoke of, and no other. Null when it no longer holds it. */
export type Seen = Partial<Pick<Account, "isAdministrator">> & {
  endsOn?: string | null | undefined;
  sponsorName?: string | null | undefined;
};

export type Settlement = { status: "CONFIRMED" } | { status: "CONTRADICTED"; discrepancy: string };

/** An account whose order was to close it is not there any more; one that was to stay is. */
const closed: ReadonlySet<AccountStatus> = new Set(["DEPARTED", "BINNED"]);

/**
 * Whether an import shows that the ENT is as it was ordered to be; null when it says nothing of it. No file says that an
 * account is suspended: only that it is there, or no longer.
 */
export function settle(expected: OutgoingExpectation, seen: Seen | null): Settlement | null {
  const mustGo = expected.exists === false || (expected.status !== undefined && closed.has(expected.status));
  if (mustGo) return seen === null ? confirmed : contradicted("Le compte est encore dans l’ENT.");
  if (seen === null)
    return expected.status === "SUSPENDED" ? confirmed : contradicted("Le compte n’est plus dans l’ENT.");
  return settlePresent(expected, seen);
}

const confirmed: Settlement = { status: "CONFIRMED" };
const contradicted = (discrepancy: string): Settlement => ({ status: "CONTRADICTED", discrepancy });

function settlePresent(expected: OutgoingExpectation, seen: Seen): Settlement | null {
  const verdicts = [endOf(expected, seen), sponsorOf(expected, seen), administratorOf(expected, seen)];
  const told = verdicts.filter((verdict) => verdict !== null);
  const wrong = told.find(({ status }) => status === "CONTRADICTED");
  if (wrong) return wrong;
  return told.length > 0 || expected.exists === true ? confirmed : null;
}

function endOf({ endsOn: wanted }: OutgoingExpectation, { endsOn }: Seen): Settlement | null {
  if (wanted === undefined || endsOn === undefined) return null;
  if (wanted === endsOn) return { status: "CONFIRMED" };
  const shown = endsOn === null ? "n’a pas de date de fin" : `finit le ${frenchDate(endsOn)}`;
  const asked = wanted === null ? "aucune" : `le ${frenchDate(wanted)}`;
  return { status: "CONTRADICTED", discrepancy: `Le compte ${shown} ; il était demandé : ${asked}.` };
}

function sponsorOf({ sponsorName: wanted }: OutgoingExpectation, { sponsorName }: Seen): Settlement | null {
  if (wanted === undefined || sponsorName === undefined) return null;
  return wanted === sponsorName
    ? { status: "CONFIRMED" }
    : {
        status: "CONTRADICTED",
        discrepancy: `Le parrain est ${sponsorName ?? "absent"} ; il était demandé : ${wanted ?? "aucun"}.`,
      };
}

function administratorOf(
  { isAdministrator: wanted }: OutgoingExpectation,
  { isAdministrator }: Seen,
): Settlement | null {
  if (wanted === undefined || isAdministrator === undefined) return null;
  return wanted === isAdministrator
    ? { status: "CONFIRMED" }
    : { status: "CONTRADICTED", discrepancy: "Cette personne administre encore l’ENT." };
}
