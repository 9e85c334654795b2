import { JournalList, type Told } from "@/components/students/journal-list";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import type { Account } from "@/lib/accounts/rules/account";
import { profileNames } from "@/lib/accounts/rules/profiles";
import { type BatchGesture, gestureWords } from "@/lib/batches/rules/gestures";
import type { Finding } from "@/lib/hygiene/rules/found";
import { FindingList } from "../hygiene/finding-list";
import { AccountFacts, GuestFactList, OriginTable } from "./account-facts";
import { nameOf, statusLabel } from "./account-words";

type Props = {
  uai: string;
  account: Account;
  today: string;
  mayManage: boolean;
  findings: readonly Finding[];
  /** Null for who may not read the journal. */
  entries: readonly Told[] | null;
};

/** One account, a guest’s or anybody’s: who it is, who feeds it, what is wrong with it, what was done of it. */
export function AccountPage({ uai, account, today, mayManage, findings, entries }: Props) {
  const isGuest = account.guest !== null;
  return (
    <>
      <PageHeader
        trail={[
          isGuest
            ? { label: "Comptes invités", href: routeTo(`/e/${uai}/comptes-invites`) }
            : { label: "Comptes", href: routeTo(`/e/${uai}/comptes`) },
        ]}
        title={nameOf(account)}
        sentence={`${account.profile === null ? "Profil inconnu" : profileNames[account.profile]}, ${statusLabel(account.status).toLowerCase()}.`}
        gesture={mayManage && <Gestures uai={uai} account={account} />}
      />
      {account.isAdministrator && (
        <div className="mb-6">
          <Notice tone="info" title="Cette personne administre l’ENT.">
            Un geste sur ce compte lui ferme aussi l’administration de l’établissement.
          </Notice>
        </div>
      )}
      {findings.length > 0 && (
        <Section title="Ce qui ne va pas">
          <FindingList findings={findings} />
        </Section>
      )}
      {isGuest && (
        <Section title="Invitation">
          <GuestFactList account={account} today={today} />
        </Section>
      )}
      <Section title="Droits" sentence="Ce à quoi ses populations et son nom lui donnent accès, et pourquoi.">
        <LinkButton href={`/e/${uai}/droits/comptes/${account.id}`}>Voir ses droits, et pourquoi</LinkButton>
      </Section>
      <Section title="Compte">
        <AccountFacts account={account} />
      </Section>
      <Section
        title="D’où l’on tient ce compte"
        sentence="Chaque source, et la dernière fois qu’elle en a parlé."
      >
        <OriginTable origins={account.origins} />
      </Section>
      {entries !== null && <History entries={entries} />}
    </>
  );
}

const gesturesOf = ({ status, guest }: Account): BatchGesture[] => {
  if (status === "BINNED") return ["RESTORE", "DELETE"];
  if (status === "DEPARTED") return ["RESTORE"];
  const toggle: BatchGesture = status === "ACTIVE" ? "SUSPEND" : "RESTORE";
  return guest ? ["EXTEND", "CHANGE_SPONSOR", toggle, "BIN"] : [toggle, "DEPART"];
};

function Gestures({ uai, account }: { uai: string; account: Account }) {
  const hrefOf = (geste: BatchGesture) => {
    const crowd = account.guest ? "GUESTS" : "EVERYBODY";
    const search = new URLSearchParams({ compte: account.id, geste, crowd });
    return routeTo(`/e/${uai}/comptes-invites/lot?${search.toString()}`);
  };
  return (
    <>
      {gesturesOf(account).map((gesture) => (
        <LinkButton key={gesture} href={hrefOf(gesture)}>
          {gestureWords[gesture].verb}
        </LinkButton>
      ))}
    </>
  );
}

function History({ entries }: { entries: readonly Told[] }) {
  return (
    <Section title="Journal" sentence="Ce que la console a fait de ce compte, et qui l’a demandé.">
      {entries.length > 0 ? (
        <JournalList entries={entries} />
      ) : (
        <p className="text-muted">Aucune entrée à son sujet.</p>
      )}
    </Section>
  );
}
