import { count } from "@/lib/french";
import { campaignPath, type Path } from "./paths";

/** What happened in the school between the operator's previous visit and now. */
export type ChangeFacts = {
  since: Date;
  /** Ids are given when there is only one to go to. */
  imports: { applied: number; onlyId: string | null };
  campaigns: { finished: number; done: number; failed: number; closed: number; onlyId: string | null };
  /** In classes, each campaign apart. */
  sheets: { printed: number; handedOut: number; onlyCampaignId: string | null };
  expiredPasswords: number;
};

export type Change = { id: string; text: string; path: Path };

/** At most six lines of what this person may read, in the order of the work; nothing is said of what did not happen. */
export function changesOf(facts: ChangeFacts, sees: { imports: boolean; resets: boolean }): Change[] {
  const lines = [...(sees.imports ? importLines(facts) : []), ...(sees.resets ? resetLines(facts) : [])];
  return lines.flatMap(({ number, ...change }) => (number > 0 ? [change] : []));
}

type Line = Change & { number: number };

function importLines({ imports: { applied, onlyId } }: ChangeFacts): Line[] {
  const text = count(applied, "import appliqué", "imports appliqués");
  return [
    { id: "imports", number: applied, text, path: onlyId === null ? "/imports" : `/imports/${onlyId}` },
  ];
}

function resetLines({ campaigns, sheets, expiredPasswords }: ChangeFacts): Line[] {
  const campaign = campaignPath(campaigns.onlyId);
  const sheet = campaignPath(sheets.onlyCampaignId);
  return [
    { id: "campaigns", number: campaigns.finished, text: describeCampaigns(campaigns), path: campaign },
    {
      id: "printed",
      number: sheets.printed,
      text: `Feuilles imprimées : ${count(sheets.printed, "classe")}`,
      path: sheet,
    },
    {
      id: "handed-out",
      number: sheets.handedOut,
      text: `Feuilles remises : ${count(sheets.handedOut, "classe")}`,
      path: sheet,
    },
    {
      id: "closed",
      number: campaigns.closed,
      text: count(campaigns.closed, "campagne close", "campagnes closes"),
      path: campaign,
    },
    {
      id: "expired",
      number: expiredPasswords,
      text: count(
        expiredPasswords,
        "mot de passe provisoire a expiré",
        "mots de passe provisoires ont expiré",
      ),
      path: "/reinitialisations",
    },
  ];
}

function describeCampaigns({ finished, done, failed }: ChangeFacts["campaigns"]): string {
  const passwords = count(done, "mot de passe réinitialisé", "mots de passe réinitialisés");
  const failures = failed === 0 ? "" : `, ${count(failed, "échec")}`;
  return `${count(finished, "campagne terminée", "campagnes terminées")} : ${passwords}${failures}`;
}
